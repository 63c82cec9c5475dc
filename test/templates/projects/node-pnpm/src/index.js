// A small HTTP server that ends in order.
const http = require("node:http");
const mime = require("mime-types");

const server = http.createServer((request, response) => {
  response.setHeader("Content-Type", mime.contentType("txt"));
  response.end(`hello from ${request.url}\n`);
});
server.listen(process.env.PORT || 3000);
