// A small server for Bun.
import { contentType } from "mime-types";

Bun.serve({ port: 3000, fetch: () => new Response("hello\n", { headers: { "Content-Type": contentType("txt") || "text/plain" } }) });
