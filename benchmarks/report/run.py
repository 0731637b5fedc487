"""Measure the report: writing it, its size, and how long a real Chromium takes to open, search, filter and sort it.

Run `python benchmarks/report/run.py` in the project's environment; numbers are medians of five, in milliseconds.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from infograph import report  # noqa: E402
from report.answers import QUERY, SOURCES, answer, drafts  # noqa: E402
from report.browser import Browser, missing  # noqa: E402

SIZES = (5, 60, 500, 2000)
ROUNDS = 5
LOADED = "const n = performance.getEntriesByType('navigation')[0]; return n.loadEventEnd - n.startTime"
PAINTED = """
const first = performance.getEntriesByName('first-contentful-paint')[0];
return first ? first.startTime : 0"""
TIMED = """
const started = performance.now();
const s = document.querySelector(arguments[0]);
if (arguments[1] === null) s.click(); else { s.value = arguments[1]; s.dispatchEvent(new Event(arguments[2])); }
document.body.getBoundingClientRect();
return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now() - started))))"""
STEPS = {
    "search": ("#search", "zoe", "input"),
    "clear": ("#search", "", "input"),
    "filter": ("[data-filter=band]", "1", "change"),
    "sort": ("[data-column='2']", None, ""),
}


def main() -> None:
    if why := missing():
        sys.exit(why)
    print(f"{'people':>7}{'KiB':>7}{'write':>8}{'open':>8}{'painted':>9}" + "".join(f"{step:>8}" for step in STEPS))
    with tempfile.TemporaryDirectory() as folder, Browser(Path(folder) / "profile") as browser:
        browser.screen(1200, 900)
        for size in SIZES:
            print(row(browser, Path(folder) / "report.html", size))


def row(browser: Browser, path: Path, size: int) -> str:
    found, times = answer(size), {"write": [], "open": [], "painted": [], **{step: [] for step in STEPS}}
    for _ in range(ROUNDS):
        started = time.perf_counter()
        out = io.StringIO()
        report.render(found, QUERY, out, sources=SOURCES, drafts=drafts(found))
        times["write"].append((time.perf_counter() - started) * 1000)
        path.write_text(out.getvalue(), "utf-8")
        browser.open(path)
        times["open"].append(browser.run(LOADED))
        times["painted"].append(browser.run(PAINTED))
        for step, what in STEPS.items():
            times[step].append(browser.run(TIMED, *what))
    middle = [statistics.median(values) for values in times.values()]
    widths = (8, 8, 9, *(8 for _ in STEPS))
    cells = "".join(f"{value:>{width}.0f}" for value, width in zip(middle, widths, strict=True))
    return f"{size:>7}{path.stat().st_size / 1024:>7.0f}{cells}"


if __name__ == "__main__":
    main()
