"""Texts of drafts as plain files: the package's own, or the user's changed copies, which win."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Literal

from infograph.errors import BadRequest
from infograph.files import private_folder, write_whole
from infograph.patterns import pattern

_OURS = Path(__file__).with_name("templates")
LETTERS = (
    "list-ask",
    "list-nudge",
    "ask",
    "blurb",
    "note",
    "direct",
    "nudge",
    "times",
    "confirm",
    "thanks",
    "thanks-connector",
    "loop",
    "warm",
    "landed",
    "congrats",
)
"""Drafts in the order in which they are needed."""
OF_LISTS = frozenset({"list-ask", "list-nudge"})
"""Those that ask a contact for their list."""
QUESTIONS = "questions"
VARIANTS = (
    "ask-senior",
    "ask-exec",
    "ask-named",
    "blurb-senior",
    "blurb-exec",
    "note-senior",
    "note-exec",
    "note-introduced",
    "note-introduced-exec",
    "direct-senior",
    "direct-exec",
    "nudge-contact",
    "questions-contact",
    "questions-senior",
    "questions-exec",
)
"""Texts for a level or a relation of their own: what they stand before is for everybody else."""
NAMES = (*LETTERS, QUESTIONS, *VARIANTS)
"""Every text, by the name of its file without ".txt"."""
FOLDER = "templates"
"""Where the user's own copies stand, beside the store."""

Level = Literal["peer", "senior", "exec"]
"""How somebody stands to the user: about as far, some steps ahead, an executive."""
Relation = Literal["stranger", "contact", "unasked", "asked", "agreed", "introduced", "named"]
"""Who they are to the user: nobody leads there, an own contact, or where a connector stands by the log (they named them)."""

_SUBJECT = pattern(r"Subject:[ \t]*(.*)", re.I)
_SECTION = pattern(r"\[(\w[\w -]*)\]\s*(.*)")
_LARGEST = 20_000  # characters: a letter is a page


def text_of(name: str, folder: Path | None = None) -> str:
    """Return a template's text: the user's copy in `folder` where there is one, else the package's.

    Raises BadRequest where the user's copy cannot be read as UTF-8 text.
    """
    if folder is not None and (own := folder / f"{name}.txt").is_file():
        refuse_link(folder)
        try:
            text = own.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise BadRequest(f"The template {own} cannot be read.", "Save it as UTF-8 text, or delete it.") from None
        return text[:_LARGEST]
    return _original(name)


def chosen(kind: str, relation: Relation, level: Level, folder: Path | None = None) -> str:
    """Return the text of a kind that fits best: for relation and level, for the level, for the relation, for everybody.

    What the user has changed wins over what they have not: a text of theirs for everybody holds for every level until
    they change that level's too.
    """
    names = [name for name in (f"{kind}-{relation}-{level}", f"{kind}-{level}", f"{kind}-{relation}", kind) if name in NAMES]
    own = (name for name in names if folder is not None and (folder / f"{name}.txt").is_file())
    changed = next((name for name in own if text_of(name, folder) != _original(name)), "")
    return text_of(changed, folder) if changed else _original(names[0])


def _original(name: str) -> str:
    return (_OURS / f"{name}.txt").read_text("utf-8")


def own_texts(folder: Path | None) -> dict[str, str]:
    """Return the user's own templates by their file names, as they stand in their folder."""
    if folder is not None:
        refuse_link(folder)
    paths = [folder / f"{name}.txt" for name in NAMES] if folder else []
    return {path.name: path.read_bytes().decode("utf-8", "replace") for path in paths if path.is_file()}


def copy_to(folder: Path) -> list[Path]:
    """Copy the templates that are not there yet into the user's folder; return all of them, changed or not."""
    return [write(folder, f"{name}.txt", _original(name)) for name in NAMES]


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file of the user's folder, for them alone, unless it is there; return its path.

    Raises BadRequest where the folder is a link or no folder: what is written must not land elsewhere.
    """
    refuse_link(folder)
    private_folder(folder)
    path = folder / name
    if not path.exists():
        write_whole(path, text)
    return path


def refuse_link(folder: Path) -> None:
    """Raise BadRequest where the folder of templates is a link, or something else stands there."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise BadRequest(f"{folder} is a link or no folder; infograph does not follow links.", "Move it away, then try again.")


def fill(text: str, values: Mapping[str, str]) -> tuple[str, str]:
    """Return (subject, body) of a template; values are put in as they are and never read as templates.

    >>> fill("Subject: Hi $me\\n\\nCosts $$5, $who", {"me": "$who", "who": "Bob"})
    ('Hi $who', 'Costs $5, Bob')
    """
    head, _, rest = text.lstrip().partition("\n")
    match = _SUBJECT.match(head)
    subject, body = (match.group(1), rest) if match else ("", text)
    done = Template(subject).safe_substitute(values), Template(body).safe_substitute(values)
    return " ".join(done[0].split()), _tidy(done[1])


def questions(text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the question lists of a file by purpose: (in words, questions); lines with # are remarks.

    >>> questions("[field] to learn\\nWhy?\\n# no\\n")
    {'field': ('to learn', ('Why?',))}
    """
    lists: dict[str, tuple[str, tuple[str, ...]]] = {}
    purpose = ""
    for line in map(str.strip, text.splitlines()):
        if section := _SECTION.fullmatch(line):
            purpose = section.group(1).casefold()
            lists[purpose] = (section.group(2), ())
        elif line and not line.startswith("#") and purpose:
            lists[purpose] = (lists[purpose][0], (*lists[purpose][1], line))
    return lists


def _tidy(body: str) -> str:
    return "\n".join(line.rstrip() for line in body.strip().splitlines())
