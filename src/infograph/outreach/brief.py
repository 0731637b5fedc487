"""One page before a meeting: who she is, who knows her, what you share, what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import infograph.industry as fields
from infograph.companies import fold_company
from infograph.errors import BadRequest
from infograph.grounds import TieEvidence
from infograph.model import Path as Way
from infograph.outreach import templates
from infograph.outreach.scene import Scene, look
from infograph.people.find import as_typed
from infograph.phrases import briefing as said
from infograph.phrases import evidence_words
from infograph.phrases.evidence import how_words, strength_word
from infograph.phrases.explanation import formerly_at
from infograph.question.view import View
from infograph.store import read
from infograph.store.db import Connection
from infograph.store.evidence import facts


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known before a meeting, in lines; empty parts are not known and say so or are left out."""

    name: str
    typed: str
    work: str = ""
    url: str = ""
    about: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    so_far: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    purpose: str = ""


def brief_for(view: View, who: str, purpose: str, folder: Path | None, *, first: int = 0) -> str:
    """Return the page before a meeting; raises BadRequest for a purpose that no question list has."""
    scene = look(view, who, "", first=first)
    lists = templates.questions(templates.chosen(templates.QUESTIONS, scene.relation, scene.level, folder))
    if purpose not in lists:
        raise BadRequest(f"There is no question list “{purpose}”.", f"Lists: {', '.join(lists)}.")
    target = scene.target
    about = [f"{fields.name_of(label.industry)}: {label.evidence}" for label in target.labels[:2]]
    about += [formerly_at(target.was)] if target.was else []
    ways = scene.suggestion.paths if scene.suggestion else ()
    own = [said.own_contact()] if scene.own_contact else []
    words, questions = lists[purpose]
    return brief_text(
        Brief(
            target.name,
            as_typed(view.db, target),
            ", ".join(part for part in (target.position, target.company) if part),
            target.url,
            tuple(about),
            (*own, *(_known_by(way) for way in ways)),
            tuple(_shared(view.db, scene)),
            tuple(_so_far(view.db, scene)),
            questions,
            words,
        )
    )


def brief_text(brief: Brief) -> str:
    """Return the page as plain text that is Markdown too."""
    heading = f"# {brief.name}" + (f", {brief.work}" if brief.work else "")
    lines = [heading, *([brief.url] if brief.url else [])]
    for part, (title, none) in said.PARTS.items():
        lines += _section(title, getattr(brief, part), none)
    lines += [*_section(said.to_ask(brief.purpose), brief.questions, ""), *said.afterwards(brief.typed)]
    return "\n".join(lines)


def _section(title: str, rows: Sequence[str], none: str) -> list[str]:
    lines = [f"- {row}" for row in rows] or ([none] if none else [])
    return ["", f"## {title}", *lines] if lines else []


def shared_words(employers: Iterable[str], ways: int) -> list[str]:
    """Return what the user and somebody share: employers, past or present, and contacts where there are several.

    >>> shared_words(["Acme"], 2)
    ['both have worked at Acme', '2 mutual contacts']
    """
    same = [how_words(TieEvidence("both", place=employer)) for employer in employers]
    return [*same, *([evidence_words(TieEvidence("shared", count=ways))] if ways > 1 else [])]


def _known_by(way: Way) -> str:
    return said.known_by(
        [person.name for person in (way.connector, *way.via)], strength_word(way.second.word), way.second.evidence
    )


def _shared(db: Connection, scene: Scene) -> list[str]:
    """Return employers, past or present, and contacts that both have, as far as files say."""
    mine = {fold_company(name): name for kind, name, *_ in facts(db, scene.me.id) if kind == "position"}
    mine |= {fold_company(name): name for name in (scene.me.company, *scene.me.was) if name}
    theirs = {fold_company(name) for name in (scene.target.company, *scene.target.was) if name}
    both = [name for key, name in mine.items() if key in theirs]
    tie = next(iter(read.ties_with(db, scene.me.id, [scene.target.id])), None)  # to an own contact
    ways = len(scene.suggestion.paths) if scene.suggestion else 0
    return shared_words(both, max(ways, tie.mutual or 0 if tie else 0))


def _so_far(db: Connection, scene: Scene) -> list[str]:
    people = read.people(db, [step.through for step in scene.history if step.through])
    through = {number: person.name for number, person in people.items()}
    return [
        said.step_words(
            date.fromordinal(step.day).isoformat(),
            step.stage,
            through.get(step.through, ""),
            step.note,
            step.detail if step.stage == "scheduled" else "",
        )
        for step in scene.history
    ]
