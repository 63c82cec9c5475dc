"""A small HTTP server that ends in order."""

import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from packaging.version import Version

PORT = 8000


class Hello(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = f"hello from {Version('1.2')}\n".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


server = ThreadingHTTPServer(("0.0.0.0", PORT), Hello)


def stop(number: int, frame: object) -> None:
    print("stopping", flush=True)
    threading.Thread(target=server.shutdown).start()


signal.signal(signal.SIGTERM, stop)
server.serve_forever()
print("stopped", flush=True)
