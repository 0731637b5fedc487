"""Say what is held on somebody, and from where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from infograph.phrases.housekeeping import TEXTS
from infograph.phrases.numbers import counted

if TYPE_CHECKING:
    from infograph.people.privacy import Held

TITLES: Mapping[str, str] = {
    "row": "Rows",
    "tie": "Ties",
    "remark": "What is said of ties",
    "log": "Steps of your log",
    "text": "Texts that name them",
}
"""The headings of what is held, by its kind."""
TITLE = "Held"


def cells_of(held: Held) -> list[dict[str, str]]:
    """Return everything that is held as rows: what it is, what it says, where it is from."""
    cells = []
    for row in held.rows:
        whose = (
            f"{row.file}, {'yours' if row.mine else f'{row.owner}’s'}, line {row.line}" if row.file else _of_no_file(row.role)
        )
        day = f"connected {iso(row.connected)}" if row.connected else ""
        fields = (row.name, row.address, row.emails, row.company, row.position, row.location, row.industry, day)
        read = f", read {row.imported}" if row.imported else ""
        consent = f"; consent: {row.consent}" if row.consent else ""
        cells.append({"what": "row", "says": "; ".join(filter(None, fields)), "from": f"{whose}{read}{consent}"})
    for tie in held.ties:
        parts = [f"since {iso(tie.since)}"] if tie.since else []
        parts += [f"{counted(tie.messages, 'message')}, last {iso(tie.last)}"] if tie.messages else []
        parts += [f"closeness {tie.closeness}"] if tie.closeness else []
        cells.append({"what": "tie", "says": ", ".join([tie.other, *parts]), "from": "worked out"})
    for remark in held.remarks:
        said = ", ".join(filter(None, (remark.kind, remark.other, remark.words, iso(remark.last))))
        cells.append(
            {
                "what": "remark",
                "says": said,
                "from": f"{remark.file}, line {remark.line}" if remark.file else _of_no_file(remark.kind),
            }
        )
    for step in held.steps:
        via = held.names.get(step.through, "")
        said = ", ".join(filter(None, (step.stage, iso(step.day), f"through {via}" if via else "", step.note)))
        cells.append({"what": "log", "says": said, "from": "your log"})
    cells += [{"what": "text", "says": text, "from": TEXTS[where]} for where, text in held.beside]
    return cells


_OF_NO_FILE: Mapping[str, str] = {
    "owner": "from their own files",
    "me": "from your own files, and what you said of yourself",
    "lent": "from the import of their files",
}
"""Where from what no line of a file says is known, by the role of a row or by what a remark is."""


def _of_no_file(what: str) -> str:
    return _OF_NO_FILE.get(what, "your own word")


def worked_out(work: str) -> str:
    """Return what somebody does, as their title and employer say."""
    return f"Worked out of their work: {work}"


def more_in_json(left: int) -> str:
    """Return how many lines of a kind are left out."""
    return f"  and {left:,} more, with --format json"


def what_next(number: int) -> str:
    """Return what can be done with what is held on somebody."""
    return f"Next: infograph export --person '#{number}'   infograph forget '#{number}'"


def iso(day: int | None) -> str:
    """Return an ordinal day as ISO, "" for none.

    >>> iso(737485), iso(None)
    ('2020-03-01', '')
    """
    return date.fromordinal(day).isoformat() if day else ""
