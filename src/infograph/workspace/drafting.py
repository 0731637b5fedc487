"""Drafts and the page before a meeting, from what the store knows of a person and the ways to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import infograph.industry as fields
from infograph import ranking
from infograph.errors import BadRequest
from infograph.model import Path as Way
from infograph.model import Person, Problem, Suggestion
from infograph.outreach import drafts, templates
from infograph.outreach.brief import Brief, brief_text
from infograph.outreach.lint import lint
from infograph.outreach.stages import meeting_day
from infograph.store import events, read, write
from infograph.text import clean_name
from infograph.workspace.asking import one_target
from infograph.workspace.following_up import cadence, find_contact, find_logged

FOR_STAGE = {
    "": ("ask", "blurb", "note"),
    "asked": ("ask", "blurb", "note"),
    "agreed": ("blurb", "note"),
    "introduced": ("note",),
    "scheduled": ("confirm",),
    "met": ("thanks", "thanks-connector"),
    "thanked": ("thanks-connector",),
    "declined": ("loop",),
    "no answer": ("loop",),
    "paused": ("loop",),
}
"""The drafts that are needed next, by the last stage of the log."""
_DIRECT = {"ask": (), "blurb": (), "note": ("direct",), "thanks-connector": (), "loop": ()}
"""The same without a connector, for one's own contacts."""
_AGREED = frozenset({"agreed", "introduced", "scheduled", "met", "thanked"})


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft, and what is wrong with it."""

    draft: drafts.Draft
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which drafts: kinds (none: those needed next), through whom, minutes asked for, own words for blanks."""

    kinds: tuple[str, ...] = ()
    via: str = ""
    minutes: int = drafts.MINUTES
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything about one person that drafts and briefs are made of."""

    me: Person
    target: Person
    connector: Person | None
    way: Way | None
    suggestion: Suggestion | None
    history: tuple[events.Event, ...]
    own_contact: bool


def letters(
    db: sqlite3.Connection, told: str, wanted: Wanted, folder: Path | None, *, now: int, settings: ranking.Settings
) -> list[Letter]:
    """Return the drafts for a person, each with what is wrong with it."""
    scene = look(db, told, wanted.via, now=now, settings=settings)
    known = _known(db, scene, wanted)
    connector = clean_name(scene.connector.name) if scene.connector else ""
    aware = any(step.stage in _AGREED for step in scene.history)
    doubts = _doubts(db, scene)
    found = []
    for kind in wanted.kinds or _kinds(scene):
        draft = drafts.compose(kind, known, templates.text_of(kind, folder) if kind in templates.LETTERS else "")
        remarks = lint(draft, connector=connector, aware=aware)
        found.append(Letter(draft, (*doubts, *remarks) if kind in ("ask", "note") else remarks))
    return found


def brief(
    db: sqlite3.Connection, told: str, purpose: str, folder: Path | None, *, now: int, settings: ranking.Settings
) -> str:
    """Return the page before a meeting; raises BadRequest for a purpose that no question list has."""
    lists = templates.questions(templates.text_of(templates.QUESTIONS, folder))
    if purpose not in lists:
        raise BadRequest(f"There is no question list “{purpose}”.", f"Lists: {', '.join(lists)}.")
    scene = look(db, told, "", now=now, settings=settings)
    target = scene.target
    about = [f"{fields.name_of(label.industry)}: {label.evidence}" for label in target.labels[:2]]
    about += [f"was at {', '.join(target.was)}"] if target.was else []
    ways = scene.suggestion.paths if scene.suggestion else ()
    own = ["You: they are your own contact."] if scene.own_contact else []
    words, questions = lists[purpose]
    return brief_text(Brief(
        target.name, ", ".join(part for part in (target.position, target.company) if part), target.url, tuple(about),
        (*own, *(_known_by(way) for way in ways)), tuple(_shared(db, scene)), tuple(_so_far(db, scene)), questions, words,
    ))  # fmt: skip


def look(db: sqlite3.Connection, told: str, via: str, *, now: int, settings: ranking.Settings) -> Scene:
    """Return a person, the connector to speak of (as told, else of the log, else the best), and the log so far."""
    target, suggestion, _ = one_target(db, f"#{find_logged(db, told).id}", now=now, settings=settings)
    ego = read.ego(db)
    if target.id == ego or ego is None:
        raise BadRequest("That is you.", "Give the name of somebody you would like to meet.")
    me = read.people(db, [ego])[ego]
    history = tuple(events.log(db, target.id))
    own_contact = bool(read.ties_with(db, ego, [target.id]))
    ways = suggestion.paths if suggestion else ()
    connector = _connector(db, via, history, () if own_contact else ways, now=now)
    way = next((one for one in ways if connector and one.connector.id == connector.id), None)
    return Scene(me, target, connector, way, suggestion, history, own_contact)


def pitch(db: sqlite3.Connection, ego: int) -> str:
    """Return the user's one line about themselves: as they set it, else the headline of their profile, else ""."""
    kept = write.get_meta(db, "pitch")
    if kept:
        return str(kept)
    return next((name for kind, name, *_ in read.facts(db, ego) if kind == "headline"), "")


