"""What is held on a person and from where, for the user and, without others' names, for the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from infograph.answers import LikelyMine
from infograph.model import Person
from infograph.people.find import find_person
from infograph.people.forget import likely_mine, named_beside, who_would_go
from infograph.phrases.held import iso
from infograph.store import deeds, events, everybody, held, read
from infograph.store.db import Connection
from infograph.store.hidden import hidden_copy
from infograph.tables import Rows

if TYPE_CHECKING:
    from infograph.workspace import Workspace


class Held(NamedTuple):
    """All that is held on a person: rows of files, ties and remarks on them, steps of the log, texts beside that name them."""

    person: Person
    emails: tuple[str, ...]
    rows: Sequence[held.Row]
    ties: Sequence[held.Tie]
    remarks: Sequence[held.Remark]
    steps: Sequence[events.Event]
    beside: Sequence[tuple[str, str]]
    names: Mapping[int, str]
    """The connectors of the steps, by their numbers."""

    def to_dict(self) -> dict[str, Any]:
        """Return it for scripts; days are ISO."""
        return _of_person(self) | {
            "rows": [row._asdict() | {"connected": iso(row.connected), "mine": bool(row.mine)} for row in self.rows],
            "ties": [tie._asdict() | {"since": iso(tie.since), "last": iso(tie.last)} for tie in self.ties],
            "remarks": [remark._asdict() | {"last": iso(remark.last)} for remark in self.remarks],
            "log": [
                step | {"via": self.names.get(event.through, "")}
                for step, event in zip(_of_person(self)["log"], self.steps, strict=True)
            ],
            "named_in": [{"where": where, "text": text} for where, text in self.beside],
        }

    def for_the_person(self) -> dict[str, Any]:
        """Return what the person may be given: all of it but who else is in it, and whose files it comes from."""
        rows = [row._asdict() | {"connected": iso(row.connected)} for row in self.rows]
        return _of_person(self) | {
            "rows": [{key: value for key, value in row.items() if key not in _OF_OTHERS} for row in rows],
            "ties": [{"since": iso(tie.since), "messages": tie.messages, "last": iso(tie.last)} for tie in self.ties],
        }


class Privacy:
    """What is held on people."""

    def __init__(self, net: Workspace) -> None:
        self._net, self._store = net, net._store

    def hidden(self) -> Workspace:
        """Return a workspace in memory of the same people with invented names, for showing around; it cannot be changed.

        Companies are numbered; addresses, titles, places, notes and files' names are left out, fields, days and counts stay.
        """
        return type(self._net)(hidden_copy(self._store), today=self._net.today, settings=self._net.settings)

    def held(self, who: str) -> Held:
        """Return all that is held on a person (a name, an address or "#id"); raises NotFound or Ambiguous."""
        with self._store.reading() as db:
            return held_on(db, find_person(db, who))

    def handed_to(self, who: str) -> dict[str, Any]:
        """Return what a person may be given of what is held on them, and note that it was."""
        answer = self.held(who).for_the_person()
        self._store.note("export person", 1)
        return answer

    def deeds(self) -> Rows[deeds.Deed]:
        """Return what was done to the store and handed out of it, by day, in words and counts; it names nobody."""
        with self._store.reading() as db:
            return Rows(deeds.read(db))

    def who_would_go(self, *, owner: str = "", sources: Sequence[int] = ()) -> int:
        """Return how many people nothing but an owner's files names, or but these sources: who would be forgotten with them."""
        with self._store.reading() as db:
            return who_would_go(db, owner, sources)

    def likely_mine(self, owner: str) -> LikelyMine | None:
        """Return why an owner's files, which are to go, are likely the user's own; None where nothing says so."""
        with self._store.reading() as db:
            return likely_mine(db, owner)

    def named_beside(self, who: str) -> list[tuple[str, str]]:
        """Return (where, text) of every text beside their own rows that names a person: what `forget` writes over."""
        with self._store.reading() as db:
            return named_beside(db, who)


_OF_OTHERS = ("file", "owner", "mine", "consent")


def _of_person(held: Held) -> dict[str, Any]:
    person = held.person
    return {
        "name": person.name,
        "url": person.url,
        "emails": list(held.emails),
        "company": person.company,
        "position": person.position,
        "industries": [{"industry": label.industry, "confidence": label.confidence} for label in person.labels],
        "functions": [doing.function for doing in person.functions],
        "level": person.level,
        "log": [
            {
                "stage": step.stage,
                "day": iso(step.day),
                "note": step.note,
                "whose": "a contact" if events.is_closed_way(step) else "",
            }
            for step in held.steps
        ],
    }


def held_on(db: Connection, person: Person) -> Held:
    """Return all that a store holds on a person."""
    steps = events.whole(db, person.id)
    connectors = read.people(db, {step.through for step in steps})
    return Held(
        person,
        everybody.emails(db, person.id),
        held.rows(db, person.id),
        held.ties(db, person.id),
        held.remarks(db, person.id),
        steps,
        named_beside(db, f"#{person.id}"),
        {number: connector.name for number, connector in connectors.items()},
    )
