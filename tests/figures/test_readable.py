"""Whoever is in the picture: no label touches another, all colours can be seen, strange names do no harm."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import networkx as nx
import pytest
from matplotlib import font_manager
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle

import infograph.figures
from figures import boxes, people
from hostile import HOSTILE, LIVE
from infograph import figures
from infograph.figures import style, text_fit

MANY = [
    pytest.param(draw, number, id=f"{kind}-{number}", marks=[pytest.mark.slow] if number > 20 else [])
    for kind, draw in (("tree", figures.tree), ("layered", figures.layered), ("matrix", figures.matrix))
    for number in (5, 20, 60, 300)
]


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("draw", "number"), MANY)
def test_no_label_touches_another(draw, number):
    figure = draw(people.suggestions(number), limit=number)
    assert boxes.overlaps(figure) == []
    assert boxes.outside(figure) == []


@pytest.mark.parametrize(("number", "groups"), [(5, 1), (60, 4), pytest.param(2000, 15, marks=pytest.mark.slow)])
def test_a_network_s_labels_touch_nothing(number, groups):
    figure = figures.network(people.network(number, groups))
    assert boxes.overlaps(figure) == []
    assert boxes.outside(figure) == []


@pytest.mark.slow
@pytest.mark.parametrize("draw", [figures.tree, figures.layered, figures.matrix])
def test_hostile_names_and_all_scripts_are_drawn_as_inert_text(draw):
    figure = draw(
        people.named((*HOSTILE.values(), *people.SCRIPTS)),
        limit=80,
        dark=True,
        title=HOSTILE["clear the screen"],
        ego=HOSTILE["very long"],
    )
    assert boxes.overlaps(figure) == []
    assert not LIVE.search(boxes.words(figure).replace("\n", ""))
    assert not any(text.get_parse_math() or text.get_usetex() for text in boxes.texts(figure))
    if draw is not figures.matrix:
        assert HOSTILE["mathtext"] in boxes.words(figure)


@pytest.mark.slow
def test_a_network_of_hostile_names_stays_on_its_page():
    graph = people.network(60, 4)
    for node, name in zip(graph, [*HOSTILE.values()] * 2, strict=False):
        graph.nodes[node].update(name=name, company=name, industry=name if node % 7 == 0 else "fintech")
    figure = figures.network(graph, title=HOSTILE["very long"])
    assert boxes.overlaps(figure) == []
    assert boxes.outside(figure) == []
    assert not LIVE.search(boxes.words(figure).replace("\n", ""))


def test_a_slanted_label_would_be_caught_if_it_touched_another():
    figure = Figure()
    axes = figure.add_subplot()
    for x in (0.5, 0.52):
        axes.text(x, 0.5, "Northbank Labs", rotation=45, rotation_mode="anchor")
    assert len(boxes.overlaps(figure)) == 1
    for text, x in zip(axes.texts, (0.3, 0.5), strict=True):
        text.set_x(x)
    assert boxes.overlaps(figure) == []


@pytest.mark.slow
def test_the_ties_of_a_tree_never_cross_and_those_of_random_layers_may():
    found = people.suggestions(60)
    assert boxes.crossings(figures.tree(found, limit=60)) == 0
    assert boxes.crossings(figures.layered(found, limit=60)) > 0


@pytest.mark.parametrize("theme", [style.LIGHT, style.DARK], ids=lambda theme: theme.name)
def test_every_theme_can_be_seen(theme):
    assert min(style.contrast(text, theme.paper) for text in (theme.ink, theme.faint)) >= 4.5
    assert min(style.contrast(mark, theme.paper) for mark in (*theme.hues, theme.tie)) >= 3
    assert len(theme.hues) == len(set(theme.hues)) == len(set(style.MARKERS))


@pytest.mark.slow
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_and_marks_stand_out_from_what_is_behind_them(dark):
    found = [replace(one, band=("strong", "good", "long shot")[one.rank % 3]) for one in people.suggestions(60)]
    theme = style.theme(dark)
    for figure in (
        figures.tree(found, dark=dark),
        figures.matrix(found, dark=dark),
        figures.network(people.network(60, 4), dark=dark),
    ):
        assert to_hex(figure.get_facecolor()) == theme.paper
        assert all(style.contrast(to_hex(text.get_color()), theme.paper) >= 4.5 for text in boxes.texts(figure))
        for line in (line for line in figure.axes[0].lines if to_hex(line.get_color()) != theme.rule):
            assert style.contrast(_drawn_in(line), theme.paper) >= 3
    patches = figures.matrix(found, dark=dark).axes[0].patches
    discs = {to_hex(disc.get_facecolor()) for disc in patches if isinstance(disc, Circle)}
    assert len(discs) == 9
    assert all(style.contrast(disc, theme.ink) >= 4.5 for disc in discs)


def test_industries_differ_by_marker_and_the_seventh_is_other():
    marks = style.marks("aabbccddeeffg", style.LIGHT)
    assert len({mark.marker for mark in marks.values()}) == len({mark.colour for mark in marks.values()}) == 7
    assert marks["g"].label == "other"


def test_without_a_font_for_a_script_the_profile_s_name_is_written_and_the_reader_is_told(monkeypatch):
    monkeypatch.setattr(font_manager, "get_font_names", lambda: ["DejaVu Sans"])
    _forget_fonts()
    try:
        found = people.named(("田中 美咲", "Ines Weber", "สมชาย ใจดี", "李小龍 Bruce Lee", "🚀"))
        said, overview = boxes.words(figures.tree(found)), boxes.words(figures.matrix(found))
        graph = nx.Graph([(1, 2), (2, 3), (1, 3), (4, 5), (5, 6), (4, 6), (7, 8), (8, 9), (7, 9), (1, 4), (1, 7)])
        nx.set_node_attributes(graph, {1: {"name": "สุภาพร แสงทอง", "slug": "pc4-example"}})
        bridges, chain = boxes.words(figures.network(graph)), boxes.words(figures.chain([("Ines Weber", "สมชาย ใจดี", None)]))
    finally:
        _forget_fonts()
    assert "person-1001" in said and "person-1003" in said and "Bruce Lee" in said
    assert "3 texts cannot be written in full: no font installed for CJK, Thai" in said
    assert "no font installed for CJK, Thai" in overview.replace("\n", " ")
    assert "pc4-example: 2 other groups" in bridges and "(name cannot be drawn)" in chain
    assert all(ord(char) < 0x3000 for char in said)


def test_an_employer_whom_no_font_can_write_is_said_to_be_one_and_not_to_be_missing(monkeypatch):
    monkeypatch.setattr(font_manager, "get_font_names", lambda: ["DejaVu Sans"])
    _forget_fonts()
    try:
        thai = "บริษัท สยาม"
        rows = [SimpleNamespace(company=thai, people=3, contacts=1), SimpleNamespace(company="Acme", people=2, contacts=0)]
        pictures = [boxes.words(figures.companies(rows)), boxes.words(figures.industries({thai: 3, "fintech": 2}))]
        pictures += [boxes.words(figures.draw(kind, people.named((thai, "Ada")))) for kind in ("layered", "matrix")]
        network = nx.complete_graph(6)
        nx.set_node_attributes(network, thai, "company")
        pictures.append(boxes.words(figures.network(network)))
    finally:
        _forget_fonts()
    for words in pictures:
        assert "(name cannot be drawn)" in words
    assert "not known" not in "".join(pictures)
    assert "1 text cannot be written in full: no font installed for Thai" in pictures[0]


def test_only_installed_fonts_are_named_so_that_no_text_logs_a_missing_one():
    assert set(text_fit.families()) <= set(font_manager.get_font_names())


def test_a_font_installed_since_matplotlib_first_looked_is_used(monkeypatch):
    before = [font for font in font_manager.fontManager.ttflist if font.name.startswith("DejaVu")]
    installed = {font.fname for font in font_manager.fontManager.ttflist} - {font.fname for font in before}
    monkeypatch.setattr(font_manager.fontManager, "ttflist", before)
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [*sorted(installed), __file__])
    _forget_fonts()
    try:
        text_fit.families()
    finally:
        _forget_fonts()
    assert {font.fname for font in font_manager.fontManager.ttflist} >= installed


@pytest.mark.parametrize("draw", [figures.tree, figures.layered])
def test_a_name_of_forty_letters_is_whole_and_a_longer_one_of_a_connector_is_broken_not_cut(draw):
    found = people.named(("Maximiliana Konstantinopoulou-Vandenberghe", "Ines Weber"))
    long = replace(found[0].best.connector, name="Wilhelmina Alexandrovna Featherstonehaugh-Smythe")
    found = [replace(one, paths=(replace(one.best, connector=long),)) for one in found]
    said = boxes.words(draw(found))
    assert "Maximiliana Konstantinopoulou-Vandenberghe" in said
    assert "Wilhelmina Alexandrovna\nFeatherstonehaugh-Smythe" in said
    assert boxes.overlaps(draw(found)) == [] and boxes.outside(draw(found)) == []


def test_a_role_that_no_font_can_write_leaves_no_sign_behind():
    found = people.named(("Ines Weber",))
    odd = replace(found[0], target=replace(found[0].target, position="\U0001f680"), paths=found[0].paths * 2, undecided=True)
    assert not any(words.endswith("·") for words in boxes.words(figures.layered([odd])).split("\n"))


def test_what_stands_behind_a_name_from_right_to_left_stays_behind_it():
    assert text_fit.drawable("or محمد العلي · +2").endswith("\u200e · +2")
    assert text_fit.drawable("or Zoë · +2") == "or Zoë · +2"


def test_no_figure_touches_pyplot():
    for path in Path(infograph.figures.__file__).parent.glob("*.py"):
        assert not re.search(r"^\s*(from|import) matplotlib.*pyplot", path.read_text("utf-8"), re.M)


def _drawn_in(line: Line2D) -> str:
    if line.get_linestyle() != "None":
        return to_hex(line.get_color())
    edge = line.get_markeredgecolor() if line.get_markeredgewidth() else line.get_markerfacecolor()
    return to_hex(edge)


def _forget_fonts() -> None:
    for cached in (
        text_fit.families,
        text_fit.letters,
        text_fit.drawable,
        text_fit.width,
        text_fit.fit,
        text_fit.properties,
    ):
        cached.cache_clear()
