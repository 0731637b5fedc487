"""Open LinkedIn's archive, a zip or an unpacked folder: only the files that are needed, never extracted.

A zip comes from somebody else: links, locked or overlapping members, and members that unpack to more than
they may are refused; members whose names point elsewhere are skipped.
"""

from __future__ import annotations

import io
import itertools
import re
import stat
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from infograph.errors import UnusableFile
from infograph.importers.packed import BROKEN, files_among
from infograph.importers.tabular import LARGEST
from infograph.model import Problem
from infograph.text import clean

LARGEST_ARCHIVE = 128 << 20
"""Bytes that all needed members together may unpack to."""
MOST_MEMBERS = 20000
_MOST_UNNAMED = 40
"""Files without a name of LinkedIn's that are looked into, where none has one."""
MOST_RATIO = 250
"""Unpacked to packed; text packs about tenfold."""

_WANTED = (
    "connections",
    "messages",
    "invitations",
    "recommendationsreceived",
    "recommendationsgiven",
    "endorsementreceivedinfo",
    "endorsementgiveninfo",
    "profile",
    "positions",
    "education",
    "importedcontacts",
    "contacts",
    "companyfollows",
    "emailaddresses",
)


_NUMBERED = re.compile(r"(?:[\s_-]*(?:_\d+|\(\d+\)|(?<!\d)\d{4}-\d\d?-\d\d?|copy|kopie))+$", re.I)
"""What LinkedIn, a browser and a file manager put behind a name: _123456, (1), a date, " - Copy"."""
_LISTS = (".csv", ".tsv", ".vcf", ".json", ".zip", ".xlsx", ".xls", ".gz")
_OTHERS_INSIDE = {
    "xl/": "an Excel workbook",
    "content.xml": "an OpenDocument sheet",
    "Index/": "a Numbers sheet",
    "word/": "a Word document",
}
_UNNEEDED = frozenset(
    "accountstatushistory adsclicked adtargeting advertisements articles causes certifications coachmessages comments "
    "courses easyapplyblocks events groups guidemessages hashtagfollows honors identityandaccess inferencesaboutyou "
    "instantreposts jobapplicantsavedanswers jobapplicantsavedscreeningquestionresponses jobapplications "
    "jobseekerpreferences languages "
    "lanadsengagement learning learningcoachmessages learningroleplaymessages logins memberfollows organizations patents "
    "phonenumbers projects profilesummary publications publisherinformation reactions receipts receiptsv2 registration "
    "richmedia savedjobalerts savedjobs savedanswers searchqueries securitychallenges services servicesmarketplace shares "
    "skills testscores verifications videos volunteering volunteeringexperiences votes whatsappphonenumbers".split()
)
"""Other files that LinkedIn puts into an archive: nothing for paths, and some of them sensitive, so never opened."""


class Member(NamedTuple):
    """One wanted file of an archive: its name as shown, and its bytes."""

    name: str
    content: bytes


def wanted(name: str) -> str:
    """Return which of the needed files a name is, or "": case, underscores, spaces and numbers drift.

    >>> wanted("Complete_Export/Endorsement_Received_Info_123.csv"), wanted("__MACOSX/._Connections.csv")
    ('endorsementreceivedinfo', '')
    """
    key = _key(name)
    return key if key in _WANTED else ""


def unneeded(name: str) -> bool:
    """Say whether a name is that of another file of LinkedIn's archive.

    >>> unneeded("Search_Queries.csv"), unneeded("bob.csv")
    (True, False)
    """
    return _key(name) in _UNNEEDED


def is_archive_folder(folder: Path) -> bool:
    """Say whether a folder directly holds an archive's files: connections or a profile, with something else of it."""
    names = [part.name for part in folder.iterdir() if part.is_file()]
    kinds = {wanted(name) or ("unneeded" if unneeded(name) else "") for name in names} - {""}
    return len(kinds) > 1 and not kinds.isdisjoint(("connections", "profile"))


def folder_members(folder: Path) -> Iterator[Member]:
    """Yield the wanted files of an unpacked archive, connections first."""
    files = [part for part in folder.iterdir() if part.is_file() and wanted(part.name)]
    for part in sorted(files, key=lambda part: (wanted(part.name) != "connections", part.name)):
        if part.stat().st_size > LARGEST:
            raise UnusableFile(f"{part.name} is larger than any export.", "Give LinkedIn’s own file.", "too_large")
        yield Member(f"{folder.name}/{part.name}", part.read_bytes())


