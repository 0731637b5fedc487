"""Drafts, from what the store knows of a person and the ways to them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import infograph.industry as fields
from infograph.errors import BadRequest
from infograph.model import Person, Problem, Query, Suggestion
from infograph.outreach import drafts, templates
from infograph.outreach.lint import lint
from infograph.outreach.lists import about_their_list, lends_nothing
from infograph.outreach.log import NAMED_IN, steps
from infograph.outreach.scene import Scene, look
from infograph.outreach.stages import meeting_day
from infograph.people.find import as_typed, find_contact
from infograph.phrases import day_in_letters
from infograph.phrases.letters import next_step, outcome_words
from infograph.phrases.lists import all_of
from infograph.question.goal import goal_of
from infograph.question.open_ways import closed_by
from infograph.question.view import View
from infograph.store import events, everybody, meta, read
from infograph.store.db import Connection
from infograph.store.evidence import facts
from infograph.text import greeting_name

FOR_STAGE = {
    "": ("ask", "blurb", "note"),
    "asked": ("nudge", "blurb", "note"),
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
FOR_CONTACT = {
    "": ("direct",),
    "asked": ("nudge",),
    "agreed": ("times",),
    "introduced": ("times",),
    "scheduled": ("confirm",),
    "met": ("thanks",),
    "thanked": ("warm",),
}
"""The same for one's own contacts, without anybody between; who declined is written nothing."""
_AFTERWARDS = frozenset({"thanks-connector", "loop"})
"""What tells a connector how it went: nothing to say to one who was never asked."""
_DOUBTED = frozenset({"ask", "note", *templates.OF_LISTS})
"""What may rather not be asked: the reasons stand below it."""
_FROM_NOTE = frozenset({"thanks", "thanks-connector"})
_BEFORE = frozenset({"unasked", "asked"})
"""Relations in which the connector has not agreed, so that a note cannot say that they suggested it yet."""


