// A small server for Deno.
Deno.serve({ port: 8000 }, () => new Response("hello\n"));