def zip_members(stream: IO[bytes], zip_name: str) -> tuple[list[Member], list[Problem]]:
    """Return the wanted files of a zip, connections first, and what was skipped. Raises UnusableFile.

    A zip that holds one other zip stands for it. Where no file has a name that LinkedIn gives, all lists are given: a
    friend's list packed for an e-mail, an archive whose files were renamed.
    """
    members, skipped = _members(stream, zip_name)
    if len(members) == 1 and members[0].name.casefold().endswith(".zip"):
        members, more = _members(io.BytesIO(members[0].content), members[0].name)
        skipped += more
        if len(members) == 1 and members[0].name.casefold().endswith(".zip"):
            raise UnusableFile(f"{members[0].name} is a zip within two others.", "Unpack it, and import that.", "bad_zip")
    outside = Problem("unsafe_member_skipped", count=skipped)
    problems = [outside] if skipped else []
    return members, problems


def _members(stream: IO[bytes], zip_name: str) -> tuple[list[Member], int]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # newer Pythons warn of odd extra fields: nothing that its owner could mend
            archive = zipfile.ZipFile(stream)
        with archive:
            infos = archive.infolist()
            _refuse_hostile(infos, zip_name)
            chosen, skipped = _sorted_out(infos)
            return _contents(archive, chosen, zip_name), skipped
    except BROKEN as error:
        raise UnusableFile(
            f"{zip_name} is no sound zip ({clean(str(error))[:80]}).", "Download it again from LinkedIn’s e-mail.", "bad_zip"
        ) from None


def _sorted_out(infos: list[zipfile.ZipInfo]) -> tuple[list[zipfile.ZipInfo], int]:
    files, skipped = [], 0
    for info in files_among(infos):
        name = getattr(info, "orig_filename", info.filename)
        if name.startswith("__MACOSX/"):
            continue
        if _points_elsewhere(name):
            skipped += 1
        else:
            files.append(info)
    needed = [info for info in files if wanted(info.filename)]
    if [wanted(info.filename) for info in needed].count("connections") > 1:
        raise UnusableFile(
            "The zip holds more than one Connections.csv.",
            "Unpack it and import each with --owner.",
            "two_lists",
            names_file=False,
        )
    if not needed:
        lists = [info for info in files if info.filename.casefold().endswith(_LISTS) and not unneeded(info.filename)]
        zips = [info for info in lists if info.filename.casefold().endswith(".zip")]
        needed = zips if len(zips) == 1 else lists[:_MOST_UNNAMED]  # an archive whose files somebody renamed
    return sorted(needed, key=lambda info: (wanted(info.filename) != "connections", info.filename)), skipped


def _key(name: str) -> str:
    """Return what LinkedIn calls a file, without case, underscores, spaces and numbers; "" for what is no CSV."""
    last = name.replace("\\", "/").rpartition("/")[2]
    if not last.casefold().endswith(".csv") or last.startswith("._"):
        return ""
    return re.sub(r"[\s_]", "", _NUMBERED.sub("", last[:-4])).casefold()


def _points_elsewhere(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or "\x00" in name or bool(re.match(r"^[A-Za-z]:", path))


def _refuse_hostile(infos: list[zipfile.ZipInfo], zip_name: str) -> None:
    if not infos:
        raise UnusableFile(f"{zip_name} is an empty zip.", "Download it again from LinkedIn’s e-mail.", "empty_zip")
    for start, what in _OTHERS_INSIDE.items():
        if any(info.filename.startswith(start) for info in infos):
            raise UnusableFile(f"{zip_name} is {what}.", "Save it as CSV UTF-8 and import that.", "looks_like_xlsx")
    if len(infos) > MOST_MEMBERS:
        raise UnusableFile(f"{zip_name} holds {len(infos):,} files; no export does.", "Give LinkedIn’s own zip.", "bad_zip")
    if any(stat.S_ISLNK(info.external_attr >> 16) for info in infos):
        raise UnusableFile(f"{zip_name} holds links.", "Give LinkedIn’s own zip, as it was downloaded.", "bad_zip")
    if any(info.flag_bits & 1 for info in infos):
        raise UnusableFile(f"{zip_name} is locked with a password.", "Unpack it, then import the folder.", "locked_zip")
    ends = sorted((info.header_offset, info.header_offset + info.compress_size) for info in infos)
    if any(end > start for (_, end), (start, _) in itertools.pairwise(ends)):
        raise UnusableFile(f"{zip_name} has overlapping members.", "Give LinkedIn’s own zip, as it was downloaded.", "bad_zip")


def _contents(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], zip_name: str) -> list[Member]:
    members: list[Member] = []
    left = LARGEST_ARCHIVE
    for info in infos:
        name = clean(info.filename)
        limit = min(LARGEST, left, max(1 << 20, info.compress_size * MOST_RATIO))
        if info.file_size > limit:  # a size that is a lie is found by zipfile, which stops there and checks the sum
            raise UnusableFile(
                f"{zip_name}: {name} unpacks to more than an export can hold.", "Give LinkedIn’s own zip.", "bad_zip"
            )
        with archive.open(info) as member:
            content = member.read(info.file_size + 1)
        left -= len(content)
        members.append(Member(f"{zip_name}/{name}", content))
    return members
