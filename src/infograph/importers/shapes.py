"""What reading gives: parts of an export with one owner, or the refusal of a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from infograph.errors import UnusableFile
from infograph.importers.tabular import Table
from infograph.model import Evidence, Fact, Problem, Record
from infograph.sightings import HintKind


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A row that gives no record of its own; a `valid` one is used all the same."""

    line: int
    valid: bool = False


Item = Record | Evidence | Fact | Problem
Reading = Item | CountedRow
"""What a format yields; `Part.items` counts the rows and hands on the rest."""


@dataclass(frozen=True, slots=True)
class OwnerHint:
    """Whose export this is, and how we know; `one_of` two who stand in a single conversation, `also` earlier names.

    `keys` are those of e-mail addresses that need not stand in `emails`: a friend's are not kept.
    """

    name: str = ""
    url: str = ""
    emails: tuple[str, ...] = ()
    kind: HintKind = ""
    one_of: bool = False
    also: tuple[str, ...] = ()
    keys: frozenset[int] = frozenset()


def merged(hints: Iterable[OwnerHint]) -> OwnerHint:
    """Return what several hints say of one owner, the first to say something before others."""
    whole = OwnerHint()
    for hint in hints:
        emails = tuple(dict.fromkeys([*whole.emails, *hint.emails]))
        also = tuple(dict.fromkeys([*whole.also, *hint.also]))
        whole = replace(
            whole,
            name=whole.name or hint.name,
            url=whole.url or hint.url,
            emails=emails,
            also=also,
            keys=whole.keys | hint.keys,
        )
    return whole


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of file is called, what each of its rows is, and whether it is its owner's whole list of connections.

    Of "people" and "ties" a file that names nobody is an error; of "other" rows (a message, a job) it is not counted how
    many people they name; "mixed" files hold several kinds.
    """

    title: str
    rows: Literal["people", "ties", "other", "mixed"] = "people"
    whole_list: bool = False


LINES_KEPT = 5
"""Lines that a report names of each kind of problem."""


@dataclass(slots=True)
class Tally:
    """How often each kind of problem happened, and on which lines first."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: dict[str, list[int]] = field(default_factory=dict)

    def add(self, code: str, line: int) -> None:
        """Count one."""
        self.counts[code] += 1
        lines = self.lines.setdefault(code, [])
        if len(lines) < LINES_KEPT:
            lines.append(line)

    def problems(self, code: str, *, advisory: bool = False, counted: bool = True) -> Iterator[Problem]:
        """Yield the problems of a kind: one for each of the first lines, the last of which stands for all others."""
        lines = self.lines.get(code, [])
        for place, line in enumerate(lines):
            rest = self.counts[code] - place if place == len(lines) - 1 else 1
            yield Problem(code, line, count=rest if counted else 0, advisory=advisory)


LONGEST = 5_000
"""Letters that all words of a row may have together; of a longer one a fifth of that is kept of each. A headline has 220."""


@dataclass(slots=True)
class Part:
    """One file that was recognised; `items` streams it, afterwards `data_rows` and `valid_rows` are known.

    `kind` is the format, `why` how it was recognised, `digest` a hash of its bytes, `whole_list` whether it is
    the owner's whole contact list. Columns that were not used stand in `ignored_columns`. `optional` files of an
    archive may be broken without the rest being lost. `read_as` is what the user said of how to read it.
    """

    file: str
    kind: str
    why: str
    digest: str
    whole_list: bool
    open: Callable[[], Table]
    read: Callable[[Table, OwnerHint], Iterator[Reading]]
    ignored_columns: tuple[str, ...] = ()
    owner: OwnerHint = OwnerHint()
    optional: bool = False
    data_rows: int = 0
    valid_rows: int = 0
    read_as: str = ""

    def items(self, latest: date = date.max) -> Iterator[Item]:
        """Yield what the file says, in its order, totals of problems last; a row of a day after `latest` is odd.

        Raises UnusableFile where it turns out to be broken; an optional file is then a problem of its archive.
        """
        self.data_rows = self.valid_rows = cut = 0
        table = self.open()
        table.latest = latest
        try:
            for item in self.read(table, self.owner):
                if isinstance(item, Record):
                    self.valid_rows += 1
                    words = len(item.name) + len(item.company) + len(item.position) + len(item.location) + len(item.industry)
                    if words > LONGEST:
                        item, cut = _shortened(item), cut + 1
                elif isinstance(item, CountedRow):
                    self.data_rows += not item.valid
                    self.valid_rows += item.valid
                    continue
                yield item
        except UnusableFile as error:
            if not self.optional:
                raise
            yield Problem(error.code, None, error.message, advisory=True)
        if cut:
            yield Problem("long_cells", count=cut)
        self.data_rows = self.data_rows + self.valid_rows or table.seen


def _shortened(record: Record) -> Record:
    fields = ("name", "first", "last", "company", "position", "location", "industry")
    return record._replace(**{field: getattr(record, field)[: LONGEST // 5] for field in fields})


@dataclass(slots=True)
class Bundle:
    """The files of one owner: an archive, or a single loose file; `hints` are all that tells whose, `owner` what they say."""

    path: str
    owner: OwnerHint | None
    parts: list[Part]
    problems: list[Problem] = field(default_factory=list)
    hints: tuple[OwnerHint, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be used; the error says why and what to do.

    `bundle` is what it holds where only its owner lacks, whom the store may know.
    """

    file: str
    error: UnusableFile
    bundle: Bundle | None = None
