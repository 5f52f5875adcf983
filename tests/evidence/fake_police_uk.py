"""A local server that behaves like police.uk, its faults included."""

import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FakePoliceUk:
    """Answers with `archives` (path -> bytes); faults are switched on by a test."""

    def __init__(self, archives: dict[str, bytes], newest: str = "2025-09-01") -> None:
        self.archives = archives
        self.newest = f'{{"date": "{newest}"}}'
        self.knows_ranges = True
        self.drops = 0  # answers that break off half way
        self.busy = 0  # answers of 503 with Retry-After
        self.page_instead = False
        self.changes = False
        self.requests: list[tuple[str, str | None]] = []
        self.sent = 0

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        wanted = handler.headers.get("Range")
        self.requests.append((handler.path, wanted))
        if handler.path == "/api/crime-last-updated":
            return self.send(handler, 200, self.newest.encode(), "application/json")
        if self.busy:
            self.busy -= 1
            return self.send(handler, 503, b"busy", "text/plain", {"Retry-After": "0"})
        if self.page_instead:
            return self.send(handler, 200, b"<html>maintenance</html>", "text/html")
        body = self.archives.get(handler.path)
        if body is None:
            return self.send(handler, 404, b"not here", "text/plain")
        stamp = f'"{len(self.requests)}"' if self.changes else '"one"'
        found = re.match(r"bytes=(\d+)-(\d+)", wanted or "")
        if not (found and self.knows_ranges):
            return self.send(handler, 200, body, "application/zip", {"ETag": stamp})
        first, last = int(found[1]), min(int(found[2]), len(body) - 1)
        headers = {"Content-Range": f"bytes {first}-{last}/{len(body)}", "ETag": stamp}
        return self.send(handler, 206, body[first : last + 1], "application/zip", headers)

    def send(self, handler, status, body, kind, headers=None) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.end_headers()
        if status == 206 and self.drops and len(body) > 10:
            self.drops -= 1
            handler.wfile.write(body[: len(body) // 2])
            handler.close_connection = True
            return
        self.sent += len(body)
        handler.wfile.write(body)

    @contextmanager
    def running(self):
        """Serve on a free port of this machine; yield the base address."""
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                fake.answer(self)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
