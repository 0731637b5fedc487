"""The report as a reader meets it: opened from a file in a real Chromium."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path as FilePath

import networkx as nx
import pytest

from hostile import HOSTILE
from infograph import report
from infograph.model import OwnContact
from infograph.question import Suggestions
from invented import all_called
from report.answers import QUERY, answer, drafts, lend, log, network
from report.browser import Browser

pytestmark = pytest.mark.slow

SHOWN = "return [...document.querySelectorAll('tbody.person')].filter(p => p.checkVisibility()).map(p => p.dataset.row)"
DRAWN = "return [...document.querySelectorAll('.people > li')].filter(p => p.checkVisibility()).map(p => p.dataset.row)"
SAID = (
    "const said = document.querySelector('#said'); return new Promise(done => {"
    "const look = () => said.textContent ? done(said.textContent) : setTimeout(look, 10); look(); })"
)
COUNT = "return document.querySelector('#count').value"


def column(page: Browser, place: int) -> list[str]:
    return page.run(
        "return [...document.querySelectorAll('tbody.person')].filter(p => p.checkVisibility())"
        ".map(p => p.rows[0].cells[arguments[0]].textContent.trim())",
        place,
    )


def choose(page: Browser, selector: str, value: str) -> None:
    page.run(
        "const s = document.querySelector(arguments[0]); s.value = arguments[1]; s.dispatchEvent(new Event('change'))",
        selector,
        value,
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zoe", "Zoë"),
        ("田中", "田中 美咲"),
        ("LUKASZ wisniewski", "Łukasz Wiśniewski"),
        ("thorunn", "Þórunn Æsa"),
        ("nguyen anh", "Nguyễn Thị Ánh Nguyệt"),
        ("щербакова", "Ольга Щербакова"),
        ("לוי", "דוד לוי"),
    ],
)
def test_search_finds_names_however_they_are_typed(opened, typed, expected):
    page = opened(answer(120))
    page.type("#search", typed)
    names = column(page, 1)
    assert names and all(expected in name or typed in ask.lower() for name, ask in zip(names, column(page, 5), strict=True)), (
        names
    )
    assert page.run(COUNT) == f"{len(names)} of 120 people"


def test_search_finds_a_connector_who_is_only_the_second_way(sixty):
    second = next(one for one in answer(60) if len(one.paths) > 1)
    sixty.type("#search", second.paths[1].connector.name)
    assert str(second.rank) in sixty.run(SHOWN)


def test_search_for_nobody_says_so_and_clearing_brings_everyone_back(sixty):
    sixty.type("#search", "nobody of this name")
    assert sixty.run(SHOWN) == []
    assert sixty.run("return document.querySelector('#nobody').checkVisibility()")
    assert sixty.run("return document.querySelector('.tree').checkVisibility()") is False
    sixty.click("#reset")
    assert sixty.run(COUNT) == "60 of 60 people"
    assert len(sixty.run(SHOWN)) == len(sixty.run(DRAWN)) == 60


def test_filters_narrow_the_table_and_the_tree_alike(sixty):
    expected = [one for one in answer(60) if one.target.labels and one.target.labels[0].industry == "climate"]
    place = sixty.run(
        "return [...document.querySelectorAll('[data-filter=industry] option')].find(o => o.text == 'climate').value"
    )
    choose(sixty, "[data-filter=industry]", place)
    assert sixty.run(SHOWN) == [str(one.rank) for one in expected]
    assert sorted(sixty.run(DRAWN), key=int) == sixty.run(SHOWN)
    choose(sixty, "[data-filter=band]", "2")
    assert sixty.run(SHOWN) == [str(one.rank) for one in expected if one.band == "long shot"]


def test_the_connector_filter_keeps_everyone_reached_through_them(sixty):
    name, place = sixty.run("const o = document.querySelector('[data-filter=connectors]').options[1]; return [o.text, o.value]")
    choose(sixty, "[data-filter=connectors]", place)
    through = [one for one in answer(60) if any(path.connector.name == name for path in one.paths)]
    assert sixty.run(SHOWN) == [str(one.rank) for one in through]


MISSES = """
        const wrong = [];
        for (const branch of document.querySelectorAll('.branch')) {
          if (branch.hidden) continue;
          const ties = [...branch.querySelectorAll('.fan path')], rows = [...branch.querySelectorAll('.people > li')];
          rows.forEach((row, i) => {
            if (row.hidden) return;
            const end = ties[i].getPointAtLength(ties[i].getTotalLength()).matrixTransform(ties[i].getScreenCTM());
            const box = row.getBoundingClientRect();
            if (Math.abs(end.y - (box.top + box.bottom) / 2) > 1.5) wrong.push([row.innerText, end.y, box.top]);
          });
        }
        const trunk = [...document.querySelectorAll('.trunk path')];
        [...document.querySelectorAll('.branch')].forEach((branch, i) => {
          if (branch.hidden) return;
          const end = trunk[i].getPointAtLength(trunk[i].getTotalLength()).matrixTransform(trunk[i].getScreenCTM());
          const box = branch.querySelector('.connector').getBoundingClientRect();
          if (Math.abs(end.y - (box.top + box.bottom) / 2) > 1.5) wrong.push([branch.innerText, end.y, box.top]);
        });
        return wrong;"""


@pytest.mark.parametrize("asked", [None, "connectors"])
def test_lines_of_the_tree_end_at_the_people_they_lead_to(sixty, asked):
    if asked:
        choose(sixty, f"[data-filter={asked}]", "0")
    assert sixty.run(MISSES) == []


def test_the_script_draws_the_same_tree_as_the_page_was_written_with(opened):
    page = opened(answer(90))
    picture = "return [...document.querySelectorAll('.tree path')].filter(p => p.getAttribute('display') != 'none').map(p => p.getAttribute('d'))"
    sizes = "return [...document.querySelectorAll('.tree svg')].filter(s => s.checkVisibility()).map(s => s.getAttribute('viewBox'))"
    before, room = page.run(picture), page.run(sizes)
    page.type("#search", "zzz")
    page.click("#reset")
    assert page.run(picture) == before
    assert page.run(sizes) == room


def test_of_many_people_the_best_of_those_asked_for_are_drawn_and_the_rest_counted(opened):
    page = opened(answer(500))
    assert sorted(map(int, page.run(DRAWN))) == list(range(1, 61))
    assert "440 more stand in the table" in page.run("return document.querySelector('#drawn').innerText")
    choose(page, "[data-filter=band]", "2")
    assert sorted(map(int, page.run(DRAWN))) == sorted(map(int, page.run(SHOWN)))[:60]


def test_each_column_sorts_both_ways_and_says_so(sixty):
    for place in range(9):
        states = []
        for _ in range(2):
            sixty.click(f"[data-column='{place}']")
            states.append(
                (
                    sixty.run("return document.querySelectorAll('#people th')[arguments[0]].getAttribute('aria-sort')", place),
                    column(sixty, place),
                )
            )
        assert {state for state, _ in states} == {"ascending", "descending"}
        assert sixty.run("return document.querySelectorAll('#people th[aria-sort]').length") == 1
        first, last = (values for _, values in states)
        assert [v for v in first if v] != [v for v in last if v]
        assert sorted(first) == sorted(last)


def test_sorting_is_by_letters_numbers_and_strength_and_leaves_the_unknown_last(sixty):
    sixty.click("[data-column='0']")
    assert column(sixty, 0) == [str(n) for n in range(60, 0, -1)]
    sixty.click("[data-column='6']")
    order = ["strong", "medium", "weak", "unknown"]
    ties = [order.index(text.split()[0]) for text in column(sixty, 6)]
    assert ties == sorted(ties)
    sixty.click("[data-column='2']")
    companies = column(sixty, 2)
    assert companies == sorted(filter(None, companies), key=str.casefold) + [""] * companies.count("")


def test_an_explanation_moves_with_its_person(sixty):
    sixty.click("[data-column='1']")
    pairs = sixty.run(
        "return [...document.querySelectorAll('tbody.person')].map(p => [p.rows[0].cells[5].textContent.trim(), p.querySelector('.way').textContent])"
    )
    assert pairs and all(ask in way for ask, way in pairs)


def test_a_message_is_copied_as_it_was_written(sixty):
    sixty.devtools("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    sixty.click("#person-4 summary")
    sixty.click("#person-4 .copy")
    assert sixty.run(SAID) == "Copied"
    assert sixty.run("return navigator.clipboard.readText()") == drafts(answer(60))[1004]


def test_the_line_for_the_log_is_copied_from_the_card(sixty):
    sixty.devtools("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    sixty.click(".people > li[data-row='4'] .name")
    sixty.click("[data-copy='log-4']")
    assert sixty.run(SAID) == "Copied"
    assert sixty.run("return navigator.clipboard.readText()") == log(answer(60))[1004]


def test_where_copying_is_refused_the_message_is_selected(sixty):
    sixty.run("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    sixty.click("#person-1 summary")
    sixty.click("#person-1 .copy")
    assert "Selected" in sixty.run(SAID)
    assert sixty.run("return String(getSelection())").strip() == drafts(answer(60))[1001]
    assert "Selected" in sixty.run("return document.querySelector('#person-1 .copy').textContent")


ON = (
    "return [[...document.querySelectorAll('.people .on')].map(r => r.dataset.row),"
    "[...document.querySelectorAll('.branch')].filter(b => b.querySelector('.connector.on')).map(b => b.dataset.connector),"
    "document.querySelectorAll('.fan path.on').length, document.querySelectorAll('.trunk path.on').length,"
    "document.querySelector('#evidence').innerText]"
)


def point(page: Browser, selector: str) -> None:
    """Move the mouse to the middle of an element."""
    x, y = page.run(
        "const e = document.querySelector(arguments[0]); e.scrollIntoView({block: 'center'});"
        "const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]",
        selector,
    )
    page.devtools("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)


def press(page: Browser, key: str, text: str = "") -> None:
    for kind in ("keyDown", "keyUp"):
        page.devtools("Input.dispatchKeyEvent", type=kind, key=key, code=key, text=text if kind == "keyDown" else "")


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_of_a_person_their_paths_alone_stand_out_with_the_evidence(sixty, by):
    sixty.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
    one = next(one for one in answer(60) if len(one.paths) > 1)
    name = f".people > li[data-row='{one.rank}'] .name"
    point(sixty, name) if by == "mouse" else sixty.run("document.querySelector(arguments[0]).focus()", name)
    people, connectors, fans, trunks, said = sixty.run(ON)
    assert people == [str(one.rank)] and fans == 1 and len(connectors) == trunks == len(one.paths)
    for path in one.paths:
        assert path.connector.name in said and path.second.evidence[0] in said
    faded = "return getComputedStyle(document.querySelector('.fan path:not(.on)')).strokeOpacity"
    assert float(sixty.run(faded)) < 0.2
    press(sixty, "Escape")
    assert sixty.run(ON)[:4] == [[], [], 0, 0] and float(sixty.run(faded)) > 0.8


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_of_a_connector_all_they_reach_stand_out_and_choosing_them_filters_tree_and_table(sixty, by):
    button = ".branch[data-connector='1'] .connector button"
    name = sixty.run("return document.querySelector(arguments[0]).innerText", button)
    reached = {str(one.rank) for one in answer(60) if any(path.connector.name == name for path in one.paths)}
    point(sixty, button) if by == "mouse" else sixty.run("document.querySelector(arguments[0]).focus()", button)
    people, connectors, _, trunks, said = sixty.run(ON)
    assert (set(people), connectors, trunks) == (reached, ["1"], 1) and name in said
    sixty.click(button) if by == "mouse" else press(sixty, "Enter", "\r")
    assert set(sixty.run(SHOWN)) == set(sixty.run(DRAWN)) == reached
    assert sixty.run("return document.querySelector(arguments[0]).ariaPressed", button) == "true"
    sixty.click(button)
    assert len(sixty.run(SHOWN)) == 60


SCALE = (
    "return new Promise(done => setTimeout(() => { const p = document.querySelector('.circles').getBoundingClientRect();"
    " done(p.width / document.querySelector('.frame').clientWidth) }, 60))"
)
LIT = (
    "return [[...document.querySelectorAll('.badge.on')].map(b => b.textContent),"
    "[...document.querySelectorAll('.groups li.on .number')].map(n => n.textContent)]"
)
BRIDGE, LEADS = ".badge:not(.leads)", ".badge.leads"


def press_at(page: Browser, selector: str, *, drag: int = 0) -> None:
    """Press the mouse on the middle of an element and let it go, that many pixels further."""
    point(page, selector)
    x, y = page.run(
        "const b = document.querySelector(arguments[0]).getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]",
        selector,
    )
    for kind, at in (("mousePressed", x), ("mouseMoved", x + drag), ("mouseReleased", x + drag)):
        page.devtools("Input.dispatchMouseEvent", type=kind, x=at, y=y, button="left", buttons=1, clickCount=1)


def pinch(page: Browser, selector: str, upto: int = 60) -> None:
    """Lay two fingers on the middle of an element and spread them."""
    page.devtools("Emulation.setTouchEmulationEnabled", enabled=True)
    x, y = page.run(
        "const e = document.querySelector(arguments[0]); e.scrollIntoView({block: 'center'});"
        "const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]",
        selector,
    )
    try:
        for kind, apart in (("touchStart", 20), ("touchMove", 30), ("touchMove", upto), ("touchEnd", 0)):
            touches = [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}] if apart else []
            page.devtools("Input.dispatchTouchEvent", type=kind, touchPoints=touches)
    finally:
        page.devtools("Emulation.setTouchEmulationEnabled", enabled=False)


def wheel(page: Browser, selector: str, u: float, v: float) -> None:
    """Turn the wheel with Ctrl over a point of an element, given in parts of its width and height."""
    page.run(
        "const e = document.querySelector(arguments[0]), b = e.getBoundingClientRect();"
        "e.dispatchEvent(new WheelEvent('wheel', {ctrlKey: true, deltaY: -200, clientX: b.x + b.width * arguments[1],"
        " clientY: b.y + b.height * arguments[2], cancelable: true, bubbles: true}))",
        selector,
        u,
        v,
    )


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_of_a_person_on_the_map_the_badge_and_their_line_in_the_list_stand_out(sixty, by):
    number = sixty.run("return document.querySelector('.groups li[data-place] .number').textContent")
    if by == "mouse":
        sixty.run("[...document.querySelectorAll('.badge')].find(b => b.textContent === arguments[0]).id = 'here'", number)
        point(sixty, "#here")
    else:
        sixty.run("document.querySelector('.groups li[data-place] summary').focus()")
    assert sixty.run(LIT) == [[number], [number]]
    if by == "mouse":
        sixty.devtools("Input.dispatchMouseEvent", type="mouseMoved", x=2, y=2)
        assert sixty.run(LIT) == [[], []]


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_a_bridge_who_is_no_connector_leads_to_a_card_with_tie_message_and_command(sixty, by):
    sixty.devtools("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    number = sixty.run("return document.querySelector(arguments[0]).textContent", BRIDGE)
    if by == "mouse":
        press_at(sixty, BRIDGE)
    else:
        sixty.run(
            "[...document.querySelectorAll('.groups summary')].find(s => s.querySelector('.number').textContent === arguments[0]).focus()",
            number,
        )
        press(sixty, "Enter", "\r")
    card, focus = sixty.run(
        "const d = document.querySelectorAll('.groups details[open]');"
        "return [[...d].map(one => one.innerText), document.activeElement.querySelector('.number').textContent]"
    )
    assert len(card) == 1 and focus == number and "Your tie: " in card[0]
    for what, words in (("list", "may I see your list"), ("import", "infograph import FILE --owner")):
        sixty.run("document.querySelector('#said').textContent = ''")
        sixty.click(f".groups details[open] [data-copy^='{what}-']")
        assert sixty.run(SAID) == "Copied"
        assert words in sixty.run("return navigator.clipboard.readText()")


def test_a_connector_on_the_map_filters_tree_and_table_and_their_card_leads_to_those_they_lead_to(sixty):
    press_at(sixty, LEADS)
    name = sixty.run("return document.querySelector('.groups details[open] summary').textContent")
    shown = [one for one in answer(60) if any(path.connector.name in name for path in one.paths)]
    assert shown and set(sixty.run(SHOWN)) == set(sixty.run(DRAWN)) == {str(one.rank) for one in shown}
    press_at(sixty, LEADS)
    assert len(sixty.run(SHOWN)) == len(shown), "to choose them again keeps them"
    link = sixty.run("return document.querySelector('.groups details[open] a').hash")
    sixty.type("#search", "nobody at all")
    sixty.click(".groups details[open] a")
    focus = "return new Promise(done => setTimeout(() => done('#' + document.activeElement.closest('tbody')?.id), 50))"
    assert sixty.run(focus) == link and len(sixty.run(SHOWN)) == 60, "a filter hides nobody who is led to"


def test_a_drag_of_the_near_map_moves_it_and_chooses_nobody(sixty):
    sixty.run("document.querySelector('.circles').scrollIntoView({block: 'center'})")
    sixty.click("[aria-labelledby=network] [data-zoom=in]")
    sixty.run(SCALE)
    left = "return document.querySelector('.circles').getBoundingClientRect().left"
    before = sixty.run(left)
    sixty.run(
        "const f = document.querySelector('.frame').getBoundingClientRect(); [...document.querySelectorAll('.badge')].find(b =>"
        " { const r = b.getBoundingClientRect(); return r.left > f.left && r.right < f.right - 60 && r.top > f.top && r.bottom < f.bottom }).id = 'here'"
    )
    press_at(sixty, "#here", drag=40)
    sixty.run(SCALE)
    assert sixty.run(left) != before
    assert sixty.run("return document.querySelectorAll('.groups details[open]').length") == 0 and len(sixty.run(SHOWN)) == 60


def test_the_map_is_zoomed_by_wheel_keys_and_buttons_and_never_takes_the_page_s_own_scrolling(sixty):
    assert sixty.run(SCALE) == pytest.approx(1, abs=0.01)
    point(sixty, ".circles")
    x, y = sixty.run(
        "const b = document.querySelector('.circles').getBoundingClientRect(); return [b.x + b.width / 4, b.y + b.height / 4]"
    )
    sixty.devtools("Input.dispatchMouseEvent", type="mouseWheel", x=x, y=y, deltaX=0, deltaY=-200)
    assert sixty.run(SCALE) == pytest.approx(1, abs=0.01)
    point(sixty, ".circles")
    where = (
        "const p = document.querySelector('.circles').getBoundingClientRect(), f = document.querySelector('.frame').getBoundingClientRect();"
        "return [(f.left + f.width / 4 - p.left) / p.width, p.left]"
    )
    wheel(sixty, ".circles", 0.25, 0.25)
    assert sixty.run(SCALE) > 1.6
    assert sixty.run(where)[0] == pytest.approx(0.25, abs=0.01)  # what was under the pointer still is
    sixty.run("document.querySelector('#map [data-zoom=in]').focus()")
    before = sixty.run(where)[1]
    press(sixty, "ArrowRight")
    assert sixty.run(SCALE) > 1.6 and sixty.run(where)[1] < before
    press(sixty, "0", "0")
    assert sixty.run(SCALE) == pytest.approx(1, abs=0.01)
    sixty.click("#map [data-zoom=in]")
    assert sixty.run(SCALE) > 1.3
    press(sixty, "-", "-")
    assert sixty.run(SCALE) == pytest.approx(1, abs=0.01)


def alone(page: Browser, folder: FilePath, theme: str = "light") -> Browser:
    """Open the page of a network alone."""
    path = folder / "network.html"
    with path.open("w", encoding="utf-8") as out:
        report.render_network(network(answer(30)), out, write=lend)
    page.theme(theme)
    page.screen(1200, 900)
    page.logs("performance")
    page.open(path)
    return page


def test_the_map_alone_is_worked_by_mouse_and_keys_and_asks_for_nothing(browser, tmp_path):
    page = alone(browser, tmp_path)
    page.devtools("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    press_at(page, ".badge")
    assert "Your tie: " in page.run("return document.activeElement.closest('details').innerText")
    page.click(".groups details[open] .copy")
    assert page.run(SAID) == "Copied" and "may I see your list" in page.run("return navigator.clipboard.readText()")
    press(page, "+", "+")
    assert page.run(SCALE) > 1.3
    press(page, "0", "0")
    assert page.run(SCALE) == pytest.approx(1, abs=0.01)
    assert requested(page) == 1 and page.logs("browser") == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_against_the_map_alone(browser, axe, tmp_path, theme):
    page = alone(browser, tmp_path, theme)
    press_at(page, ".badge")
    page.run(axe)
    found = page.run("return axe.run(document, {resultTypes: ['violations']})")
    assert [(v["id"], v["nodes"][0]["html"], v["nodes"][0].get("failureSummary")) for v in found["violations"]] == []


def requested(page: Browser) -> int:
    """Return how many files were asked for since a page was opened; fails where one is none of this machine."""
    asked = [
        event["params"]["request"]["url"]
        for entry in page.logs("performance")
        for event in [json.loads(entry["message"])["message"]]
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith("file:")] == []
    return len(asked)


def test_two_fingers_zoom_the_map_and_over_the_tree_the_page(opened):
    page = opened(answer(30), width=390, phone=True)
    pinch(page, ".circles")
    assert page.run(SCALE) > 1.6
    page = opened(answer(30), width=390, phone=True)
    page.devtools("Input.synthesizePinchGesture", x=200, y=400, scaleFactor=2.0)
    assert page.run("document.querySelector('.tree').scrollIntoView(); return visualViewport.scale") > 1.6


RESTED = """return new Promise(done => {
  const look = () => document.querySelector('.tree').style.transform ? requestAnimationFrame(look) : done(); look(); })"""
TREE = "return document.querySelector('.tree').getBoundingClientRect().height"


def test_the_tree_is_zoomed_by_wheel_keys_and_buttons_and_what_is_pointed_at_stays(sixty):
    whole, row = sixty.run(TREE), ".people > li[data-row='9']"
    point(sixty, row)
    top = f'return document.querySelector("{row}").getBoundingClientRect().top'
    before = sixty.run(top)
    page_stays = "return document.documentElement.scrollWidth <= innerWidth && document.querySelector('.tree').style.transform"
    for turn in range(2):
        wheel(sixty, row, 0.1, 0)
        stretched = sixty.run(TREE)
        assert stretched > (1.6 + turn) * whole
        assert sixty.run(page_stays), "a wheel that turns lays nothing out"
        assert sixty.run(top) == pytest.approx(before, abs=3)
        sixty.run(RESTED)
        assert sixty.run(TREE) == pytest.approx(stretched, abs=2)
        assert sixty.run(top) == pytest.approx(before, abs=3)
    overflow = "const f = document.querySelector('.scroll'); return f.scrollWidth > f.clientWidth && document.documentElement.scrollWidth <= innerWidth"
    assert sixty.run(overflow), "the frame scrolls, the page does not"
    sixty.run("document.querySelector('#paths .name').focus()")
    press(sixty, "0", "0")
    assert sixty.run(TREE) == pytest.approx(whole, abs=1)
    for _ in range(5):
        sixty.click("#paths [data-zoom=out]")
    assert sixty.run(TREE) < whole / 2
    press(sixty, "+", "+")
    assert whole / 3 < sixty.run(TREE) < whole / 2
    sixty.click("#paths [data-zoom=plain]")
    assert sixty.run(TREE) == pytest.approx(whole, abs=1)


@pytest.mark.parametrize("steps", ["in", "out"])
def test_lines_still_end_at_names_in_a_tree_that_was_zoomed(sixty, steps):
    for _ in range(3):
        sixty.click(f"#paths [data-zoom={steps}]")
    choose(sixty, "[data-filter=connectors]", "0")
    assert sixty.run(MISSES) == []


def test_a_person_of_the_tree_leads_to_their_card_open_and_in_focus(sixty):
    sixty.click(".people > li[data-row='7'] .name")
    focus = "return new Promise(done => setTimeout(() => done(document.activeElement.closest('tbody').id), 50))"
    assert sixty.run(focus) == "person-7"
    assert sixty.run("return document.querySelector('#person-7 details').open")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_while_a_path_stands_out(opened, axe, theme):
    page = opened(answer(30), theme=theme)
    page.run("document.querySelector('.people > li .name').focus()")
    page.run(axe)
    found = page.run("return axe.run(document, {resultTypes: ['violations']})")
    assert page.run(ON)[0] and [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []


@pytest.mark.parametrize("number", [60, 2000])
def test_to_point_at_somebody_costs_no_more_among_2000_than_among_60(opened, number):
    page = opened(answer(number))
    page.devtools("Performance.enable", timeDomain="threadTicks")  # the thread's own time: other processes do not count
    page.run("window.scrollTo(0, 300)")

    def spent() -> float:
        return next(one["value"] for one in page.devtools("Performance.getMetrics")["metrics"] if one["name"] == "TaskDuration")

    before = spent()
    steps = page.run(
        "const names = [...document.querySelectorAll('.people > li:not([hidden]) .name')].slice(0, 40); let i = 0;"
        "return new Promise(done => requestAnimationFrame(function step() { if (i >= names.length) return done(i);"
        " names[i++].dispatchEvent(new PointerEvent('pointerover', {bubbles: true, pointerType: 'mouse'}));"
        " requestAnimationFrame(step); }))"
    )
    assert (
        spent() - before
    ) / steps < 0.010  # seconds; measured 0.004 for both, 0.008 and 0.078 before rows far off were left out


def test_everything_works_by_keyboard(sixty):
    sixty.devtools("Page.bringToFront")  # a page of a busy machine may not have the keys yet
    stops: list[str] = []
    for _ in range(2):
        for kind in ("keyDown", "keyUp"):
            sixty.devtools("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        stops.append(sixty.run("return document.activeElement.id || document.activeElement.textContent"))
    assert stops[-1] == "search", stops
    sixty.run("document.querySelector('[data-column=\"1\"]').focus()")
    for kind in ("keyDown", "keyUp"):
        sixty.devtools("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", text="\r", windowsVirtualKeyCode=13)
    assert sixty.run("return document.querySelectorAll('#people th')[1].getAttribute('aria-sort')") == "ascending"
    unreachable = sixty.run("return document.querySelectorAll('[tabindex]:not([tabindex=\"-1\"])').length")
    assert unreachable == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "phone"), [(1200, False), (390, True)], ids=["wide", "phone"])
def test_axe_finds_nothing_against_the_page(opened, axe, theme, width, phone):
    page = opened(answer(30), theme=theme, width=width, phone=phone)
    page.click("#person-1 summary")
    page.run("document.querySelectorAll('.groups details').forEach(d => { d.open = true; })")
    if not phone:
        for _ in range(3):
            page.click("#paths [data-zoom=in]")
    page.run(axe)
    found = page.run("return axe.run(document, {resultTypes: ['violations']})")
    wrong = [(v["id"], v["nodes"][0]["html"], v["nodes"][0].get("failureSummary")) for v in found["violations"]]
    assert wrong == []
    assert len(found["passes"]) > 20


def test_dark_readers_get_a_dark_page(opened):
    grounds = [
        opened(answer(5), theme=theme).run("return getComputedStyle(document.body).backgroundColor")
        for theme in ("light", "dark")
    ]
    assert grounds == ["rgb(255, 255, 255)", "rgb(30, 30, 30)"]


BROKEN = """
const broken = (text) => { const r = document.createRange(); r.selectNodeContents(text); return r.getClientRects().length > 1; };
return Array.from(document.querySelectorAll('td')).filter(td => td.checkVisibility()).flatMap(td => Array.from(td.childNodes))
  .filter(part => part.nodeType === 3 && /^\\w+$/.test(part.data.trim()) && broken(part)).map(part => part.data)"""


@pytest.mark.parametrize("width", [320, 768, 1000, 1440])
def test_no_word_of_a_tie_or_a_band_is_broken(opened, width):
    people = answer(30)
    own = [OwnContact(place, one.target, one.best.first, 1.0, 0.5) for place, one in enumerate(people[:9], 1)]
    found = Suggestions(people, QUERY, nx.Graph(), contacts=own)
    assert opened(found, width=width, phone=width < 400).run(BROKEN) == []


@pytest.mark.parametrize("width", [320, 390, 700, 1000])
def test_a_narrow_screen_never_scrolls_sideways(opened, width):
    page = opened(all_called("W" * 300), width=width, phone=width < 400)
    page.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.run("return document.documentElement.scrollWidth") <= width
    page = opened(answer(60), width=width, phone=width < 400)
    page.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.run("return document.documentElement.scrollWidth") <= width
    too_wide = page.run(
        "return [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && !e.closest('.unseen, .people > li > *') &&"
        " e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"
    )
    assert too_wide == []


@pytest.mark.parametrize(("width", "drawn"), [(700, False), (720, True), (850, True)])
def test_a_tablet_and_a_frame_in_a_notebook_show_the_lines_and_a_phone_an_outline(opened, width, drawn):
    page = opened(answer(60), width=width)
    assert page.run("return document.querySelector('.fan').checkVisibility()") is drawn
    assert page.run("return document.querySelector('#evidence').checkVisibility()") is drawn
    if drawn:
        assert page.run(MISSES) == []


def test_on_a_phone_people_are_sorted_with_a_list_since_headings_are_gone(opened):
    page = opened(answer(20), width=390, phone=True)
    choose(page, "#order", "5")
    asked = column(page, 5)
    assert asked == sorted(asked, key=str.casefold)
    assert page.run("return document.querySelector('#people thead').checkVisibility()") is False


def test_hostile_names_are_shown_and_nothing_of_theirs_runs(opened):
    for name in HOSTILE.values():
        page = opened(all_called(name), title=name, ego=name, drafts={11: name})
        page.type("#search", "a")
        assert page.run("return document.querySelectorAll('script').length") == 1
        assert page.run("return document.querySelectorAll('img, iframe, object, [onload], [onerror]').length") == 0
        assert page.run("return document.querySelectorAll('tbody.person').length") == 2
    assert page.logs("browser") == []  # no alert, no error, nothing refused by the policy


def test_a_planted_script_would_be_refused_by_the_policy(opened):
    page = opened(answer(3))
    page.run(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hit=1\">');"
        "const s = document.createElement('script'); s.textContent = 'window.hit=1'; document.body.append(s)"
    )
    assert page.run("return window.hit === undefined")
    assert any("Content Security Policy" in line["message"] for line in page.logs("browser"))


def test_no_request_leaves_the_file(opened):
    page = opened(answer(60))
    page.type("#search", "zoe")
    page.click("#reset")
    page.click("#person-1 summary")
    page.click("#person-1 .copy")
    assert requested(page) == 1


def test_paper_shows_every_reason_and_no_control(opened, tmp_path):
    page = opened(answer(5))
    page.paper(tmp_path / "report.pdf")
    assert page.run("return document.querySelectorAll('details[open]').length") == 0
    try:
        text = subprocess.run(["pdftotext", "-layout", tmp_path / "report.pdf", "-"], capture_output=True, check=True).stdout
    except FileNotFoundError:
        pytest.skip("pdftotext not installed")
    words = text.decode()
    assert words.count("messages") + words.count("mutual contacts") + words.count("message,") >= 5
    assert "Search" not in words and "Copy" not in words


def test_without_scripts_the_page_still_says_everything_and_offers_nothing_that_fails(opened):
    page = opened(answer(10))
    page.devtools("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.reload()
    finally:
        page.devtools("Emulation.setScriptExecutionDisabled", value=False)
    assert page.run("return document.body.classList.contains('alive')") is False
    assert page.run(SHOWN) == [str(rank) for rank in range(1, 11)]
    buttons = "return [...document.querySelectorAll('button, input')].filter(b => b.checkVisibility()).length"
    page.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.run(buttons) == 0
