// A small HTTP server with a route for health checks.
import { createServer } from "node:http";
import { contentType } from "mime-types";

const port = Number(process.env.PORT ?? 8080);
createServer((request, response) => {
  response.setHeader("Content-Type", contentType("txt") || "text/plain");
  response.end(request.url === "/healthz" ? "fine" : "hello\n");
}).listen(port);
