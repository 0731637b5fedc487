"""Plain lists of who knows whom: two ends a row, perhaps weight, date and relationship."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from infograph.importers.cells import Named, mention, named_rows
from infograph.importers.dates import Order, order_of, parse_date
from infograph.importers.shapes import CountedRow, Kind, OwnerHint, Reading, Tally
from infograph.importers.tabular import Table, head_key
from infograph.model import Evidence, Record
from infograph.text import clean, fold_name, profile_slug

KIND = "edge_list"
KINDS = {KIND: Kind("list of ties", rows="ties")}
PRECEDENCE = 2

_ENDS = (
    ("source", "target"),
    ("from", "to"),
    ("person a", "person b"),
    ("a", "b"),
    ("person 1", "person 2"),
    ("name 1", "name 2"),
    ("person1", "person2"),
    ("name1", "name2"),
    ("who", "knows"),
    ("name a", "name b"),
    ("source name", "target name"),
    ("from name", "to name"),
    ("contact 1", "contact 2"),
)
_ANYTHING = frozenset(("from", "a"))
_PLACE = frozenset(
    "airport avenue bahnhof bridge bus campus central city depot dock exit gare gate hall hospital junction lane line "
    "market park pier plaza platform port quay road school square st station stop street terminal tower town village "
    "warehouse".split()
)
"""Words that a stop of a bus or train has in its name and people do not."""
MOST_UNKNOWN = 3
"""Columns beside source and target whose meaning is not known; more of them, and the file is about something else."""
_OF_PEOPLE = frozenset(("relationship", "closeness"))
"""Columns that only ties of people have."""
_MORE = frozenset("id timeset weight since relationship relation label type strength note closeness date".split())
_NAME_AND_MAIL = re.compile(r"(.+?)\s*<([^<>\s]+@[^<>\s]+)>$")


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of a list of ties, or "": two ends, and little but what describes a tie."""
    keys = [head_key(cell) for cell in header if cell.strip()]
    for first, second in _ENDS:
        unknown = set(keys) - {first, second} - _MORE
        if first in keys and second in keys and len(unknown) <= (0 if first in _ANYTHING else MOST_UNKNOWN):
            return f"has the columns {first} and {second}"
    return ""


def doubt(table: Table) -> str:
    """Return why a list of ties is none of people, or "".

    From and to also name the stops of a bus, a and b the columns of anything: most ends must be whole names or
    addresses. Elsewhere it is enough that most ends are words and not numbers.
    """
    first, second = _ends(table)
    says_people = _OF_PEOPLE & {head_key(cell) for cell in table.header}
    ends = [end for row in islice(named_rows(table), 200) for end in (row.text(first), row.text(second)) if end]
    fits = _is_person if first in _ANYTHING and not says_people else _has_words
    return "" if sum(map(fits, ends)) * 2 > len(ends) else f"its columns {first} and {second} hold no people"


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield Evidence of kind "tie" for each row with two different ends; the same pair counts once."""
    yield from table.problems
    first, second = _ends(table)
    order = order_of(row.raw("since", "date") for row in named_rows(table))
    tally = Tally()
    seen: set[frozenset[str]] = set()
    for row in named_rows(table):
        a, b = _end(row, first), _end(row, second)
        pair = frozenset(end.slug or end.name.casefold() for end in (a, b))
        if not a.name or not b.name:
            tally.add("missing_endpoint", row.line)
        elif len(pair) == 1:
            tally.add("self_loops", row.line)
        else:
            yield CountedRow(row.line, valid=True)
            if pair in seen:
                tally.add("reversed_duplicates", row.line)
            else:
                seen.add(pair)
                yield _tie(row, a, b, order)
            continue
        yield CountedRow(row.line)
    for code in sorted(tally.counts):
        yield from tally.problems(code)


def _tie(row: Named, a: Record, b: Record, order: Order) -> Evidence:
    since = row.text("since", "date")
    day = date(int(since), 1, 1) if since.isdecimal() and len(since) == 4 and since > "1900" else parse_date(since, order)
    label = row.text("relationship", "relation", "label", "type")
    return Evidence(row.line, "tie", b, a, last=day, label=label, weight=_number(row.text("weight", "strength")))


def _end(row: Named, column: str) -> Record:
    """Return the record of one end: a name with its profile, a profile address, an e-mail address, or a name."""
    line, text, url = row.line, row.text(column), row.raw(f"{column.removesuffix(' name')} url")
    if profile_slug(url):
        return mention(line, text, url, role="end")
    if profile_slug(text):
        return mention(line, clean(profile_slug(text)), row.raw(column), role="end")
    if "@" in text and " " not in text:
        return mention(line, text, role="end", email=text)
    both = _NAME_AND_MAIL.match(text)
    if both:
        return mention(line, both.group(1).strip('"'), role="end", email=both.group(2))
    return mention(line, text, role="end")


def _ends(table: Table) -> tuple[str, str]:
    keys = {head_key(cell) for cell in table.header}
    return next(ends for ends in _ENDS if set(ends) <= keys)


def _is_person(text: str) -> bool:
    words = fold_name(text).split()
    letters = all(map(str.isalpha, words)) and not _PLACE & set(words)
    whole = len(words) > 1 and len(words[0]) > 1  # of family names often only the initial is shown
    return (letters and (whole or not text.isascii())) or "@" in text or bool(profile_slug(text))


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) < 1e12 else None
