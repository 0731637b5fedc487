"""The last answer, its question and rows, so that `explain 3` means what stood on the screen."""

from __future__ import annotations

# Loaded when used: json takes 1.4 ms and the store 3.6 ms, which --help does not need.
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import infograph
from infograph import renderers
from infograph.errors import BadRequest, InfographError
from infograph.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infograph.model import Person, Query
    from infograph.question.results import Suggestions
    from infograph.workspace import Workspace

_FILE = "last-answer"
_MOST = 5000
"""People whose field is remembered: more than one asks about in years, and read in a few ms."""


def keep(net: Workspace, answer: Suggestions) -> None:
    """Keep who stood in which row, as numbers and marks that name nobody; a read-only store keeps nothing."""
    import json  # not needed to answer, so loaded after

    query = answer.query
    if net.hidden and query.via:  # an invented name means nobody later
        query = replace(query, via=f"#{answer[0].best.connector.id}" if answer else "")
    people = [(str(person.rank), person.target, person.best.connector.id) for person in answer]
    people += [(renderers.mark(contact), contact.person, 0) for contact in answer.contacts]
    people += [("list-ask", person, 0) for person, _ in (answer.advice.ask if answer.advice else ())]
    with suppress(OSError, InfographError):
        before = {} if net.hidden else _fields()
        keys = (
            _keys(net, (person.id for _, person, _ in people))
            if net.hidden
            else {person.id: person.key for _, person, _ in people}
        )
        rows = "".join(f"{row} {person.id} {_mark(keys[person.id])} {ask}\n" for row, person, ask in people)
        fields = before | {str(number): (_mark(key), ",".join(query.industries) or "-") for number, key in keys.items()}
        of_each = "".join(f"{number} {mark} {codes}\n" for number, (mark, codes) in list(fields.items())[-_MOST:])
        write_whole(_path(), f"{json.dumps(asdict(query))}\n{rows}{of_each}")


def drop() -> None:
    """Keep no rows any more."""
    with suppress(OSError, InfographError):
        _path().unlink()


def person(net: Workspace, whom: str) -> str:
    """Return what to look a person up by: a row's number, or "c1" of an own contact, becomes that person, the rest stays.

    Raises BadRequest where the last answer has no such row, or its people have changed since.
    """
    if not whom.removeprefix("c").isdecimal():
        return whom
    number, mark = next(((number, mark) for rank, number, mark, _ in _rows() if rank == whom), ("", ""))
    with suppress(InfographError):
        if number and _mark(_keys(net, [int(number)])[int(number)]) == mark:
            return f"#{number}"
    raise BadRequest(f"The last answer has no row {whom}.", "Ask again with infograph suggest, or give the name.")


def question(about: Person) -> Query | None:
    """Return what the last answer was to, if this person stood in it, through whom it would reach them."""
    kept, through = asked(), booked(about)
    return replace(kept, via=f"#{through}" if through else kept.via) if kept and _row_of(about) else None


def first_row(net: Workspace) -> str:
    """Return the best row of the last answer that still means somebody, "" where there is none."""
    for row in _rows()[:1]:
        with suppress(InfographError):
            person(net, row[0])
            return row[0]
    return ""


def booked(about: Person) -> int:
    """Return the number of the contact through whom the last answer would reach this person, 0 where they stood in none."""
    row = _row_of(about)
    return int(row[3]) if row else 0


def field(about: Person) -> Query | None:
    """Return a question for the field of the last answer in which this person stood, None where they stood in none."""
    mark, codes = _fields().get(str(about.id), ("", ""))
    if not mark or not (_invented(about) or mark == _mark(about.key)):
        return None
    return infograph.Query(industries=tuple(code for code in codes.split(",") if code != "-"))


def _row_of(about: Person) -> list[str]:
    return next((row for row in _rows() if row[1] == str(about.id) and (_invented(about) or row[2] == _mark(about.key))), [])


def _invented(person: Person) -> bool:
    """Say whether somebody is of a copy with invented names, in which their number is all that they are known by."""
    return person.key == f"#{person.id}"


def _keys(net: Workspace, people: Iterable[int]) -> dict[int, str]:
    """Return by what people are known in the user's own store, of which a copy with invented names has their numbers."""
    if not net.hidden:
        return {number: net.person(f"#{number}").key for number in people}
    with infograph.Workspace.open() as own:
        return _keys(own, people)


def asked() -> infograph.Query | None:
    """Return what the last answer was to, None where there is none."""
    if not _rows():
        return None
    import json

    kept: dict[str, Any] = json.loads(_path().read_text("ascii").splitlines()[0])
    kept["industries"] = tuple(kept["industries"])
    return infograph.Query(**kept)


def _rows() -> list[list[str]]:
    """Return (rank, number, mark, number of whom to ask) of each row; nothing without an answer, or from another version."""
    with suppress(OSError, ValueError):
        asked, *rows = _path().read_text("ascii").splitlines()
        if asked.startswith("{"):
            return [cells for row in rows if len(cells := row.split()) == len(("rank", "number", "mark", "ask"))]
    return []


def _fields() -> dict[str, tuple[str, str]]:
    """Return for each person by number their mark and the fields of the last answer they stood in, the earliest first."""
    with suppress(OSError, ValueError):
        rows = [row.split() for row in _path().read_text("ascii").splitlines()[1:]]
        return {cells[0]: (cells[1], cells[2]) for cells in rows if len(cells) == len(("number", "mark", "codes"))}
    return {}


def _path() -> Path:
    from infograph.store.db import default_home

    return default_home() / _FILE


def _mark(key: str) -> str:
    return f"{crc32(key.encode('utf-8', 'replace')):08x}"
