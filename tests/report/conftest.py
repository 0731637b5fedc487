"""Pages of the report, opened in a browser."""

from __future__ import annotations

import pytest

from infograph import report
from report.answers import QUERY, SOURCES, answer, drafts, lend, log, network


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
