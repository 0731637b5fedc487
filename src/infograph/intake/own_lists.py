"""Ask whose a contact list is that nobody's word makes the user's and that is likely another's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from infograph.errors import UnusableFile
from infograph.importers import Part
from infograph.intake.trial import is_trial
from infograph.model import FileReport
from infograph.people.myself import named_in_list
from infograph.people.owners import Owner
from infograph.phrases.imports import source_options
from infograph.phrases.numbers import joined
from infograph.store import read, sources
from infograph.store.db import Connection
from infograph.text import quoted

OVERLAP = 0.5
"""A further contact list of the user's own shares at least this part of the smaller list; else whose is it?"""

_FEW, _HARDLY_ANY = 10, 3
"""In a list of fewer people a half says little: only one that shares nobody is asked about, and of fewer still none."""

_UNCLEAR = "owner_unclear"


def check_list_of(db: Connection, file: str, owner: Owner, source: int) -> None:
    """Raise UnusableFile for a friend's list that holds the friend: LinkedIn lists nobody among their own contacts."""
    if name := named_in_list(db, owner, source):
        raise UnusableFile(
            f"{file} is hardly {owner.name}’s: it holds {name}, as the list of somebody who knows them does.",
            "Whose is it? Add --owner with the name of whoever exported it.",
            _UNCLEAR,
        )


def check_own_list(db: Connection, file: str, owner: Owner, source: int) -> None:
    """Raise UnusableFile for a list taken for the user's own that is likely another's."""
    same, smaller = sources.names_shared_with_older(db, owner.id, source)
    why = ""
    if not owner.told_by and (name := named_in_list(db, owner, source)):
        why = f"{file} is hardly your own: it holds you yourself ({name}), as the list of somebody who knows you does."
    elif smaller >= _HARDLY_ANY and same < (OVERLAP * smaller if smaller >= _FEW else 1):
        why = f"{file} does not look like a newer export of your own: only {same} of its people are your contacts."
    if why and is_trial(db):
        raise UnusableFile(
            f"{file} is not of the invented people of the trial store.",
            "infograph demo --drop ends the trial; then import it again, into a store of your own.",
            "not_of_the_trial",
        )
    if why:
        hint = "Whose is it? Add --owner 'Bob Johnson' (or --owner me if it is yours after all)."
        raise UnusableFile(why, hint + _or_the_earlier(db, owner, source), _UNCLEAR)


def _or_the_earlier(db: Connection, owner: Owner, source: int) -> str:
    """Return what to do where the list that came before is the one that is not the user's."""
    number, file = sources.list_before(db, owner.id, source)
    if not number:
        return ""
    return f"\nIf {file}, imported before, is not yours: infograph forget {source_options(sources.of_archive(db, number))}"


def refuse_known_of_another(db: Connection, parts: Iterable[Part], owner: Owner) -> None:
    """Raise UnusableFile for files that were imported before as another's than the user says now."""
    for part in parts:
        before = sources.with_digest(db, part.digest)
        if before is None or (before.owner == owner.id and not owner.by_files_alone):
            continue
        names = {number: "yours" if me else name for number, me, _, name in read.owners(db)}
        you = f": its files say that you are {owner.name}" if owner.by_files_alone else ""
        numbers = source_options(sources.of_archive(db, before.source))
        word = "me" if owner.me and not owner.by_files_alone else quoted(owner.name)
        raise UnusableFile(
            f"{part.file} was imported before as {names.get(before.owner, 'another owner')}{you}.",
            f"To change whose it is: infograph forget {numbers}, then import it again with --owner {word}.",
            "owner_conflict",
        )


def refuse_lists_of_several(reports: Sequence[FileReport]) -> None:
    """Raise UnusableFile for a first import of lists of different people of which none says whose it is.

    The first that is read is the user's as little as the others; but one that bears the name of LinkedIn's own file is.
    """
    asked = [report for report in reports if any(problem.code == _UNCLEAR for problem in report.problems)]
    taken = [report for report in reports if report.status == "ok" and report.owner == "me" and not report.taken_by]
    named = {PurePath(report.file).stem.casefold() for report in asked}
    by_its_name = any(_is_of_linkedin(report) for report in taken) and "connections" not in named
    if not asked or not taken or by_its_name:
        return
    files = joined([PurePath(report.file).name for report in [*taken, *asked]])
    raise UnusableFile(
        f"{files} are lists of different people, and nothing says whose they are. Nothing was imported.",
        "Import yours first, then each friend’s: infograph import Connections.csv, infograph import FILE --owner 'Bob Johnson'."
        " For many at once put an owners.csv beside them, with the columns file,owner.",
        _UNCLEAR,
    )


def _is_of_linkedin(report: FileReport) -> bool:
    return PurePath(report.file).stem.casefold().startswith("connections")
