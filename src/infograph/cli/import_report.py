"""Say what an import did: one page a file for people, one object a file for scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from pathlib import PurePath
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from infograph import importers
from infograph.phrases import imports

if TYPE_CHECKING:
    from infograph.model import FileReport, Problem

_HIDDEN = "hidden_rows"
_SHOWN_ELSEWHERE = (_HIDDEN, "extra_columns")
_LABEL = 15  # cells of the first column
_NARROWEST = 50


def report_text(report: FileReport, width: int = 80) -> str:
    """Return the report of a file that was read, for people: at most `width` cells wide."""
    kind = title_of(report.kind)
    head = f"{report.file}: {', '.join(part for part in (kind, imports.owned_words(report.owner)) if part)}"
    if report.status == "unchanged":
        notes = [f"  {note}" for note in report.notes]
        return "\n".join([head, f"  {imports.unchanged_words(noted=bool(notes))}", *notes])
    room = max(width, _NARROWEST) - _LABEL - 2
    lines = [head]
    for label, text in _body(report):
        first, *more = wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
        lines += [f"  {imports.LABELS.get(label, ''):<{_LABEL}}{first}".rstrip(), *(" " * (_LABEL + 2) + line for line in more)]
    return "\n".join(lines)


def odd(report: FileReport) -> list[str]:
    """Return what was odd in a file, in words, and what was noted of it, a line each."""
    hidden = sum(problem.count for problem in report.problems if problem.code == _HIDDEN)
    return [
        *([imports.hidden_words(hidden)] if hidden else []),
        *(text for _, text in _problems(report.problems)),
        *report.notes,
    ]


def title_of(kind: str) -> str:
    """Return what people call a kind of file."""
    return imports.SEVERAL.get(kind) or (importers.kinds()[kind].title if kind in importers.kinds() else kind.replace("_", " "))


def _names_people(kind: str) -> bool:
    """Say whether a kind's rows are people or ties: of those that are messages, invitations or jobs nobody counts them."""
    return kind not in importers.kinds() or importers.kinds()[kind].rows != "other"


def refusal_text(report: FileReport) -> str:
    """Return why a file was not read, with its name."""
    named = report.file == "-" or report.names_itself
    return report.why if named else f"{report.file}: {report.why}"


def report_object(report: FileReport) -> dict[str, Any]:
    """Return a file's report for scripts; fields only grow.

    `status` is "ok" or "refused"; `file` the name, `path` as it was given; `unchanged` says that the very same file
    was imported before; `valid_rows` is null where rows are not people; `opens` counts people at distance two,
    `only_here` those whom one contact alone leads to.
    """
    return {
        "file": PurePath(report.file).name,
        "path": report.file,
        "kind": report.kind,
        "why": report.why,
        "status": "refused" if report.status == "refused" else "ok",
        "unchanged": report.status == "unchanged",
        "owner": report.owner,
        "taken_as": report.taken_as,
        "data_rows": report.data_rows,
        "valid_rows": report.valid_rows if _names_people(report.kind) else None,
        "connections": report.connections,
        "people_new": report.people_new,
        "people_known": report.people_known,
        "merged": report.merged,
        "opens": report.opens,
        "only_here": report.only_here,
        "evidence": report.evidence,
        "evidence_waiting": report.evidence_waiting,
        "would_add": report.would_add,
        "warnings": report.warnings,
        "problems": [_problem_object(problem) for problem in report.problems],
        "ignored_columns": list(report.ignored_columns),
        "notes": report.notes,
        "hint": report.hint,
        "parts": [report_object(part) for part in report.parts] if len(report.parts) > 1 else [],
    }


def _body(report: FileReport) -> Iterator[tuple[str, str]]:
    """Yield label and text of each line of the page, in the order in which one asks: what, who, what for, what was odd."""
    yield "recognised", _recognised(report)
    yield from ((label, text) for label, text in (("taken_as", report.taken_as), ("rows", _rows(report))) if text)
    if report.people_new or report.people_known:
        yield "people", imports.people_words(report.people_new, report.people_known)
    if report.merged:
        yield "merged", imports.merged_words(report.merged)
    hidden = sum(problem.count for problem in report.problems if problem.code == _HIDDEN)
    if report.owner == "me" and report.connections and report.kind != "edge_list":
        yield "contacts", imports.contacts_words(report.connections)
    if hidden:
        yield "hidden", imports.hidden_words(hidden) + _where(report.problems, _HIDDEN)
    yield from (("adds", text) for text in imports.adds_words(report))
    yield from _problems(report.problems)
    yield from _left_out(report)
    if report.ignored_columns:
        yield "unused", imports.unused_words(report.ignored_columns)
    yield from (("note", note) for note in report.notes)
    yield from zip(chain(["lacking"], repeat("")), report.would_add)  # noqa: B905


def _recognised(report: FileReport) -> str:
    if len(report.parts) < 2:
        return report.why
    return imports.parts_words([PurePath(part.file).name for part in report.parts])


def _rows(report: FileReport) -> str:
    if not report.data_rows and len(report.parts) > 1:
        return ""  # an archive without a list
    return imports.rows_words(report)


def _problems(problems: Sequence[Problem]) -> Iterator[tuple[str, str]]:
    """Yield a line for each kind of problem, warnings before mere remarks."""
    by_code: dict[tuple[bool, str, str], list[Problem]] = {}
    for problem in problems:
        if problem.code not in _SHOWN_ELSEWHERE:
            by_code.setdefault((problem.advisory, problem.code, problem.message), []).append(problem)
    for (advisory, code, message), same in sorted(by_code.items(), key=lambda item: item[0][0]):
        count = sum(problem.count for problem in same)
        detail = ", ".join(dict.fromkeys(problem.detail for problem in same if problem.detail))
        what = message or code.replace("_", " ")
        line = f"{f'{count:,} × ' if count else ''}{what}{f': {detail}' if detail else ''}"
        yield "remark" if advisory else "warning", line + _where(same, code)


def _left_out(report: FileReport) -> Iterator[tuple[str, str]]:
    """Yield what was left out of the other files of an archive, one line a file: it cost the list of contacts nothing."""
    already = {(problem.code, problem.line) for problem in report.problems} | {("invitation_is_not_a_connection", None)}
    for part in report.parts if len(report.parts) > 1 else ():
        said = [
            text for _, text in _problems([problem for problem in part.problems if (problem.code, problem.line) not in already])
        ]
        if said:
            yield "remark", f"{PurePath(part.file).name}: {'; '.join(said)}"


def _where(problems: Sequence[Problem], code: str) -> str:
    lines = sorted({problem.line for problem in problems if problem.line and problem.code == code})
    more = sum(problem.count for problem in problems if problem.code == code) > len(lines)
    return imports.lines_words(lines, more=more)


def _problem_object(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "line": problem.line,
        "message": problem.message,
        "detail": problem.detail,
        "count": problem.count,
        "advisory": problem.advisory,
    }
