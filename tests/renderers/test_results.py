"""Suggestions as people hold them in a notebook."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from hostile import HOSTILE, LIVE
from infograph.question.results import SHOWN, Suggestions
from infograph.renderers import COLUMNS
from invented import all_called, suggestions, three


class Page(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data):
        self.text += data


def test_it_is_a_sequence_and_slices_are_suggestions_again():
    found = three()
    assert len(found) == 3 and found[1].rank == 2 and [one.rank for one in found] == [1, 2, 3]
    assert isinstance(found[1:], Suggestions) and [one.rank for one in found[1:]] == [2, 3]
    assert found[1:].query is found.query and found[1:].graph is found.graph


def test_its_text_is_the_cards_and_one_suggestion_is_a_line():
    found = three()
    assert repr(found).splitlines()[0] == "3 suggestions in fintech"
    assert "ask        Bob Johnson ●●● strong" in repr(found)
    assert repr(found[0]) == "<1. strong: Mei Tanaka (Staff Engineer, Payments, Ledgerly), ask Bob Johnson ●●● strong>"


@pytest.mark.slow
def test_nothing_found_says_so_in_every_shape():
    nobody = suggestions([])
    assert "No suggestions in fintech" in repr(nobody) and "No suggestions in fintech" in nobody._repr_html_()
    assert list(nobody.to_frame().columns) == list(COLUMNS) and len(nobody.to_frame()) == 0


def test_the_frame_has_the_documented_columns_and_types():
    frame = three().to_frame()
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == COLUMNS
    assert frame.loc[0, "name"] == "Mei Tanaka" and frame.loc[0, "also_ask"] == "Priya Raman"


def test_connectors_come_with_the_busiest_first():
    assert [person.name for person in three().connectors] == ["Bob Johnson", "Priya Raman"]
    assert three().reachable == 3


@pytest.mark.parametrize("attack", HOSTILE)
def test_a_notebook_shows_any_name_as_text(attack):
    text = all_called(HOSTILE[attack])._repr_html_()
    page = Page(text)
    assert set(page.tags) <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "span", "a", "p"}
    assert {name for name, _ in page.attributes} <= {"style", "scope", "href", "target", "rel", "title"}
    assert all(value.startswith("https://www.linkedin.com/in/") for name, value in page.attributes if name == "href")
    assert not LIVE.search(text)


def test_a_long_answer_shows_twenty_and_counts_the_rest():
    one = three()[0]
    found = suggestions([replace(one, rank=rank) for rank in range(1, 36)])
    page = Page(found._repr_html_())
    assert page.tags.count("tr") == SHOWN + 1 and "and 15 more" in page.text


def test_a_notebook_keeps_its_own_colours_in_light_and_dark():
    assert "--jp-ui-font-color1" in three()._repr_html_()
