"""Plan over a store: whose export to ask for next, whom to ask in which week, which employers first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self, SupportsIndex, Unpack, overload

from infograph import planning, question
from infograph.model import Hop, Person, Query
from infograph.outreach.calendar import Entry, calendar
from infograph.phrases import plans
from infograph.phrases.numbers import in_a_line
from infograph.planning.assignment import Lifted, Wait
from infograph.query import Caps, written_out
from infograph.tables import framed

if TYPE_CHECKING:
    import pandas as pd

    from infograph.planning.targets import Targets
    from infograph.planning.whose_export import Opening
    from infograph.question.answer import Asked
    from infograph.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Step:
    """One ask of a campaign: in which week (from 1) and from which day on, whom, through whom, over which ties.

    `waits` says of each week before what kept it out, in their order; `rested` is the day from which on the connector,
    asked lately, can be asked again (None: they were not).
    """

    week: int
    day: date
    target: Person
    connector: Person
    first: Hop
    second: Hop
    value: float
    waits: tuple[Wait, ...] = ()
    rested: date | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Campaigned:
    """A campaign: its steps in order, its whole good (in the best single chance = 1), and what each cap costs.

    `lifted` holds values in the same unit; `left_out` counts people of the field who had their turn already, `open_asks` the
    requests that stand open of contacts through whom the question has ways: they count against the cap of each.
    """

    query: Query
    caps: Caps
    steps: tuple[Step, ...]
    value: float
    lifted: tuple[Lifted, ...] = ()
    left_out: int = 0
    open_asks: tuple[tuple[Person, int], ...] = ()

    def __len__(self) -> int:
        return len(self.steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    @overload
    def __getitem__(self, index: SupportsIndex) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Step | Self:
        return replace(self, steps=self.steps[index]) if isinstance(index, slice) else self.steps[index]

    def _repr_html_(self) -> str:
        return str(self.to_frame()._repr_html_())  # type: ignore[operator]  # pandas escapes the cells

    def __repr__(self) -> str:
        steps = [f"  {plans.step_words(step.week, step.connector.name, in_a_line(step.target))}" for step in self.steps]
        return "\n".join([f"<{plans.in_weeks(self)}>", *steps])

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame of the steps in order: week, day, whom to meet, whom to ask, both ties, the value."""
        frame = framed(self.steps)
        return frame.drop(columns=["waits", "rested"]) if self.steps else frame


@written_out
class Campaign:
    """The planning use cases of a workspace; reached as `Workspace.campaign`."""

    def __init__(self, net: Workspace) -> None:
        self._net = net

    def ask_next(self, query: Query | None = None, *, by_tie: bool = True, **asked: Unpack[Asked]) -> Opening:
        """Return whose export to ask for next, and what each export that is here has opened.

        Pass a Query, or its fields in words: `ask_next(industry="fintech", limit=5)`. `by_tie=False` ranks by the
        number of new people alone, not by how well you know the contact.
        """
        wanted = question.as_query(query, asked)
        with self._net._viewing() as view:
            return planning.opening(view, wanted, by_tie=by_tie)

    def plan(self, query: Query | None = None, caps: Caps | None = None, **asked: Unpack[Asked]) -> Campaigned:
        """Return the campaign with the greatest good under the caps: an exact assignment, see `infograph.planning`.

        People and ways that the log has closed are left out; asks that are open count against a connector's cap.
        Week 1 begins on the next Monday (today, where it is one).
        """
        wanted = question.as_query(query, asked)
        with self._net._viewing() as view:
            return planning.scheduled(view, wanted, caps or Caps())

    def calendar(self, planned: Campaigned, made: datetime) -> str:
        """Return a campaign as a calendar file (.ics), made at a time, that calendars update rather than duplicate."""
        entries = [
            Entry(
                mark=f"plan:{step.target.key}",  # a later plan may ask another contact, in another week
                day=step.day,
                words=plans.to_ask(step.connector.name, step.target.name),
                note=plans.week_words(step.week),
            )
            for step in planned.steps
        ]
        return calendar(entries, made)

    def targets(self, text: str, *, delimiter: str = "", notes: int = 0, guard: Callable[[str], str] = str) -> Targets:
        """Return the user's list of employers, completed and sorted; write it back with `planning.write_targets`."""
        table = planning.read_targets(text, delimiter, notes)
        with self._net._viewing() as view:
            filled = planning.known_of(view, table.employers())
        return planning.complete(table, filled, day=self._net.today.isoformat(), guard=guard)


def monday_from(today: date) -> date:
    """Return the next Monday, today included.

    >>> monday_from(date(2026, 7, 15)).isoformat()
    '2026-07-20'
    """
    return today + timedelta(days=-today.weekday() % 7)
