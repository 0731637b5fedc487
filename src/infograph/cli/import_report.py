"""Say what an import did: one paragraph a file for people, one object a file for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from infograph.model import FileReport, Problem

KEYS = {"slug": "profile", "email": "e-mail", "name_company": "name and company"}
_LINES = 5  # line numbers shown of each kind of problem


def report_text(report: FileReport) -> str:
    """Return the report of a file that was read, for people."""
    whose = "yours" if report.owner == "me" else f"{report.owner}’s" if report.owner else ""
    head = " · ".join(part for part in (report.file, whose, report.kind.replace("_", " ")) if part)
    if report.status == "unchanged":
        return f"{head}\n  imported before: nothing changed"
    return "\n".join([head, *(f"  {line}" for line in _body(report))])


def refusal_text(report: FileReport) -> str:
    """Return why a file was not read, with its name."""
    named = report.file == "-" or PurePath(report.file).name in report.why
    return report.why if named else f"{report.file}: {report.why}"


def report_object(report: FileReport) -> dict[str, Any]:
    """Return a file's report for scripts; fields only grow.

    `status` is "ok" or "refused"; `file` the name, `path` as it was given; `unchanged` says that the very same file
    was imported before.
    """
    return {
        "file": PurePath(report.file).name,
        "path": report.file,
        "kind": report.kind,
        "why": report.why,
        "status": "refused" if report.status == "refused" else "ok",
        "unchanged": report.status == "unchanged",
        "owner": report.owner,
        "data_rows": report.data_rows,
        "valid_rows": report.valid_rows,
        "connections": report.connections,
        "people_new": report.people_new,
        "people_known": report.people_known,
        "merged": report.merged,
        "warnings": report.warnings,
        "problems": [_problem_object(problem) for problem in report.problems],
        "ignored_columns": list(report.ignored_columns),
        "notes": report.notes,
        "hint": report.hint,
        "parts": [report_object(part) for part in report.parts] if len(report.parts) > 1 else [],
    }


def _body(report: FileReport) -> Iterable[str]:
    if report.why:
        yield f"recognised: {report.why}"
    joined = ", ".join(f"{count:,} by {KEYS.get(key, key)}" for key, count in sorted(report.merged.items()))
    yield (
        f"{_counted(report.data_rows, 'row')}: {_counted(report.people_new, 'new person', 'new people')}, "
        f"{report.people_known:,} known before" + (f"; joined: {joined}" if joined else "")
    )
    by_code: dict[str, list[Problem]] = {}
    for problem in report.problems:
        by_code.setdefault(problem.code, []).append(problem)
    for code, problems in by_code.items():
        yield _problem_line(code, problems)
    if report.ignored_columns:
        yield f"columns not used: {', '.join(report.ignored_columns)}"
    yield from report.notes
    if len(report.parts) > 1:
        yield f"read: {', '.join(PurePath(part.file).name for part in report.parts)}"


def _problem_line(code: str, problems: Sequence[Problem]) -> str:
    count = sum(problem.count for problem in problems)
    lines = sorted({problem.line for problem in problems if problem.line})
    shown = ", ".join(map(str, lines[:_LINES])) + (", ..." if len(lines) > _LINES else "")
    where = f" (line{'s' if len(lines) > 1 else ''} {shown})" if lines else ""
    what = problems[0].message or code.replace("_", " ")
    sign = "note" if all(problem.advisory for problem in problems) else "warning"
    detail = f": {', '.join(dict.fromkeys(problem.detail for problem in problems))}" if problems[0].detail else ""
    return f"{sign}: {f'{count:,} × ' if count > 1 else ''}{what}{detail}{where}"


def _problem_object(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "line": problem.line,
        "message": problem.message,
        "detail": problem.detail,
        "count": problem.count,
        "advisory": problem.advisory,
    }


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
