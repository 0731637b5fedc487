"""A real browser for tests, spoken to over WebDriver's plain HTTP: no package beyond the standard library."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
NEEDED = ("chromium", "chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
)


def missing() -> str:
    """Return why no browser can be started, "" where one can."""
    absent = [name for name in NEEDED if not shutil.which(name)]
    return f"{' and '.join(absent)} not installed" if absent else ""


class Browser:
    """One headless Chromium; `with` ends it."""

    def __init__(self, folder: Path) -> None:
        self._port = _free_port()
        self._driver = subprocess.Popen(
            [shutil.which("chromedriver"), f"--port={self._port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _wait_for(self._port)
        options = {
            "binary": shutil.which("chromium"),
            "args": [*FLAGS, f"--user-data-dir={folder}"],
        }
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
        }
        self._session = ""
        self._session = self._post("/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
        self.devtools("Emulation.setFocusEmulationEnabled", enabled=True)  # a window that nobody looks at tells of no focus

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._call("DELETE", f"/session/{self._session}")
        finally:
            self._driver.terminate()
            self._driver.wait(10)

    def open(self, path: Path) -> None:
        self._post(self._at("/url"), {"url": path.as_uri()})

    def reload(self) -> None:
        self._post(self._at("/refresh"), {})

    def run(self, script: str, *given: object) -> Any:
        """Run a function's body in the page and return what it returns; promises are awaited."""
        return self._post(self._at("/execute/sync"), {"script": script, "args": list(given)})

    def devtools(self, command: str, **params: object) -> dict:
        return self._post(self._at("/goog/cdp/execute"), {"cmd": command, "params": params})

    def type(self, selector: str, text: str) -> None:
        self._post(self._at(f"/element/{self._find(selector)}/value"), {"text": text})

    def click(self, selector: str) -> None:
        # What was far off is laid out as it comes near: the driver would click where it stood before.
        self.run(
            "document.querySelector(arguments[0])?.scrollIntoView({block: 'nearest'}); return new Promise(requestAnimationFrame)",
            selector,
        )
        self._post(self._at(f"/element/{self._find(selector)}/click"), {})

    @contextmanager
    def inside(self, selector: str) -> Iterator[None]:
        """Work in the page of a frame."""
        self._post(self._at("/frame"), {"id": {ELEMENT: self._find(selector)}})
        try:
            yield
        finally:
            self._post(self._at("/frame"), {"id": None})

    def logs(self, kind: str) -> list[dict]:
        return self._post(self._at("/se/log"), {"type": kind})

    def theme(self, name: str) -> None:
        self.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def screen(self, width: int, height: int, *, phone: bool = False) -> None:
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)

    def picture(self, path: Path, *, whole: bool = False) -> None:
        made = self.devtools("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(made["data"]))

    def paper(self, path: Path) -> None:
        made = self.devtools("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        path.write_bytes(base64.b64decode(made["data"]))

    def _find(self, selector: str) -> str:
        found = self._post(self._at("/element"), {"using": "css selector", "value": selector})
        return found[ELEMENT]

    def _at(self, path: str) -> str:
        return f"/session/{self._session}{path}"

    def _post(self, path: str, body: dict):
        return self._call("POST", path, body)

    def _call(self, method: str, path: str, body: dict | None = None):
        sent = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}{path}", sent, {"Content-Type": "application/json"}, method=method
        )
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with direct.open(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise RuntimeError(json.load(error)["value"]["message"]) from None


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("chromedriver does not answer")
