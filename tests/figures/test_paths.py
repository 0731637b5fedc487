"""What tree, layered and matrix say: the finding, the strength, the industry, and what they leave out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import networkx as nx
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch

from figures import boxes, people
from figures.people import hop, person, suggestion
from infograph import figures
from infograph.errors import BadRequest
from infograph.figures import selection
from infograph.model import OwnContact, Path, Query
from infograph.phrases.explanation import either_words
from infograph.question.results import Suggestions

BOB, ANA = person(1, "Bob Johnson"), person(2, "Ana Cole")
MEI = person(11, "Mei Tanaka", "fintech", "Ledgerly", "Staff Engineer")
KOFI = person(12, "Kofi Okafor", "climate", "Gridleaf", "Analyst")


def way(through, first=0.7, second=0.4, **more):
    return Path(through, hop(first), hop(second), 0.1, 0.2, 1.0, **more)


def curves(figure):
    return [patch for patch in figure.axes[0].patches if isinstance(patch, PathPatch) and len(patch.get_path().vertices) == 4]


@pytest.mark.parametrize("draw", [figures.tree, figures.layered])
def test_the_title_states_the_finding_and_what_is_left_out(draw):
    figure = draw(people.suggestions(65), limit=20)
    assert "65 people you can be referred to, through 10 connectors" in boxes.words(figure)
    assert "(top 20; 45 more not drawn)" in boxes.words(figure)


def test_one_person_through_one_connector_is_said_in_the_singular():
    figure = figures.tree([suggestion(1, MEI, (way(BOB),), 0.5)])
    assert figure.get_label() == "1 person you can be referred to, through 1 connector"
    assert "strong tie · 1 person" in boxes.words(figure)


def test_a_given_title_stands_above_the_finding():
    said = boxes.words(figures.tree([suggestion(1, MEI, (way(BOB),), 0.5)], title="Fintech in Lisbon")).split("\n")
    assert said[:2] == ["Fintech in Lisbon", "1 person you can be referred to, through 1 connector"]


@pytest.mark.parametrize("draw", [figures.tree, figures.layered, figures.matrix])
def test_nobody_to_draw_is_a_sentence(draw):
    assert "Nobody to draw" in boxes.words(draw([])).replace("\n", " ")


@pytest.mark.parametrize("draw", [figures.tree, figures.layered, figures.matrix])
def test_a_limit_of_nobody_is_refused(draw):
    with pytest.raises(BadRequest, match="0 people"):
        draw(people.suggestions(3), limit=0)


def test_a_stronger_tie_is_drawn_thicker_and_said_in_words():
    found = [suggestion(1, MEI, (way(BOB, 0.9, 0.1),), 0.5), suggestion(2, KOFI, (way(BOB, 0.9, 0.8),), 0.4)]
    figure = figures.tree(found)
    ego_bob, bob_mei, bob_kofi = (curve.get_linewidth() for curve in curves(figure))
    assert bob_mei < bob_kofi < ego_bob
    assert {"weak", "strong", "strong tie · 2 people"} <= set(boxes.words(figure).split("\n"))


def test_a_guessed_tie_is_dashed_and_called_a_guess():
    guess = Path(BOB, hop(0.7), hop(0.3, observed=False), 0.1, 0.2, 1.0)
    figure = figures.tree([suggestion(1, MEI, (guess,), 0.5)])
    assert [curve.get_linestyle() for curve in curves(figure)] == ["solid", (0, (3.0, 2.0))]
    assert {"a guess", "a guess, seen in no file"} <= set(boxes.words(figure).split("\n"))


def test_a_longer_way_names_who_stands_between():
    said = boxes.words(figures.tree([suggestion(1, MEI, (way(BOB, via=(ANA,), via_hops=(hop(0.4),)), way(ANA)), 0.5)]))
    assert "+1 · through Ana Cole" in said


def test_connectors_come_by_summed_score_and_colleagues_together():
    one, two, three = (
        person(n, name, "fintech", company) for n, name, company in ((11, "A", "Acme"), (12, "B", "Zenith"), (13, "C", "Acme"))
    )
    ranked = [suggestion(1, MEI, (way(ANA),), 0.5)] + [
        suggestion(i, p, (way(BOB),), 0.3) for i, p in enumerate((one, two, three), 2)
    ]
    found = selection.branches(ranked)
    assert [branch.connector.name for branch in found] == ["Bob Johnson", "Ana Cole"]
    assert [s.target.name for s in found[0].suggestions] == ["A", "C", "B"]


def test_people_without_a_known_company_are_no_colleagues():
    nameless = [
        suggestion(i, person(10 + i, f"P{i}", company=company), (way(BOB),), 0.1) for i, company in enumerate(("", "Acme", ""))
    ]
    assert [s.target.name for s in selection.branches(nameless)[0].suggestions] == ["P0", "P1", "P2"]


def test_layers_keep_the_boxes_of_connectors_apart():
    figure = figures.layered(people.suggestions(60), limit=60)
    placed = sorted(patch.get_y() for patch in figure.axes[0].patches if isinstance(patch, FancyBboxPatch))
    assert len(placed) == 10
    assert all(later - earlier >= 0.5 for earlier, later in pairwise(placed))


def test_layers_show_other_ways_dotted():
    figure = figures.layered([suggestion(1, MEI, (way(BOB), way(ANA)), 0.5), suggestion(2, KOFI, (way(ANA),), 0.4)])
    assert sum(curve.get_linestyle() != "solid" for curve in curves(figure)) == 1
    assert "another way to the same person" in boxes.words(figure)


def test_the_matrix_counts_all_ways_in_and_shades_the_best_band():
    found = [
        replace(suggestion(1, MEI, (way(BOB), way(ANA)), 0.5), band="strong"),
        replace(suggestion(2, replace(MEI, id=13), (way(BOB),), 0.4), band="long shot"),
    ]
    figure = figures.matrix(found)
    assert "2 people at 1 company, through 2 connectors" in boxes.words(figure).replace("\n", " ")
    discs = [disc for disc in figure.axes[0].patches if isinstance(disc, Circle)]
    assert [disc.get_linewidth() for disc in discs] == [2.2, 2.2]
    assert [t.get_text() for t in boxes.texts(figure) if t.get_text().isdigit()] == ["2", "1"]


def test_a_matrix_counts_every_own_contact_and_says_where_only_the_listed_are_counted():
    drawn = boxes.words(_matrix_of_many(14)).split("\n")
    assert drawn.count("14") == 1 and not any("listed" in text for text in drawn)
    few = boxes.words(_matrix_of_many(14, total=90)).replace("\n", " ")
    assert "numbers count the 17 listed" in few


def _matrix_of_many(contacts, **more):
    """Draw three people and so many own contacts of one company."""
    known = [OwnContact(n, person(900 + n, f"Own {n}", company="Acme"), hop(0.4), 1.0, 0.4) for n in range(contacts)]
    return figures.matrix(Suggestions(people.suggestions(3), Query(), nx.Graph(), contacts=known, **more))


def test_a_cut_matrix_says_what_it_leaves_out():
    assert "(top 4 of 10 connectors, top 4 of 15 companies)" in boxes.words(figures.matrix(people.suggestions(60), limit=4))


@pytest.mark.parametrize("kind", ["tree", "layered", "matrix"])
def test_given_axes_are_drawn_into_and_everything_shrinks_to_fit(kind):
    figure = Figure(figsize=(9, 4))
    left, _ = figure.subplots(1, 2)
    assert figures.draw(kind, people.suggestions(20), ax=left) is figure
    assert boxes.overlaps(figure) == []
    assert boxes.outside(figure) == []


def test_figures_are_found_by_being_there_and_an_unknown_kind_names_them():
    kinds = figures.kinds()
    assert list(kinds) == [
        "chain",
        "companies",
        "functions",
        "industries",
        "layered",
        "matrix",
        "network",
        "search",
        "timeline",
        "tree",
    ]
    assert {figure.TAKES for figure in kinds.values()} == {
        "suggestions",
        "graph",
        "days",
        "counts",
        "introductions",
        "companies",
        "functions",
        "progress",
    }
    with pytest.raises(BadRequest) as refused:
        figures.draw("hairball", [])
    assert "chain, companies, functions, industries, layered, matrix, network, search, timeline, tree" in refused.value.hint


def test_the_title_names_the_question_and_counts_everybody_who_answers_it():
    from invented import three

    found = three()
    figure = figures.draw("tree", found, limit=2)
    written = [text.get_text() for axes in figure.axes for text in axes.texts]
    assert "Whom you could meet in fintech" in written
    assert any("3 people you can be referred to" in text and "1 more not drawn" in text for text in written)
    assert any(
        "3 people you can be referred to, through 2 connectors (top 1" in text
        for text in (t.get_text() for axes in figures.draw("tree", found[:1]).axes for t in axes.texts)
    )


@pytest.mark.parametrize("draw", [figures.tree, figures.layered])
def test_both_connectors_are_named_where_nothing_known_separates_them(draw):
    even = replace(suggestion(1, MEI, (way(BOB), way(ANA)), 0.5), undecided=True)
    said = boxes.words(draw([even]))
    assert "or Ana Cole" in said and either_words() in said and "+1" not in said
    assert either_words() not in boxes.words(draw([replace(even, undecided=False)]))


def test_a_matrix_marks_where_a_tie_is_no_longer_in_the_newest_list():
    lost = replace(hop(0.4), departed=date(2026, 11, 1))
    rows = [suggestion(1, MEI, (way(BOB),), 0.5), suggestion(2, KOFI, (replace(way(ANA), second=lost),), 0.4)]
    figure = figures.matrix(rows)
    discs = [disc for disc in figure.axes[0].patches if isinstance(disc, Circle)]
    assert sorted(disc.get_linestyle() == "solid" for disc in discs) == [False, True]
    assert "a tie there is gone: no longer in the newest list" in boxes.words(figure)
    assert "gone" not in boxes.words(figures.matrix(rows[:1]))


def test_a_matrix_has_no_row_that_is_empty():
    rows = [suggestion(1, MEI, (way(BOB),), 0.5), suggestion(2, MEI, (way(BOB),), 0.5), suggestion(3, KOFI, (way(ANA),), 0.4)]
    said = boxes.words(figures.matrix(rows, limit=1)).replace("\n", " ")
    assert "Ana Cole" not in said and "(top 1 of 2 connectors, top 1 of 2 companies)" in said
    at = [(MEI, "Acme"), (MEI, "Acme"), (MEI, "Globex"), (MEI, "Globex"), (KOFI, "Lone")]
    rows = [
        suggestion(n, replace(one, id=90 + n, company=company), (way(ANA if one is KOFI else BOB),), 0.5)
        for n, (one, company) in enumerate(at, 1)
    ]
    said = boxes.words(figures.matrix(rows, limit=2)).replace("\n", " ")
    assert "Ana Cole" not in said and "1 connector with nobody at these left out" in said


def test_own_contacts_who_are_not_drawn_are_counted_too():
    from infograph.model import Hop, OwnContact, Person
    from infograph.query import Query
    from infograph.question.results import Suggestions

    mine = [
        OwnContact(place, Person(900 + place, f"Own {place}"), Hop(0.5, "unknown", "unknown"), 1.0, 0.5)
        for place in range(1, 13)
    ]
    found = Suggestions(people.suggestions(30), Query(), people.network(5, 1), contacts=mine, contacts_total=40, total=65)
    figure = figures.tree(found, limit=20)
    assert "40 contacts of yours" in boxes.words(figure) and "(top 30; 75 more not drawn)" in boxes.words(figure)
