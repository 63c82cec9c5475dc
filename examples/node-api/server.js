// Answers every request with a greeting and stops in order on SIGTERM.
const { createServer } = require("node:http");

const server = createServer((_request, response) => response.end("hello\n")).listen(3000);
process.on("SIGTERM", () => server.close());
