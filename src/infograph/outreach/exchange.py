"""Connector sheets and shared rows over a store: what goes out, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TextIO

from infograph import ranking
from infograph.companies import fold_company
from infograph.errors import BadRequest, InfographError, NotFound, UnusableFile
from infograph.importers.contents import table_in
from infograph.model import Person, Problem, Query
from infograph.outreach import share, sheet
from infograph.people.correct import anchor
from infograph.people.derive import derive
from infograph.people.find import find_connector, find_person
from infograph.phrases import sharing
from infograph.question.answer import ask, asked_for, set_aside
from infograph.question.view import View
from infograph.store import candidates, events, read, records, write
from infograph.store.db import Connection
from infograph.store.departed import gone_from
from infograph.store.evidence import evidence_of
from infograph.tables import Rows
from infograph.text import clean, fold, fold_name, profile_slug, sorting_name


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What a sheet that came back changed: ties whose closeness was said, introductions offered and declined.

    `remarks` are what the connector wrote beside people, kept in the log where they said whether to introduce.
    """

    closeness: int = 0
    happy: tuple[Person, ...] = ()
    unwilling: tuple[Person, ...] = ()
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    remarks: tuple[tuple[Person, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ShareWish:
    """What to leave out of shared rows, and in which words consent is given; `mail` adds what only mail and calendars say."""

    without: tuple[str, ...] = ()
    without_companies: tuple[str, ...] = ()
    urls: bool = True
    companies: bool = True
    consent: str = ""
    mail: bool = False


def sheet_rows(view: View, connector: str, query: Query) -> tuple[Person, Rows[sheet.Asked]]:
    """Return the connector and the few contacts of theirs, yet to be ticked, who fit a question best, of all (`total`)."""
    person = find_connector(view.db, connector)
    ticked = set() if query.include_asked else events.judged_by(view.db, person.id)
    asked = replace(query, via=f"#{person.id}", limit=query.limit + len(ticked), max_hops=2)
    asked = replace(asked, max_per_connector=asked.limit)
    answer, graph = ask(view, asked)
    rows = [
        sheet.Asked(target.name, target.company, target.position, target.url, person.url or person.name)
        for target in [suggestion.target for suggestion in answer if suggestion.target.id not in ticked][: query.limit]
    ]
    aside = frozenset() if query.include_asked else set_aside(view.db)
    return person, Rows(rows, total=ranking.count_answers(graph, via=asked.via, skip=aside | ticked))


def read_sheet(db: Connection, path: Path, connector: str, *, now: int) -> SheetRead:
    """Keep what a connector ticked: closeness of their ties, and whom they would introduce; twice changes nothing."""
    answers = _answers(path)
    problems = [answer for answer in answers if isinstance(answer, Problem)]
    happy: list[Person] = []
    unwilling: list[Person] = []
    remarks: list[tuple[Person, str]] = []
    said = unchanged = 0
    touched: list[int] = []
    for answer in answers:
        if isinstance(answer, Problem):
            continue
        if not (connector or answer.connector):
            problems.append(Problem("no_connector", answer.line, about=(answer.name,)))
            continue
        try:
            by, target = _people(db, answer, connector)
        except InfographError as error:
            problems.append(Problem("unknown_person", answer.line, error.message))
            continue
        remarks += [(target, answer.note)] if answer.note else []
        a, b = anchor(db, by), anchor(db, target)
        tie = answer.closeness is not None and _say_closeness(db, (by, target), (a, b), answer, now)
        step = answer.introduce is not None and _say_willing(db, (by, target), (a, b), answer, now)
        said += tie
        unchanged += not (tie or step or (answer.closeness is None and answer.introduce is None))  # a remark alone
        touched += [a, b]
        if step:
            (happy if answer.introduce else unwilling).append(target)
    derive(db, touched)
    return SheetRead(said, tuple(happy), tuple(unwilling), unchanged, tuple(problems), tuple(remarks))


def share_contacts(db: Connection, query: Query, wish: ShareWish, day: date, out: TextIO, *, raw: bool) -> list[share.Shared]:
    """Write my own contacts who fit a question, without e-mail addresses; return what was written."""
    if query.anybody:
        raise BadRequest("Share whom?", "Say for what: --industry fintech (or --company, --title, --function).")
    people = sorted(_chosen(db, query, wish), key=_by_name)
    rows = [
        share.Shared(
            person.name,
            person.company if wish.companies else "",
            person.position,
            person.labels[0].industry if person.labels else "",
            person.url if wish.urls else "",
            "|".join(doing.function for doing in person.functions),
            person.level,
        )
        for person in people
    ]
    share.write_contacts(_head(db, query, wish, day), rows, out, raw=raw)
    return rows


def share_evidence(db: Connection, query: Query, wish: ShareWish, day: date, out: TextIO, *, raw: bool) -> list[share.Counts]:
    """Write counts of messages, recommendations and endorsements with my contacts; return what was written."""
    me = read.ego(db) or 0
    people = _chosen(db, query, wish)
    evidence = evidence_of(db, [(me, person.id) for person in people])
    ties = {tie.other: tie for tie in read.ties_with(db, me, [person.id for person in people])}
    rows: list[tuple[Person, share.Counts]] = []
    for person in people:
        pieces, tie = evidence.get((me, person.id), []), ties[person.id]
        said = _said(pieces, me)
        sent, received, day_last = (tie.sent, tie.received, tie.last or 0) if wish.mail else _messages(pieces, me)
        if sent + received or any(said):
            last = date.fromordinal(day_last) if day_last and sent + received else None
            url = person.url if wish.urls else ""
            rows.append((person, share.Counts(person.name, url, sent, received, last, *said)))
    counts = [counted for _, counted in sorted(rows, key=lambda row: _by_name(row[0]))]  # names of the others need no order
    share.write_evidence(_head(db, query, wish, day), counts, out, raw=raw)
    return counts


def _answers(path: Path) -> list[sheet.Answer | Problem]:
    table = table_in(str(path), sheet.is_header)
    if table is None:
        raise UnusableFile(
            f"{clean(path.name)} is no connector sheet: it lacks the columns “{'”, “'.join(sheet.TICKS)}”.",
            "Make one with: infograph sheet --via 'Bob Johnson' --industry fintech",
        )
    return sheet.read(table.header, ((row.line, row.cells) for row in table.rows()))


def _people(db: Connection, answer: sheet.Answer, connector: str) -> tuple[Person, Person]:
    """Return the connector and the person of a row; of several of one name, the one whom the connector knows."""
    by = find_connector(db, connector or answer.connector)
    named = read.named(db, fold_name(answer.name), profile_slug(answer.url))
    ties = {tie.other for tie in read.ties(db, by.id)}
    mine = [person for person in named if person in ties]
    if len(mine) > 1:
        people = read.people(db, mine)
        mine = [person for person in mine if fold_company(people[person].company) == fold_company(answer.company)]
    if len(mine) != 1:
        raise NotFound(f"not sure who this is among the contacts of {by.name}")
    return by, read.people(db, mine)[mine[0]]


def _say_closeness(
    db: Connection, people: tuple[Person, Person], records: tuple[int, int], answer: sheet.Answer, now: int
) -> bool:
    by, target = people
    if events.said_closeness(db, by.id, target.id) == (answer.closeness, "judged"):
        return False
    write.add_said_tie(db, *records, write.Said("judged", now, answer.closeness))
    return True


def _say_willing(
    db: Connection, people: tuple[Person, Person], records: tuple[int, int], answer: sheet.Answer, now: int
) -> bool:
    """Keep that a connector would introduce somebody, or rather not; what the log has beyond that stands."""
    by, target = people
    through = [step for step in events.log(db, target.id) if step.through == by.id]
    stage, detail = ("agreed", "") if answer.introduce else ("declined", events.CLOSED)
    if through and not _may_say(through[-1], stage):
        return False
    events.add(db, events.NewEvent(records[1], records[0], stage, now, answer.note, detail))
    return True


def _may_say(last: events.Event, stage: str) -> bool:
    """Say whether a sheet's word is news where the last step through its connector was another."""
    about_the_way = last.stage in (*events.ON_THE_WAY, "declined") or events.is_closed_way(last)
    return about_the_way and last.stage != stage


def _chosen(db: Connection, query: Query, wish: ShareWish) -> list[Person]:
    me = read.ego(db)
    if me is None:
        raise BadRequest("There is nobody to share yet.", "infograph import Connections.csv")
    left_out = {find_person(db, who).id for who in wish.without}
    employers = {fold_company(company) for company in wish.without_companies}
    contacts = candidates.among(db, dict.fromkeys(candidates.contacts_of_ego(db), 1.0))
    chosen = set(contacts if query.anybody else candidates.among_contacts(db, asked_for(db, query)))
    chosen -= gone_from(db, me)
    chosen -= records.by_word_alone(db, me)  # no connection of LinkedIn's, and whom one met is nobody else's matter
    people = read.people(db, chosen if wish.mail else chosen - records.by_mail_alone(db, chosen)).values()
    return [person for person in people if person.id not in left_out and fold_company(person.company) not in employers]


def _by_name(person: Person) -> tuple[str, str, int]:
    return fold(sorting_name(person.name)), person.company, person.id


def _head(db: Connection, query: Query, wish: ShareWish, day: date) -> share.Head:
    me = read.ego(db) or 0
    return share.Head(read.people(db, [me])[me].name, day, sharing.topic(query.about()), wish.consent)


def _said(pieces: Sequence[dict[str, object]], me: int) -> tuple[str, int]:
    """Return who recommended whom, seen from me, and how many skills the other endorsed."""
    recommended = [_seen(piece, me) for piece in pieces if piece["kind"] == "recommendation"]
    endorsed = [
        int(str(piece["count"])) for piece in pieces if piece["kind"] == "endorsement" and _seen(piece, me) == "received"
    ]
    return _strongest(recommended), max(endorsed, default=0)


def _messages(pieces: Sequence[dict[str, object]], me: int) -> tuple[int, int, int]:
    """Return what LinkedIn's messages count: sent and received, seen from me, and the day of the last (0: not known)."""
    counts = [piece for piece in pieces if piece["kind"] == "messages"]
    both = [
        (int(str(count["sent"])), int(str(count["received"])))
        if count["x"] == me
        else (int(str(count["received"])), int(str(count["sent"])))
        for count in counts
    ]
    last = max((int(str(count["last"])) for count in counts if count["last"]), default=0)
    return max((sent for sent, _ in both), default=0), max((received for _, received in both), default=0), last


def _seen(piece: dict[str, object], me: int) -> str:
    direction = str(piece["direction"])
    if piece["x"] == me:
        return direction
    return {"given": "received", "received": "given"}.get(direction, direction)


def _strongest(recommended: Iterable[str]) -> str:
    """Return "given" before "received": who recommends somebody vouches for them."""
    directions = set(recommended)
    return "given" if "given" in directions else "received" if "received" in directions else ""
