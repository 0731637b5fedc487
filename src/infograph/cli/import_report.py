"""Say what an import did: one page a file for people, one object a file for scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from infograph import importers
from infograph.phrases import agreeing, counted

if TYPE_CHECKING:
    from infograph.model import FileReport, Problem

KEYS = {"slug": "profile address", "email": "e-mail", "name_company": "name and company"}
_SEVERAL = {"linkedin_archive": "LinkedIn archive"}
EVIDENCE = {
    "messages": "messages with {}",
    "invitation": "invitations of {}",
    "recommendation": "recommendations of {}",
    "endorsement": "endorsements of {}",
    "group": "group conversations with {}",
}
_HIDDEN = "hidden_rows"
_SHOWN_ELSEWHERE = (_HIDDEN, "extra_columns")
_LABEL = 15  # cells of the first column
_NARROWEST = 50


def report_text(report: FileReport, width: int = 80) -> str:
    """Return the report of a file that was read, for people: at most `width` cells wide."""
    kind = title_of(report.kind)
    whose = "yours" if report.owner == "me" else f"{report.owner}’s" if report.owner else ""
    head = f"{report.file}: {', '.join(part for part in (kind, whose) if part)}"
    if report.status == "unchanged":
        notes = [f"  {note}" for note in report.notes]
        return "\n".join([head, f"  imported before: nothing {'else ' if notes else ''}changed", *notes])
    room = max(width, _NARROWEST) - _LABEL - 2
    lines = [head]
    for label, text in _body(report):
        first, *more = wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
        lines += [f"  {label:<{_LABEL}}{first}".rstrip(), *(" " * (_LABEL + 2) + line for line in more)]
    return "\n".join(lines)


def title_of(kind: str) -> str:
    """Return what people call a kind of file."""
    return _SEVERAL.get(kind) or (importers.kinds()[kind].title if kind in importers.kinds() else kind.replace("_", " "))


def _names_people(kind: str) -> bool:
    """Say whether a kind's rows are people or ties: of those that are messages, invitations or jobs nobody counts them."""
    return kind not in importers.kinds() or importers.kinds()[kind].rows != "other"


def refusal_text(report: FileReport) -> str:
    """Return why a file was not read, with its name."""
    named = report.file == "-" or PurePath(report.file).name in report.why
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
    yield from ((label, text) for label, text in (("taken as", report.taken_as), ("rows", _rows(report))) if text)
    if report.people_new or report.people_known:
        yield "people", f"{report.people_new:,} new, {report.people_known:,} known before"
    if report.merged:
        joined = ", ".join(f"{count:,} by {KEYS.get(key, key)}" for key, count in sorted(report.merged.items()))
        yield "merged", joined
    hidden = sum(problem.count for problem in report.problems if problem.code == _HIDDEN)
    if report.owner == "me" and report.connections and report.kind != "edge_list":
        yield "contacts", f"{report.connections:,} of yours"
    if hidden:
        yield "hidden", f"{counted(hidden, 'member hides', 'members hide')} their data{_where(report.problems, _HIDDEN)}"
    yield from (("adds", text) for text in _adds(report))
    yield from _problems(report.problems)
    yield from _left_out(report)
    if report.ignored_columns:
        yield "not used", f"{'column' if len(report.ignored_columns) == 1 else 'columns'} {', '.join(report.ignored_columns)}"
    yield from (("note", note) for note in report.notes)
    for number, advice in enumerate(report.would_add):
        yield "" if number else "would add most", advice


def _recognised(report: FileReport) -> str:
    if len(report.parts) < 2:
        return report.why
    read = ", ".join(PurePath(part.file).name for part in report.parts)
    return f"by its files: {read}; nothing else in it was opened"


def _rows(report: FileReport) -> str:
    if not report.data_rows and len(report.parts) > 1:
        return ""  # an archive without a list
    if not report.valid_rows or report.valid_rows == report.data_rows:
        return f"{report.data_rows:,}"
    return f"{report.data_rows:,}, {report.valid_rows:,} of them usable"


def _adds(report: FileReport) -> Iterator[str]:
    if report.kind == "edge_list":
        yield f"{counted(report.connections, 'tie')} between people"
    if report.opens:
        alone = (
            "nobody else’s file leads to them"
            if report.only_here == report.opens
            else (
                f"to {report.only_here:,} of them only this leads" if report.only_here else "all of them reached by others too"
            )
        )
        yield f"{counted(report.opens, 'person')} one introduction away; {alone}"
    found = [EVIDENCE.get(kind, kind + " of {}").format(counted(count, "person")) for kind, count in report.evidence.items()]
    if found:
        yield f"evidence: {', '.join(found)}"
    if report.evidence_waiting:
        people = counted(report.evidence_waiting, "person")
        yield f"evidence on {people} who {agreeing(report.evidence_waiting, 'stands', 'stand')} in no list yet: kept for then"


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
        shown = f"{f'{count:,} × ' if count else ''}{what}{f': {detail}' if detail else ''}"
        yield "remark" if advisory else "warning", shown + _where(same, code)


def _left_out(report: FileReport) -> Iterator[tuple[str, str]]:
    """Yield what was left out of the other files of an archive, one line a file: it cost the list of contacts nothing."""
    told = {(problem.code, problem.line) for problem in report.problems} | {("invitation_is_not_a_connection", None)}
    for part in report.parts if len(report.parts) > 1 else ():
        said = [text for _, text in _problems([one for one in part.problems if (one.code, one.line) not in told])]
        if said:
            yield "remark", f"{PurePath(part.file).name}: {'; '.join(said)}"


def _where(problems: Sequence[Problem], code: str) -> str:
    lines = sorted({problem.line for problem in problems if problem.line and problem.code == code})
    if not lines:
        return ""
    more = ", ..." if sum(problem.count for problem in problems if problem.code == code) > len(lines) else ""
    return f" ({agreeing(len(lines) + bool(more), 'line')} {', '.join(map(str, lines))}{more})"


def _problem_object(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "line": problem.line,
        "message": problem.message,
        "detail": problem.detail,
        "count": problem.count,
        "advisory": problem.advisory,
    }
