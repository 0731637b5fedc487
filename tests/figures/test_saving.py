"""The same figure gives the same bytes, in every format, and notebooks show it without pyplot."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pytest
from matplotlib.figure import Figure

from figures import people
from hostile import HOSTILE, LIVE
from infograph import figures
from infograph.errors import BadRequest
from infograph.figures import saving


def written(figure, form, **options):
    held = BytesIO()
    figures.save(figure, held, form, **options)
    return held.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(("form", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_a_figure_drawn_twice_is_the_same_to_the_byte(form, start):
    first, second = (written(figures.tree(people.suggestions(5)), form) for _ in range(2))
    assert first == second
    assert first.startswith(start)
    assert b"CreationDate" not in first and b"<dc:date>" not in first


@pytest.mark.slow
def test_searchable_svg_holds_the_names_as_text_and_nothing_that_runs():
    names = tuple(HOSTILE.values())
    svg = written(figures.tree(people.named(names), limit=80, title=HOSTILE["window title"]), "svg", searchable=True).decode()
    shown = {element.text for element in ElementTree.fromstring(svg).iter() if element.tag.endswith("text")}
    assert HOSTILE["script"] in shown
    assert "<script" not in svg
    assert not LIVE.search(svg.replace("\n", " "))


def test_outlined_svg_holds_no_font_that_a_reader_might_lack():
    found = written(figures.tree(people.suggestions(3)), "svg")
    assert b"<text" not in found and b"font-family" not in found


def test_a_path_s_ending_is_its_format(tmp_path):
    figures.save(figures.tree(people.suggestions(3)), tmp_path / "paths.SVG")
    assert (tmp_path / "paths.SVG").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize("target", ["paths", "paths.docx"])
def test_an_unknown_format_is_refused_with_those_there_are(target):
    with pytest.raises(BadRequest) as refused:
        figures.save(Figure(), target)
    assert ".png, .svg, .pdf" in refused.value.hint


def test_a_very_tall_figure_is_written_with_fewer_dots_instead_of_failing():
    assert saving._resolution(Figure(figsize=(10, 15))) == saving.DPI
    assert written(Figure(figsize=(0.1, 700)), "png").startswith(b"\x89PNG")


def test_a_notebook_shows_a_figure_by_itself_at_its_size_in_inches():
    figure = figures.industries({"fintech": 3})
    picture, shown = getattr(figure, "_repr_png_")()  # noqa: B009 - matplotlib does not say that it has one
    assert picture.startswith(b"\x89PNG")
    assert shown["width"] == round(96 * figure.get_figwidth())
