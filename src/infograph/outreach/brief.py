"""One page before a meeting: who she is, who knows her, what you share, what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from infograph.grounds import TieEvidence
from infograph.phrases import evidence_words
from infograph.phrases.evidence import how_words


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known before a meeting, in lines; empty parts are not known and say so or are left out."""

    name: str
    work: str = ""
    url: str = ""
    about: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    so_far: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    purpose: str = ""


def brief_text(brief: Brief) -> str:
    """Return the page as plain text that is Markdown too."""
    heading = f"# {brief.name}" + (f", {brief.work}" if brief.work else "")
    lines = [heading, *([brief.url] if brief.url else [])]
    for title, rows, none in (
        ("Who they are", brief.about, ""),
        ("Who knows them", brief.known_by, "Nobody you know, as far as your files say."),
        ("What you share", brief.shared, "Nothing that your files tell; look at both profiles for schools and places."),
        ("So far", brief.so_far, ""),
        (f"What to ask, {brief.purpose}" if brief.purpose else "What to ask", brief.questions, ""),
    ):
        lines += _section(title, rows, none)
    lines += ["", "## Afterwards", f"- infograph log '{brief.name}' met --told 'Name <profile address>'"]
    return "\n".join(lines)


def _section(title: str, rows: Sequence[str], none: str) -> list[str]:
    shown = [f"- {row}" for row in rows] or ([none] if none else [])
    return ["", f"## {title}", *shown] if shown else []


def shared_words(employers: Iterable[str], ways: int) -> list[str]:
    """Return what the user and somebody share: employers, past or present, and contacts where there are several.

    >>> shared_words(["Acme"], 2)
    ['both have worked at Acme', '2 mutual contacts']
    """
    same = [how_words(TieEvidence("both", place=employer)) for employer in employers]
    return [*same, *([evidence_words(TieEvidence("shared", count=ways))] if ways > 1 else [])]
