"""What the report's text holds, without a browser."""

from __future__ import annotations

import io
import re
import shutil
import stat
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path as FilePath

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import HOSTILE
from infograph import report
from infograph.errors import BadRequest
from infograph.grounds import Reason
from infograph.model import Doing, Hop, Label, OwnContact, Path, Person, Query, SourceRow, Suggestion
from infograph.question import Suggestions
from invented import all_called, suggestions, three
from laws import law
from report.answers import QUERY, SOURCES, answer, drafts, network

FOLDER = FilePath(__file__).parents[2]
VOID = {"meta", "input", "br"}


ENDED_BY = {"li": {"li"}, "td": {"td", "th", "tr", "tbody"}, "th": {"td", "th", "tr", "tbody"}, "tr": {"tr", "tbody"}}
ENDED_BY |= {"tbody": {"tbody"}}
"""Elements whose end may be left out, and what begins after it; the end of what they stand in ends them as well."""


class Outline(HTMLParser):
    """The elements, attributes and text of a page, and whether every element is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text, self.script, self._open = "", "", []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        while self._open and tag in ENDED_BY.get(self._open[-1], ()):
            self._open.pop()
        if tag not in VOID and self.get_starttag_text()[-2:] != "/>":
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        while self._open and self._open[-1] != tag and self._open[-1] in ENDED_BY:
            self._open.pop()
        assert self._open.pop() == tag

    def handle_data(self, text):
        if self._open and self._open[-1] in ("script", "style"):
            self.script += text
        else:
            self.text += text


def page(found, query=QUERY, **options) -> str:
    out = io.StringIO()
    report.render(found, query, out, **options)
    return out.getvalue()


def shapes(outline: Outline) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag, tuple(attributes)) for tag, attributes in outline.tags if tag not in ("a", "bdi")]


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_adds_no_element_no_attribute_and_nothing_to_the_script(name):
    rows = (SourceRow(1, name, name, name, 1, name, 3, name),)
    options = {"sources": rows, "drafts": {11: name + "\n" + name}, "log": {11: name}}
    plain, given_name = (
        page(all_called(who), Query(company=who), title=who, ego=who, **{**options, "drafts": {11: "x\n" + who}})
        for who in ("Ann", name)
    )
    before, after = Outline(plain), Outline(given_name)
    if any(c.isalnum() for c in name):
        assert shapes(after) == shapes(before)
    assert after.script == before.script
    names = {tag for tag, _ in after.tags}
    assert names.isdisjoint({"img", "iframe", "object", "embed", "link", "base", "form"})


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_links_lead_only_to_profiles_or_places_in_the_page(name):
    for tag, attributes in Outline(page(all_called(name))).tags:
        if address := attributes.get("href"):
            assert address.startswith(("https://www.linkedin.com/in/", "#"))
            assert address.startswith("#") or attributes["rel"] == "noreferrer"  # which implies noopener
        assert not any(key.startswith("on") for key in attributes), tag


@law(30)
@given(st.text(max_size=40))
def test_any_text_at_all_gives_a_page_that_can_be_written_in_utf_8_and_closes_its_elements(name):
    Outline(page(all_called(name), title=name, drafts={11: name})).text.encode()


def test_pictures_hold_no_text_of_contacts():
    inside = re.findall(r"<svg.*?</svg>", page(all_called("zqx")), re.S)
    assert inside
    assert not any("zqx" in picture for picture in inside)


def test_the_policy_allows_the_one_script_and_the_one_style_and_nothing_else():
    text = page(answer(3))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    for element in ("script", "style"):
        content = re.search(f"<{element}>(.*?)</{element}>", text, re.S)[1]
        expected = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{expected}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "style=" not in text


def test_everything_to_decide_on_is_there_evidence_shares_bands_drafts_and_sources():
    found = three()
    text = Outline(page(found, found.query, drafts={11: "Dear Bob"}, sources=SOURCES)).text
    for words in (
        "3 people you can be referred to",
        "fintech",
        "Through 2 connectors",
        "Mei Tanaka",
        "42 messages, latest 3 weeks ago",
        "Bob Johnson recommended you",
        "most of this person’s score",
        "a good part of this person’s score",
        "not a chance of success",
        "Dear Bob",
        "Connections.csv",
        "Priya Raman",
        "a reason",
        "long shot",
        "personal data",
    ):
        assert words in text, words


def test_there_is_no_percentage_and_no_score_in_sight():
    assert not re.search(r"\d\s?%|0\.\d", Outline(page(answer(20))).text)


def test_an_answer_without_anybody_is_a_sentence_and_offers_nothing_to_filter():
    text = page([])
    assert "Nobody was found" in text
    assert 'type="search"' not in text


def test_a_suggestion_without_a_path_is_left_out():
    lost = replace(answer(1)[0], rank=2, target=Person(9, "Nowhere Man"), paths=())
    assert "Nowhere Man" not in page([*answer(1), lost])


def test_a_page_of_a_hundred_people_stays_small():
    found = answer(100)
    assert len(page(found, drafts=drafts(found), sources=SOURCES, network=network(found, 500)).encode()) < 400 * 1024


def test_on_a_phone_each_cell_is_named_by_its_column():
    from infograph.phrases.pages import COLUMNS

    style = re.search("<style>(.*?)</style>", page(answer(1)), re.S)[1]
    said = dict(re.findall(r'\.person td:nth-child\((\d)\):before\{content:"(.*?): "', style))
    assert said == {str(place): words for place, words in enumerate(COLUMNS, 1) if place > 4}


def test_the_same_answer_gives_the_same_page():
    assert page(answer(12), sources=SOURCES) == page(answer(12), sources=SOURCES)


def test_answers_put_together_by_hand_still_have_one_place_a_person():
    ids = re.findall(r' id="([^"]*)"', page(answer(4) + answer(4)))
    assert len(ids) == len(set(ids))


def test_a_longer_path_says_through_whom_and_a_guess_is_called_one():
    known, guess = Hop(0.4, "interactions", "medium", ("9 messages",)), Hop(0.25, "unknown", "unknown", observed=False)
    way = Path(Person(2, "Bo Lind"), known, known, 0.01, 0.1, 1.0, (Person(3, "Kai Berg"),), (guess,))
    text = page([Suggestion(1, Person(4, "Uma Sato"), 0.1, 0.1, "good", 1.0, 0.9, (way,))])
    words = Outline(text).text
    assert "through Kai Berg" in words
    assert "Bo Lind – Kai Berg" in words and "Kai Berg – Uma Sato" in words
    assert "unknown (a guess)" in words
    assert "stroke-dasharray" in re.search(r'class="fan".*?</svg>', text, re.S)[0]
    assert "stroke-dasharray" not in re.search(r'class="trunk".*?</svg>', text, re.S)[0]


def test_nothing_real_is_left_under_invented_names():
    found = answer(12)
    real = {
        text
        for one in found
        for person in (one.target, one.best.connector)
        for text in (person.name, person.slug, person.company, person.position, *one.reasons)
        if text
    }
    names = {one.target.id: f"Invented {one.target.id}" for one in found}
    text = page(
        found,
        Query(("fintech",), company="Ledgerly", via="Bob"),
        title="Ledgerly",
        ego="Ann Real",
        sources=SOURCES,
        drafts=drafts(found),
        log={one.target.id: "Ann Real" for one in found},
        anon=names,
    )
    body = text.partition("<body>")[2].partition("<script>")[0]
    assert "Invented 1001" in body
    assert [word for word in (*real, "Ann Real", "Bob", "priya.csv", "messages") if word in body] == []


def test_a_stream_that_cannot_write_a_letter_gets_a_reference():
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    report.render(three(), QUERY, out)
    out.flush()
    assert b"&#30000;" in out.buffer.getvalue()


def test_a_written_report_is_for_its_owner_alone_even_where_the_file_was_open_before(tmp_path):
    path = tmp_path / "report.html"
    path.write_text("old and longer " * 10_000)
    path.chmod(0o644)
    assert three().report(path) == str(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text("utf-8") == page(three(), three().query)


def test_colleagues_stand_together_in_the_tree():
    def one(rank, company):
        hop = Hop(0.4, "interactions", "medium")
        way = Path(Person(2, "Bo Lind"), hop, hop, 0.01, 0.1, 1.0)
        return Suggestion(rank, Person(10 + rank, f"P{rank}", company=company), 1 / rank, 1, "good", 1.0, 0.9, (way,))

    text = page([one(1, "Acme"), one(2, "Globex"), one(3, "Acme")])
    assert re.findall(r'<li data-row="(\d)"', text) == ["1", "3", "2"]


def test_a_report_loads_no_heavy_module():
    check = "import sys, infograph.report; sys.exit(','.join({'matplotlib', 'pandas', 'networkx'} & set(sys.modules)) or None)"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_answer_knows_how_to_report_itself(tmp_path):
    assert suggestions([]).report(tmp_path / "empty.html").endswith("empty.html")


def test_people_can_be_filtered_by_what_they_do_and_how_senior_they_are():
    did = {1: (("product", "sales"), "vp"), 2: (("engineering",), "senior"), 3: ((), "")}
    found = [
        replace(
            one, target=replace(one.target, functions=tuple(map(Doing, did[one.rank][0], (1.0, 1.0))), level=did[one.rank][1])
        )
        for one in three()
    ]
    tags = Outline(page(found)).tags
    options = {of: re.findall(r'<option value="(\d)">([^<]+)', part) for of, part in _filters(page(found)).items()}
    assert options["functions"] == [("0", "Engineering"), ("1", "Product management"), ("2", "Sales")]
    assert options["level"] == [("0", "senior"), ("1", "vp")]
    rows = [(given["data-functions"], given["data-level"]) for tag, given in tags if tag == "tbody"]
    assert rows == [("1 2", "1"), ("0", "0"), ("", "")]
    assert "level" not in _filters(page(found[1:])), "a choice among fewer than two is none"


def _filters(text: str) -> dict[str, str]:
    return dict(re.findall(r'<select data-filter="(\w+)">(.*?)</select>', text, re.S))


def test_the_map_names_bridges_and_connectors_and_says_the_same_in_its_list():
    found = answer(12)
    text = page(found, network=network(found))
    outline = Outline(text)
    picture = re.search(r'<svg class="circles".*?</svg>', text, re.S)[0]
    numbers = re.findall(r'class="badge.*?<text[^>]*>(\d+)</text>', picture, re.S)
    assert sorted(map(int, numbers)) == list(range(1, len(numbers) + 1))
    assert re.findall(r'<span class="number">(\d+)</span>', text) == numbers
    people = {path.connector.name for one in found for path in one.paths}
    listed = text.partition('<ul class="groups">')[2].partition("</section>")[0]
    assert all(name in listed for name in people) and "ties into" in listed and "12 people, many at Firm 2" in listed
    assert "10 people in no group" not in outline.text and not any(name in picture for name in people)
    assert page(found, network=network(found)) == text


def test_no_map_is_drawn_where_no_tie_between_contacts_is_known_or_names_are_hidden():
    found = answer(3)
    alone = nx.Graph(ego=0)
    alone.add_edges_from([(0, 1), (0, 2)])
    assert 'id="map"' not in page(found, network=alone) and 'id="map"' not in page(found)
    assert 'id="map"' not in page(found, network=network(found), anon={1: "A"})


@pytest.mark.slow
def test_a_hostile_name_adds_nothing_to_the_map():
    found = all_called("Ann")
    graph = network(found, 24)

    def drawn(name: str) -> list:
        for node in graph:
            graph.nodes[node].update(name=name, company=name)
        return shapes(Outline(page(found, network=graph)))

    plain = drawn("Ann")
    for name in HOSTILE.values():
        if any(c.isalnum() for c in name):
            assert drawn(name) == plain


def test_what_is_vendored_is_credited_in_the_page_and_comes_with_its_license():
    found = answer(3)
    assert "Panzoom" in page(found, network=network(found)) and "Panzoom" not in page(found)
    terms = files("infograph.report").joinpath("panzoom.LICENSE.txt").read_text("utf-8")
    assert "Timmy Willison" in terms and "without restriction" in terms


def test_alone_the_picture_of_the_paths_comes_before_own_contacts():
    found = three()
    found = Suggestions(
        found, found.query, nx.Graph(), contacts=[OwnContact(1, Person(9, "Zo Own"), Hop(0.4, "unknown", "unknown"), 1.0, 0.4)]
    )
    first, alone = (page(found, found.query, alone=alone) for alone in (False, True))
    assert first.index("Zo Own") < first.index('class="tree') and alone.index("Zo Own") > alone.index('class="tree')


def test_a_page_of_invented_names_says_so_and_any_other_that_it_holds_personal_data():
    plain, invented = page(three()), page(three(), anon={})
    assert "contains personal data" in plain and "are invented" not in plain
    assert "are invented" in invented and "contains personal data" not in invented
    out = io.StringIO()
    report.render_network(network(three()), out, invented=True)
    assert "are invented" in out.getvalue() and "contains personal data" not in out.getvalue()


def test_outside_of_a_notebook_to_show_says_what_to_call_instead(tmp_path):
    found = Suggestions(three(), QUERY, nx.Graph())
    with pytest.raises(BadRequest) as refused:
        found.show()
    call, path = re.match(r"found\.(\w+)\('(.*)'\)", refused.value.hint).groups()
    assert getattr(found, call)(str(tmp_path / path)) == str(tmp_path / path)


def test_what_says_that_somebody_is_in_a_field_stands_once_among_the_reasons():
    person = Person(9, "Cy Lee", "k9", "", "Cloudly", "", (Label("cloud", 0.9, "Cloudly", "employer"),))
    found = [replace(answer(1)[0], target=person, because=(Reason("field", what="Cloudly", source="employer"), "worked there"))]
    assert page(found).count("Cloudly: employer list") == 1


def test_only_names_that_run_from_right_to_left_are_set_apart():
    text = page(all_called("Ann Lee"))
    assert "<bdi>" not in text.partition("<main>")[2]
    assert "<bdi>דוד לוי</bdi>" in page(all_called("דוד לוי"))


@pytest.mark.slow
def test_what_moves_is_what_its_sources_give():
    web = FOLDER / "web"
    if not shutil.which("npm") or not (web / "node_modules").is_dir():
        pytest.skip("npm ci --prefix web was not run")
    done = subprocess.run(["npm", "run", "--silent", "check"], cwd=web, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
