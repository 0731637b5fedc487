"""Hand out everything that is stored: as JSON (which can be imported again), CSV, GraphML."""

from __future__ import annotations

# Loaded when used: networkx takes 0.1 s.
import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import IO, Any, TextIO

from infograph.errors import BadRequest, StoreProblem
from infograph.intake.restore import FORMAT, unreadable_setting
from infograph.outreach.log import step_object, steps
from infograph.outreach.templates import own_texts
from infograph.question.evidence import noted
from infograph.question.graph import whole_graph
from infograph.renderers import write_csv
from infograph.store import counts, dump, events, everybody, read
from infograph.store.db import Connection, Store
from infograph.store.layout import VERSION

PERSON_COLUMNS = (
    "key",
    "name",
    "email",
    "company",
    "position",
    "location",
    "url",
    "industries",
    "confidence",
    "why",
    "was",
    "contacts",
    "distance",
)


def export_store(store: Store, form: str, out: TextIO, *, raw: bool, now: int, templates: Path | None = None) -> None:
    """Write everything in a format by its name, and note it; raises BadRequest for one that does not exist."""
    store.verify()
    with store.reading() as db:
        _write(db, form, out, raw=raw, now=now, templates=templates)
        people = counts.kept(db).people
    store.note("export", people)


def _write(db: Connection, form: str, out: TextIO, *, raw: bool, now: int, templates: Path | None) -> None:
    if form == "json":
        if setting := unreadable_setting(db):
            raise StoreProblem(
                f"The setting “{setting}” of this store cannot be read, so its export could not be imported.",
                "A copy of the whole store holds everything as it is: infograph export -o store.sqlite",
            )
        export_json(db, out, templates)
    elif form == "csv":
        export_csv(db, out, raw=raw)
    elif form == "graphml":
        export_graphml(db, out.buffer, now=now)
    else:
        raise BadRequest(f"There is no export format “{form}”.", "Formats: json, csv, graphml, sqlite, notes.")


def export_json(db: Connection, out: TextIO, templates: Path | None = None) -> None:
    """Write people, ties, sources and the log to read, the user's templates, and under "store" all that was read or decided.

    From "store" and "templates" `infograph import` makes the same store again (see `restoring`); the same store gives the
    same bytes on any machine.
    """
    out.write(f'{{"format": "{FORMAT}", "schema": 1')
    for name, rows in (("people", _people(db)), ("ties", _ties(db)), ("sources", _sources(db)), ("log", _log(db))):
        out.write(f',\n"{name}": [\n')
        _lines(out, rows)
        out.write("]")
    out.write(f',\n"templates": {_json(own_texts(templates))}')
    out.write(f',\n"store": {{"version": {VERSION}, "tables": [')
    for number, table in enumerate(dump.hand_out(db)):
        head = f'{{"table": "{table.table}", "columns": {_json(table.columns)}, "rows": [\n'
        out.write(("," if number else "") + "\n" + head)
        _lines(out, table.rows)
        out.write("]}")
    out.write("\n]}}\n")


def export_csv(db: Connection, out: TextIO, *, raw: bool) -> None:
    """Write one row a person; its cells are harmless in a spreadsheet unless `raw`."""
    lines = ([str(person.get(column, "")) for column in PERSON_COLUMNS] for person in _people(db))
    write_csv(out, chain([PERSON_COLUMNS], lines), raw=raw)


def export_graphml(db: Connection, out: IO[bytes], *, now: int) -> None:
    """Write the whole graph with its documented attributes."""
    import networkx as nx

    graph = noted(db, whole_graph(db, now=now))
    nx.write_graphml(graph, out, named_key_ids=True)


def _lines(out: TextIO, items: Iterable[Any]) -> None:
    for number, item in enumerate(items):
        out.write((",\n" if number else "") + _json(item))
    out.write("\n")


def _json(item: Any) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True)


def _log(db: Connection) -> Iterator[dict[str, Any]]:
    return map(step_object, steps(db, events.whole(db)))


def _people(db: Connection) -> Iterator[dict[str, Any]]:
    """Yield people in the order of name, company and key."""
    me = read.ego(db)
    mine = {tie.other for tie in read.ties(db, me)} if me is not None else set()
    second = everybody.contacts_of_contacts(db, me)
    rows, written = everybody.reached(db), everybody.written(db)
    people = read.people(db, [row.person for row in rows])
    for number, emails, location in rows:
        person = people[number]
        first, *others = emails or ("",)
        row: dict[str, Any] = {
            "key": person.key,
            "name": person.name,
            "email": first,
            "company": person.company,
            "position": person.position,
            "location": location,
            "url": person.url,
            "contacts": person.contacts,
            "was": "|".join(person.was),
            "distance": _distance(number, me, mine, second),
            "industries": "|".join(label.industry for label in person.labels),
        }
        if person.labels:
            row |= {"confidence": round(person.labels[0].confidence, 2), "why": person.labels[0].evidence}
        if others:
            row["other_emails"] = others
        # As files wrote the name, where it is shown otherwise; none of them holds a line end.
        row["written"] = "\n".join(name for name in written.get(number, ()) if name != person.name)
        yield {key: value for key, value in row.items() if value not in ("", None)}


def _distance(number: int, me: int | None, mine: set[int], second: set[int]) -> int | None:
    if number == me:
        return 0
    return 1 if number in mine else 2 if number in second else None


def _ties(db: Connection) -> Iterator[dict[str, Any]]:
    keys = everybody.keys(db)
    for tie in read.all_ties(db):
        row = {"a": keys[tie.person], "b": keys[tie.other], "connected": bool(tie.connected)}
        for name in ("since", "last"):
            if getattr(tie, name) is not None:
                row[name] = date.fromordinal(getattr(tie, name)).isoformat()
        for name in ("sent", "received", "closeness", "mutual"):
            if getattr(tie, name):
                row[name] = getattr(tie, name)
        yield row


def _sources(db: Connection) -> Iterator[dict[str, Any]]:
    for source in read.sources(db):
        yield {"kind": source.kind, "owner": source.owner, "people": source.records, "consent": source.consent}
