"""One browser for all tests of the report, and pages opened in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from infograph import report
from report.answers import QUERY, SOURCES, answer, drafts, lend, log, network
from report.browser import Browser, missing


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    if why := missing():
        pytest.skip(why)
    with Browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture
def opened(browser, tmp_path):
    """Return a function that opens suggestions' report, on a wide and light screen unless told otherwise."""

    def show(found, *, theme="light", width=1200, phone=False, **options):
        path = tmp_path / "report.html"
        with path.open("w", encoding="utf-8") as out:
            report.render(
                found,
                QUERY,
                out,
                **{
                    "sources": SOURCES,
                    "drafts": drafts(found),
                    "log": log(found),
                    "network": network(found),
                    "write": lend,
                    **options,
                },
            )
        browser.theme(theme)
        browser.screen(width, 900, phone=phone)
        browser.logs("performance")
        browser.open(path)
        return browser

    return show


@pytest.fixture
def sixty(opened):
    return opened(answer(60))


@pytest.fixture(scope="session")
def axe() -> str:
    """Return axe-core's script; AXE_CORE is its file or the folder that `npm install axe-core` was run in."""
    given = os.environ.get("AXE_CORE", "")
    if not given:
        pytest.skip("AXE_CORE does not name axe-core's file or the folder it was installed in")
    places = [Path(given), Path(given) / "axe.min.js", Path(given) / "node_modules" / "axe-core" / "axe.min.js"]
    found = [place for place in places if place.is_file()]
    if not found:
        pytest.skip("there is no axe.min.js where AXE_CORE says")
    return found[0].read_text("utf-8")
