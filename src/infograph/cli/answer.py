"""Answers to a question: on the screen, in a file, or as a page; for the commands that ask one."""

from __future__ import annotations

# Loaded when used: the report takes 60 ms, the ranking 17 ms of a question without an answer.
from types import ModuleType
from typing import TYPE_CHECKING, Any

from infograph import question, renderers
from infograph.cli import screen
from infograph.cli.options import (
    HTML,
)
from infograph.cli.screen_options import refuse_real
from infograph.cli.wording import crowd_text, field_of, more_text, seen_text, spread_text
from infograph.phrases import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import networkx as nx

    from infograph.model import Query, Suggestion
    from infograph.question.results import Suggestions
    from infograph.workspace import Workspace


def show(
    net: Workspace, query: Query, *, form: str = "", output: str = "", width: int | None = None, raw: bool = False
) -> Suggestions:
    """Answer a question on the screen or into a file, and return the answer."""
    answer = net.suggest(query)
    if form == HTML:
        write_report(net, answer, output)
        return answer
    machine = _write_rows(answer, form, output, width, raw=raw)
    if answer.advice:
        (screen.tell if machine else screen.say)(("\n" if answer.contacts and not machine else "") + str(answer.advice))
    return answer


def tell_who_rests(net: Workspace, answer: Suggestions) -> None:
    """Say which connectors of an answer were asked lately: nobody else leads to those people."""
    resting = net.resting()
    for person in answer.connectors if resting else ():
        if person.id in resting:
            screen.tell(lists.rests_until(person.name, resting[person.id]))


def _write_rows(answer: Suggestions, form: str, output: str, width: int | None, *, raw: bool) -> bool:
    """Write an answer as rows, with a heading and a footnote for people; return whether it is for scripts."""
    if width is None and not output and screen.is_terminal(screen.out()):
        width = screen.width()
    renders = renderers.renderer(form or ("table" if width is None else "cards"))
    anybody = bool(answer or answer.contacts)
    if answer and not renders.MACHINE:
        screen.hint(_heading(answer))
    if anybody or renders.MACHINE:
        display = renderers.Display(width, color=not (renders.MACHINE or output) and screen.in_color(), raw=raw)
        with screen.answer_to(output, machine=renders.MACHINE) as out:
            renders.render(answer, answer.query, out, display)
    if anybody and not renders.MACHINE:
        _tell_footnotes(answer)
    return renders.MACHINE


def write_report(net: Workspace, answer: Suggestions, output: str, *, alone: bool = False) -> None:
    """Write the page of an answer to a file or standard output: with its sources and one's own network, unless `alone`."""
    field = field_of(answer.query)
    drafts = {suggestion.target.id: _pack(net, suggestion, field) for suggestion in answer[: question.DRAFTED]}
    log, write = _log_lines(net, answer[: question.DRAFTED]), to_lend(net, field)
    with screen.answer_to(output, machine=True) as out:
        more: dict[str, Any] = {
            "ego": net.meetings.me or lists.you(),
            "sources": () if alone else net.sources(),
            "alone": alone,
            "invented": net.hidden,
        }
        network = None if alone else net.ego_graph()
        _pages().render(answer, answer.query, out, drafts=drafts, log=log, network=network, write=write, **more)
    _tell_of_people(net)


def write_network(net: Workspace, graph: nx.Graph[int], output: str, query: Query) -> None:
    """Write the page of one's own network alone to a file or standard output."""
    with screen.answer_to(output, machine=True) as out:
        _pages().render_network(graph, out, write=to_lend(net, field_of(query)), invented=net.hidden)
    _tell_of_people(net)


def _pages() -> ModuleType:
    from infograph import report

    return report


def _tell_of_people(net: Workspace) -> None:
    if not net.hidden:
        screen.tell(lists.PERSONAL)


def to_lend(net: Workspace, field: dict[str, Any]) -> Callable[[int], tuple[str, str]]:
    """Return what gives for an own contact the message that asks for their list, and the command that takes it in."""

    def write(person: int) -> tuple[str, str]:
        if net.person(f"#{person}").complete:
            return "", ""
        (letter,) = net.meetings.draft(f"#{person}", "list-ask", **field)
        return letter.draft.body, f"infograph import FILE --owner {net.meetings.typed(person)[person]}"

    return write


def _log_lines(net: Workspace, suggestions: Sequence[Suggestion]) -> dict[int, str]:
    """Return for each person the command that keeps that they were asked for, through whom their row names."""
    asked = {suggestion.target.id: suggestion.best.connector.id for suggestion in suggestions}
    typed, vias = net.meetings.typed(*asked), net.meetings.typed_via(*asked.values())
    return {target: lists.log_asked(typed[target], vias[connector]) for target, connector in asked.items()}


def _pack(net: Workspace, suggestion: Suggestion, field: dict[str, Any]) -> str:
    """Return the message to the connector whom the row names and the text to forward, to be copied from a report."""
    letters = net.meetings.letters_about(suggestion, "ask", "blurb", **field)
    ask, blurb = (letter.draft.body for letter in letters)
    return lists.to_forward(ask, blurb)


def _heading(answer: Suggestions) -> str:
    return lists.heading(answer.total, len(answer), answer.query.about(), answer.connectors_total)


def _tell_footnotes(answer: Suggestions) -> None:
    """Say what the order means, and what it does not know."""
    from infograph.ranking import evidence_notice

    for notice in (crowd_text(answer), more_text(answer), seen_text(answer), spread_text(answer), evidence_notice(answer)):
        if notice:
            screen.tell(notice)
    if answer:
        screen.hint(lists.BANDS_MEAN)


def tell_next(net: Workspace, answer: Suggestions, form: str) -> None:
    """Say the next step after an answer for people that stands in a store, where later commands find it."""
    if answer and screen.is_terminal(screen.out()) and form != HTML and not renderers.renderer(form or "table").MACHINE:
        first = answer[0].target.id
        screen.hint(lists.explain_next(answer[0].rank, net.meetings.typed(first)[first]))


def or_the_goal(net: Workspace, query: Query) -> Query:
    """Return the question, or where it names nothing what the user wishes, and say so."""
    asked = question.with_goal(query, net.goal) if query.anybody else query
    refuse_real(net.hidden and (asked.company or asked.title))
    if asked != query:
        screen.tell(lists.goal_asked(asked.about()))
    return asked
