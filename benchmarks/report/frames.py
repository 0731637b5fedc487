"""Measure how the report's pictures move in a real Chromium slowed down to a phone: frames while a finger, wheel or key works.

Run `python benchmarks/report/frames.py [people ...]` in the project's environment. Each gesture takes some seconds; for each it
prints the frames a second that were drawn, the 95th longest of a hundred frames in milliseconds, and how long the page's own
thread worked for each frame (slowed down, so up to 16.7 ms leave 60 frames a second). Other work on the machine takes frames
and not the thread's time. The first line is an empty page: what machine and browser cost alone.
"""

from __future__ import annotations

import io
import math
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from infograph import report  # noqa: E402
from report.answers import QUERY, SOURCES, answer, drafts, lend, log, network  # noqa: E402
from report.browser import Browser, missing  # noqa: E402

SIZES = (60, 500, 2000)
SLOWER = 4
"""How many times slower than this machine: what Chromium's own tools call a phone of the middle class."""
SCREENS = {"tablet": (820, 1180), "phone": (390, 844)}
STEPS = 60
"""Moves, turns of the wheel or keys of one gesture, as fast as they are taken."""
RECORD = """
window.frames_ = []; window.going = true;
const next = (at) => { frames_.push(at); if (going) requestAnimationFrame(next); };
requestAnimationFrame(next)"""
STOP = "going = false; return frames_"
SEEN = """
const part = document.querySelector(arguments[0]);
part.scrollIntoView({block: 'center'});
const box = part.getBoundingClientRect();
return [box.x, Math.max(box.y, 0), Math.min(box.width, innerWidth), Math.min(box.bottom, innerHeight) - Math.max(box.y, 0)]"""

Box = tuple[float, float, float, float]