def _connector(
    db: sqlite3.Connection, via: str, history: Sequence[events.Event], ways: Sequence[Way], *, now: int
) -> Person | None:
    """Return through whom: as told, else of the log, else the best who would and was not asked lately, else who would."""
    if via:
        return find_contact(db, via)
    through = next((step.through for step in reversed(history) if step.through and not events.is_closed_way(step)), 0)
    if through:
        return read.people(db, [through]).get(through)
    closed = events.unwilling(db) | {step.through for step in history if events.is_closed_way(step)}
    willing = [way.connector for way in ways if way.connector.id not in closed]
    resting = events.resting_connectors(db, now, cadence(db).rest)
    return next((person for person in willing if person.id not in resting), willing[0] if willing else None)


def _doubts(db: sqlite3.Connection, scene: Scene) -> tuple[Problem, ...]:
    """Return what speaks against asking this connector about this person."""
    target, connector = scene.target, scene.connector
    if connector is None:
        return ()
    who, whom = clean_name(connector.name), clean_name(target.name)
    if (connector.id, target.id) in events.closed_ways(db):
        return (Problem("way_closed", message=f"{who} would rather not introduce {whom}"),)
    if not read.ties_with(db, connector.id, [target.id]):
        return (Problem("no_tie", message=f"nothing here says that {who} knows {whom}"),)
    if events.said_closeness(db, connector.id, target.id)[0] == 1:
        return (Problem("hardly_known", message=f"{who} and {whom} hardly know each other, as was said"),)
    return ()


def _kinds(scene: Scene) -> tuple[str, ...]:
    steps = [step for step in scene.history if not events.is_closed_way(step)]
    kinds = FOR_STAGE[steps[-1].stage if steps else ""]
    if scene.connector is not None or not scene.own_contact:
        return kinds
    return tuple(other for kind in kinds for other in _DIRECT.get(kind, (kind,))) or ("direct",)


def _known(db: sqlite3.Connection, scene: Scene, wanted: Wanted) -> drafts.Known:
    target, connector = scene.target, scene.connector
    label = target.labels[0].industry if target.labels else ""
    words = {**_days(scene), **_outcome(scene), **dict(wanted.words)}
    return drafts.Known(
        me=scene.me.name,
        me_url=scene.me.url,
        pitch=pitch(db, scene.me.id),
        target=target.name,
        work=drafts.work_of(target.position, target.company),
        topic=drafts.field_words(fields.name_of(label)) if label else "",
        connector=connector.name if connector else "",
        how_known=drafts.how_known(scene.way.first.evidence) if scene.way else "",
        minutes=wanted.minutes,
        target_email=_email(db, target),
        connector_email=_email(db, connector) if connector else "",
        more=tuple(words.items()),
    )


def _days(scene: Scene) -> Mapping[str, str]:
    """Return the day that letters speak of: of the meeting that was, else of the one to come."""
    for step in reversed(scene.history):
        if step.stage in ("met", "scheduled"):
            day = date.fromordinal(meeting_day(step) if step.stage == "scheduled" else step.day)
            return {"date": f"{day:%A} {day.day} {day:%B}"}
    return {}


def _outcome(scene: Scene) -> Mapping[str, str]:
    name = clean_name(scene.target.name)
    said = {
        "declined": f"{name} would rather not, which I fully understand.",
        "no answer": f"I have not heard from {name}.",
    }
    stage = scene.history[-1].stage if scene.history else ""
    return {"outcome": said[stage]} if stage in said else {}


def _email(db: sqlite3.Connection, person: Person) -> str:
    row = db.execute("SELECT emails FROM person WHERE id = ?", (person.id,)).fetchone()
    return str(row[0]).split("\n")[0] if row else ""


def _known_by(way: Way) -> str:
    via = "".join(f" and {clean_name(person.name)}" for person in way.via)
    return f"{clean_name(way.connector.name)}{via}: {way.second.word} tie, {'; '.join(way.second.evidence)}"


def _shared(db: sqlite3.Connection, scene: Scene) -> list[str]:
    """Return employers, past or present, that both have, as far as files say."""
    from infograph.companies import fold_company

    mine = {fold_company(name): name for kind, name, *_ in read.facts(db, scene.me.id) if kind == "position"}
    mine |= {fold_company(name): name for name in (scene.me.company, *scene.me.was) if name}
    theirs = {fold_company(name) for name in (scene.target.company, *scene.target.was) if name}
    both = [name for key, name in mine.items() if key in theirs]
    ways = len(scene.suggestion.paths) if scene.suggestion else 0
    return [f"both have worked at {name}" for name in both] + ([f"{ways} mutual contacts"] if ways > 1 else [])


def _so_far(db: sqlite3.Connection, scene: Scene) -> list[str]:
    people = read.people(db, [step.through for step in scene.history if step.through])
    return [
        f"{date.fromordinal(step.day).isoformat()} {step.stage}"
        + (f" through {clean_name(people[step.through].name)}" if step.through in people else "")
        + (f": {step.note}" if step.note else "")
        for step in scene.history
    ]