MOST_FIELDS = 3
"""A letter that names more fields speaks of none."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft, and what is wrong with it; `after` is who has to agree before it can be sent (""): nobody."""

    draft: drafts.Draft
    remarks: tuple[Problem, ...] = ()
    after: str = ""

    def cells(self) -> dict[str, str]:
        """Return it as the cells of a table: the draft, what is wrong with it joined by "; ", and who has to agree before."""
        draft, wrong = self.draft, "; ".join(problem.message for problem in self.remarks)
        said = {"kind": draft.kind, "to": draft.to, "email": draft.email, "subject": draft.subject, "body": draft.body}
        return {**said, "remarks": wrong, "after": self.after}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which drafts: kinds (none: those due), through whom (else the log's, else `first`), minutes (0: by level), own words,
    and what an answer says of the person already."""

    kinds: tuple[str, ...] = ()
    via: str = ""
    minutes: int = 0
    words: tuple[tuple[str, str], ...] = ()
    first: int = 0
    ranked: Suggestion | None = None


def letters_for(view: View, who: str, wanted: Wanted, folder: Path | None) -> list[Letter]:
    """Return the drafts for a person, each with what is wrong with it.

    Raises BadRequest for a note straight to somebody who is no contact, and where nothing is to be written.
    """
    if not templates.OF_LISTS.isdisjoint(wanted.kinds):
        who = f"#{find_contact(view.db, who).id}"  # a list is asked of a contact, whoever else bears the name
    scene = look(view, who, wanted.via, first=wanted.first, ranked=wanted.ranked)
    kinds = wanted.kinds or (
        ("loop",) if wanted.via and _met_otherwise(scene) else _kinds(view.db, scene, view.now, by_name=bool(wanted.via))
    )
    if "direct" in kinds and not scene.own_contact:
        raise _stranger(view.db, scene)
    if not scene.own_contact and not templates.OF_LISTS.isdisjoint(kinds):
        raise lends_nothing(scene.target.name)
    if "nudge" in kinds and not wanted.via and _asked_without_anybody(scene):
        scene = replace(scene, connector=None, way=None, relation="contact")
    facts = _known(view.db, scene, wanted, now=view.now)
    doubts = [*_doubts(view.db, scene), *about_their_list(view.db, scene.target, kinds)]
    return [_letter(kind, scene, facts, doubts, folder) for kind in kinds]


def _asked_without_anybody(scene: Scene) -> bool:
    """Say whether the only request that is open went to the person themselves: nobody else got it, or can be reminded of it."""
    asks = events.open_asks(events.standing(scene.history))
    return bool(asks) and not any(step.through for step in asks)


def _letter(kind: str, scene: Scene, facts: drafts.Known, doubts: Sequence[Problem], folder: Path | None) -> Letter:
    level = "peer" if (kind, scene.relation) == ("ask", "named") else scene.level  # who named them knows of the meeting
    text = templates.chosen(kind, scene.relation, level, folder) if kind in templates.LETTERS else ""
    draft = drafts.compose(kind, facts, text)
    connector = scene.connector.name if scene.connector else ""
    early = kind == "note" and scene.relation in _BEFORE
    remarks = [*(doubts if kind in _DOUBTED else ()), *lint(draft, connector=connector, aware=not early)]
    if kind in _AFTERWARDS and connector and scene.relation == "unasked" and not _was_through(scene):
        remarks.append(Problem("not_asked", about=(connector, scene.target.name)))
    if kind in _FROM_NOTE and dict(facts.more).get("learned") == _note(scene):
        remarks.append(Problem("from_note", about=(_note(scene), draft.to)))
    return Letter(draft, tuple(remarks), greeting_name(scene.connector.name) if early and scene.connector else "")


def _was_through(scene: Scene) -> bool:
    return any(scene.connector and step.through == scene.connector.id for step in scene.history)


def _stranger(db: Connection, scene: Scene) -> BadRequest:
    """Return why nothing goes straight to somebody who is no contact, and what to do instead."""
    name, typed = scene.target.name, as_typed(db, scene.target)
    by = scene.connector.name if scene.connector else ""
    instead = {
        **dict.fromkeys(("unasked", "named"), f"Ask {by} first: infograph draft {typed} --kind ask"),
        "asked": f"{by} was asked and has not answered: infograph draft {typed} --kind nudge",
        "agreed": f"{by} agreed: infograph draft {typed} --kind note",
        "introduced": f"{by} has put you in touch: infograph draft {typed} --kind note",
    }.get(scene.relation, f"infograph path {typed} looks for longer ways.")
    return BadRequest(
        f"{name} is no contact of yours, as far as files and log say: strangers seldom answer, and who is referred is heard.",
        f"{instead}\nIf you know each other: infograph tie me {typed} --note 'how you met'",
    )


def _nobody_left(db: Connection, target: Person, closed: Mapping[str, Sequence[Person]]) -> BadRequest:
    """Return that all who could introduce somebody said no or nothing, and what is left to do."""
    words = {"declined": "would rather not introduce them", "no answer": "did not answer"}
    said = [f"{connector.name} {words[stage]}" for stage, people in closed.items() for connector in people]
    whom = as_typed(db, target)
    again = [
        f"Or ask {connector.name} again: infograph draft {whom} --kind nudge --via {as_typed(db, connector)}"
        for connector in closed.get("no answer", ())
    ]
    return BadRequest(
        f"Nobody is left to ask about {target.name}: {', '.join(said)}.",
        "\n".join([f"infograph path {whom} looks for longer ways.", *again]),
    )


def pitch(db: Connection, ego: int) -> str:
    """Return the user's one line about themselves: as they set it, else the headline of their profile, else ""."""
    if kept := meta.get_meta(db, "pitch"):
        return str(kept)
    headline = next((name for kind, name, *_ in facts(db, ego) if kind == "headline"), "")
    return ", ".join(part for part in re.split(r"\s*[|•]\s*", headline) if part)


def _doubts(db: Connection, scene: Scene) -> tuple[Problem, ...]:
    """Return what speaks against asking this connector about this person."""
    target, connector = scene.target, scene.connector
    if connector is None:
        return ()
    who, whom = connector.name, target.name
    if closed := events.closed_ways(db).get((connector.id, target.id)):
        return (Problem("way_closed", detail=closed, about=(who, whom)),)
    if not read.ties_with(db, connector.id, [target.id]):
        return (Problem("no_tie", about=(who, whom)),)
    if events.said_closeness(db, connector.id, target.id)[0] == 1:
        return (Problem("hardly_known", about=(who, whom)),)
    return ()


def _kinds(db: Connection, scene: Scene, now: int, *, by_name: bool) -> tuple[str, ...]:
    """Return the drafts that come next by the log, on the way through one connector where they were named."""
    left = events.standing(scene.history)
    of_way = [step for step in left if scene.connector and step.through == scene.connector.id]
    if scene.relation == "contact":  # what others were asked is not what is between the two
        left = [step for step in left if not (step.through and step.stage in events.ON_THE_WAY)]
    left = of_way if by_name and of_way and left[-1].stage not in events.SETTLED else left
    if scene.history and not left and scene.relation == "stranger":
        raise _nobody_left(db, scene.target, closed_by(db, scene.target.id))
    stage = left[-1].stage if left else ""
    if not stage and scene.relation == "named":
        return ("ask", "note")
    if stage == "scheduled" and meeting_day(left[-1]) < now:
        stage = "met"  # nobody looks forward to a day that was
    kinds = FOR_CONTACT.get(stage, ()) if scene.relation == "contact" else FOR_STAGE[stage]
    if stage and not left[-1].through:  # nobody stood between, so nobody is told how it went
        kinds = ("times",) if stage == "agreed" else tuple(kind for kind in kinds if kind not in _AFTERWARDS)
    if not kinds:
        name = scene.target.name
        raise BadRequest(
            f"Nothing is to be written to {name} now: the log says “{stage}”.",
            f"Or say which: infograph draft {as_typed(db, scene.target)} --kind {'direct' if scene.own_contact else 'ask'}",
        )
    return kinds


def _known(db: Connection, scene: Scene, wanted: Wanted, *, now: int) -> drafts.Known:
    target, connector = scene.target, scene.connector
    words = {**_days(scene, now), **_outcome(scene), **_learned(db, scene), **dict(wanted.words)}
    return drafts.Known(
        me=scene.me.name,
        me_url=scene.me.url,
        pitch=pitch(db, scene.me.id),
        target=target.name,
        work=drafts.work_of(target.position, target.company),
        topic=_topic(db, target),
        connector=connector.name if connector else "",
        how_known=drafts.how_known(scene.way.first.grounds) if scene.way else "",
        minutes=wanted.minutes or drafts.MINUTES[scene.level],
        target_email=_email(db, target),
        connector_email=_email(db, connector) if connector else "",
        more=tuple(words.items()),
    )


def asked_field(query: Query | None) -> str:
    """Return the field of a question as letters speak of it; "" where it names none or many.

    >>> asked_field(Query(industries=("fintech", "public-sector"))), asked_field(Query()), asked_field(None)
    ('fintech and the public sector', '', '')
    """
    codes = query.industries if query else ()
    return all_of([drafts.field_words(fields.name_of(code)) for code in codes]) if 0 < len(codes) <= MOST_FIELDS else ""


def _topic(db: Connection, target: Person) -> str:
    """Return the field to ask about where nothing else says it: that of the goal, else the person's own."""
    own = target.labels[0].industry if target.labels else ""
    return asked_field(goal_of(db)) or (drafts.field_words(fields.name_of(own)) if own else "")


def _days(scene: Scene, now: int) -> Mapping[str, str]:
    """Return the days that letters speak of: of the meeting that was, else of the one to come."""
    words: dict[str, str] = {}
    for step in events.standing(scene.history):
        if step.stage in ("met", "scheduled"):
            words["date"] = day_in_letters(meeting_day(step) if step.stage == "scheduled" else step.day, now)
    return words


def _learned(db: Connection, scene: Scene) -> Mapping[str, str]:
    """Return what the log keeps of the meeting: the note as what was learned, and whom they named as what comes next."""
    words = {"learned": note} if (note := _note(scene)) else {}
    met = [step for step in steps(db, scene.history) if step.stage in NAMED_IN and step.named]
    if met:
        words["next_step"] = next_step([person.name for person in met[-1].named])
    return words


def _note(scene: Scene) -> str:
    return next((step.note for step in reversed(scene.history) if step.stage == "met" and step.note), "")


def _outcome(scene: Scene) -> Mapping[str, str]:
    """Return what came of it as the connector is told: that somebody else led there, or the last step."""
    left = events.standing(scene.history)
    met = _met_otherwise(scene)
    words = (
        outcome_words(scene.target.name, "met" if met else left[-1].stage) if left and (met or left[-1].stage != "met") else ""
    )
    return {"outcome": words} if words else {}


def _met_otherwise(scene: Scene) -> bool:
    """Say whether the person was met, and not through the connector to be spoken of, who was asked about them."""
    through = {step.through for step in scene.history if step.stage == "met"}
    return bool(through) and scene.connector is not None and scene.connector.id not in through and _was_through(scene)


def _email(db: Connection, person: Person) -> str:
    return next(iter(everybody.emails(db, person.id)), "")