def main() -> None:
    if why := missing():
        sys.exit(why)
    sizes = [int(text) for text in sys.argv[1:]] or SIZES
    print(f"{'people':>7}  {'screen':8}{'gesture':24}{'frames/s':>9}{'95 % ms':>9}{'thread ms':>11}")
    with tempfile.TemporaryDirectory() as folder, Browser(Path(folder) / "profile") as browser:
        browser.devtools("Performance.enable", timeDomain="threadTicks")
        browser.devtools("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=2)
        path = Path(folder) / "report.html"
        path.write_text("<body style='height: 300vh'><div id=map><div class=circles style='height: 500px'>", "utf-8")
        measure(browser, path, 0, "tablet", {"nothing": still})
        for size in sizes:
            with path.open("w", encoding="utf-8") as out:
                write(size, out)
            for screen in SCREENS:
                measure(browser, path, size, screen, GESTURES)


def write(size: int, out: io.TextIOBase) -> None:
    people = answer(size)
    more = {"sources": SOURCES, "drafts": drafts(people), "log": log(people), "network": network(people, max(120, size))}
    report.render(people, QUERY, out, write=lend, **more)


def measure(browser: Browser, path: Path, size: int, screen: str, gestures: dict[str, Callable[[Browser], None]]) -> None:
    browser.screen(*SCREENS[screen], phone=True)
    for name, gesture in gestures.items():
        browser.devtools("Emulation.setCPUThrottlingRate", rate=1)
        browser.open(path)
        browser.devtools("Emulation.setCPUThrottlingRate", rate=SLOWER)
        time.sleep(0.5)
        browser.run(RECORD)
        before = thread(browser)
        gesture(browser)
        after, at = thread(browser), browser.run(STOP)
        gaps = sorted(b - a for a, b in pairwise(at))
        rate, late = 1000 * len(gaps) / (at[-1] - at[0]), gaps[math.ceil(0.95 * len(gaps)) - 1]
        print(f"{size:>7}  {screen:8}{name:24}{rate:>9.1f}{late:>9.1f}{1000 * (after - before) / len(gaps):>11.1f}", flush=True)


def thread(browser: Browser) -> float:
    """Return the seconds for which the page's own thread has worked."""
    metrics = browser.devtools("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def still(browser: Browser) -> None:
    time.sleep(1)


def scroll(browser: Browser) -> None:
    browser.devtools("Input.synthesizeScrollGesture", x=200, y=400, yDistance=-3000, speed=2000, gestureSourceType="touch")


def point_along_tree(browser: Browser) -> None:
    move(browser, browser.run(SEEN, ".tree"))


def point_along_map(browser: Browser) -> None:
    move(browser, browser.run(SEEN, "#map .circles"))


def wheel_on_tree(browser: Browser) -> None:
    turn(browser, browser.run(SEEN, ".tree"))


def wheel_on_map(browser: Browser) -> None:
    turn(browser, browser.run(SEEN, "#map .circles"))


def pinch_the_map(browser: Browser) -> None:
    x, y, width, height = browser.run(SEEN, "#map .circles")
    at = {"x": x + width / 2, "y": y + height / 2}
    for factor in (4, 0.25):
        browser.devtools("Input.synthesizePinchGesture", **at, scaleFactor=factor, relativeSpeed=400, gestureSourceType="touch")


def drag_the_map(browser: Browser) -> None:
    x, y, width, height = box = browser.run(SEEN, "#map .circles")
    turn(browser, box, steps=10, there_and_back=False)
    middle = (x + width / 2, y + height / 2)
    browser.devtools("Input.dispatchTouchEvent", type="touchStart", touchPoints=[dict(zip("xy", middle, strict=True))])
    for step in range(STEPS):
        point = {"x": middle[0] + 100 * math.sin(step / 6), "y": middle[1] + 100 * math.cos(step / 6)}
        browser.devtools("Input.dispatchTouchEvent", type="touchMove", touchPoints=[point])
    browser.devtools("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])


def keys_on_map(browser: Browser) -> None:
    browser.run(SEEN, "#map .circles")
    browser.run("document.querySelector('#map [data-zoom]').focus({preventScroll: true})")
    for key in ("+", "+", "+", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp", "-", "-", "-") * (STEPS // 10):
        press(browser, key)


def tab_through_tree(browser: Browser) -> None:
    browser.run(SEEN, ".tree")
    browser.run("document.querySelector('.tree a, .tree button').focus({preventScroll: true})")
    for _ in range(STEPS):
        press(browser, "Tab")


def search(browser: Browser) -> None:
    browser.run(SEEN, "#search")
    browser.run("document.querySelector('#search').focus()")
    for letter in "weber" * (STEPS // 10):
        browser.devtools("Input.insertText", text=letter)
        press(browser, "Backspace") if letter == "r" else None


def move(browser: Browser, box: Box) -> None:
    x, y, width, height = box
    for step in range(STEPS):
        part = (step + 0.5) / STEPS
        at = {"x": x + width * (0.5 + 0.4 * math.sin(step / 5)), "y": y + height * part}
        browser.devtools("Input.dispatchMouseEvent", type="mouseMoved", **at)


def turn(browser: Browser, box: Box, steps: int = STEPS, *, there_and_back: bool = True) -> None:
    x, y, width, height = box
    at = {"x": x + width / 2, "y": y + height / 2}
    for step in range(steps):
        by = 30 if there_and_back and step >= steps / 2 else -30
        browser.devtools("Input.dispatchMouseEvent", type="mouseWheel", **at, deltaX=0, deltaY=by, modifiers=2)


def press(browser: Browser, key: str) -> None:
    codes = {"Tab": 9, "Backspace": 8, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}
    text = {"text": key} if len(key) == 1 else {}
    code = codes.get(key, ord(key[0]))
    browser.devtools("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **text)
    browser.devtools("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)


GESTURES: dict[str, Callable[[Browser], None]] = {
    "scroll by finger": scroll,
    "mouse along the tree": point_along_tree,
    "mouse over the map": point_along_map,
    "wheel on the tree": wheel_on_tree,
    "wheel on the map": wheel_on_map,
    "pinch on the map": pinch_the_map,
    "finger drags the map": drag_the_map,
    "keys on the map": keys_on_map,
    "Tab along the tree": tab_through_tree,
    "letters of a search": search,
}

if __name__ == "__main__":
    main()
