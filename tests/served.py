"""A host for tests: serves a folder below a sub-path, and can be slow, swapped or cut off."""

from __future__ import annotations

import http.server
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit


class Host:
    """Serves ``folder`` at ``address``, with the headers of its file ``_headers`` if asked."""

    def __init__(self, folder: Path, *, below: str = "/sub/") -> None:
        self.folder = folder
        self.below = below
        self.delay = 0.0
        self.headers: dict[str, str] = {}
        self.asked: list[str] = []
        self._port = 0
        self.restore()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}{self.below}"

    def restore(self) -> None:
        """Answer, at the same port as before."""
        self._server = _Server(("127.0.0.1", self._port), self)
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def cut(self) -> None:
        """Answer no more, as if there were no network."""
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self) -> Host:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        self.cut()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], host: Host) -> None:
        self.host = host
        super().__init__(address, _Handler)


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        host = self.server.host
        host.asked.append(self.path)
        time.sleep(host.delay)
        super().do_GET()

    def translate_path(self, path: str) -> str:
        host = self.server.host
        self.directory = str(host.folder)
        inside = urlsplit(path).path.removeprefix(host.below)
        return super().translate_path(f"/{inside}")

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        page = self.server.host.folder / "404.html"
        body = page.read_bytes() if code == 404 and page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in self.server.host.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None: ...
