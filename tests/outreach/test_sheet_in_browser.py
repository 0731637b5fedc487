"""The connector's sheet in a real browser: ticked on a phone and saved, it is a file that can be read; it loads nothing."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from infograph.outreach import sheet
from report.browser import Browser, missing

pytestmark = pytest.mark.slow

ROWS = [
    sheet.Asked("Carol Lee", "Monzo", "Head of Payments", "https://www.linkedin.com/in/carol-lee", "Bob Johnson"),
    sheet.Asked('Ann "Po" 美咲', "A, B & Co", "", "", "Bob Johnson"),
    sheet.Asked("Dan Wu", "Adyen", "Engineer", "", "Bob Johnson"),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    if why := missing():
        pytest.skip(why)
    with Browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


def saved(folder: Path) -> Path:
    for _ in range(100):
        if (folder / sheet.SAVED_AS).exists():
            return folder / sheet.SAVED_AS
        time.sleep(0.1)
    raise AssertionError("nothing was saved")


def test_a_sheet_ticked_on_a_phone_is_saved_and_read(browser, tmp_path):
    path = tmp_path / "sheet.html"
    path.write_text(sheet.page(ROWS, connector="Bob Johnson", me="Alex Rivera", topic="in fintech"), "utf-8")
    browser.devtools("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path / "got"))
    browser.screen(360, 740, phone=True)
    browser.logs("performance")
    browser.open(path)
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    browser.click('input[name="k0"][value="know well"]')
    browser.click('input[name="h0"][value="yes"]')
    browser.click('input[name="k1"][value="not really"]')
    browser.type("fieldset:nth-of-type(2) input[type=text]", 'met once, "briefly"')
    browser.click("button")
    content = saved(tmp_path / "got").read_text("utf-8-sig")
    header, *rows = list(csv.reader(content.splitlines()))
    assert sheet.is_header(header)
    first, second = sheet.read(header, enumerate(rows, 2))
    assert (first.name, first.company, first.closeness, first.introduce) == ("Carol Lee", "Monzo", 4, True)
    assert (second.name, second.closeness, second.introduce, second.note) == (ROWS[1].name, 1, None, 'met once, "briefly"')
    assert first.connector == "Bob Johnson" and "linkedin" not in content
    assert browser.run("return document.querySelector('textarea').value.length") > 50
    asked = [entry for entry in browser.logs("performance") if 'Network.requestWillBeSent"' in str(entry)]
    assert not any("http" in str(entry).split("requestWillBeSent")[1].split("documentURL")[0] for entry in asked)
    assert not browser.logs("browser")
