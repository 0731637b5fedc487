"""vCard 2.1, 3.0 and 4.0, as phones and address books write them; RELATED gives ties between two contacts."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from infograph.importers.shapes import CountedRow, Kind, OwnerHint, Reading
from infograph.importers.tabular import Table
from infograph.model import Evidence, Problem, Record
from infograph.text import clean, member_id, profile_address, profile_slug, profile_url

KIND = "vcard"
KINDS = {KIND: Kind("vCards")}
PRECEDENCE = 2

_SPLIT = re.compile(r"(?<!\\)[;]")
_NAME = re.compile(r'(?:[^":]|"[^"]*")*(?=:)')
_ESCAPED = re.compile(r"\\([\\;,:nN])")


def identify(header: Sequence[str]) -> str:
    """Return why a first line begins a vCard, or ""."""
    return "begins with BEGIN:VCARD" if header and header[0].strip().upper() == "BEGIN:VCARD" else ""


@dataclass(slots=True)
class _Card:
    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    related: list[tuple[str, str]] = field(default_factory=list)

    def first(self, name: str) -> str:
        """Return the first value of a property, or ""."""
        return next(iter(self.values.get(name, [])), "")


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield a Record for each card of a person, then the ties that RELATED states between them."""
    yield from table.problems
    people: dict[str, Record] = {}
    wanted: list[tuple[_Card, Record]] = []
    companies = nameless = 0
    for card in _cards(table.text):
        record = _person(card)
        if record is None:
            yield CountedRow(card.line)
            of_company = bool(card.first("ORG")) or card.first("KIND").casefold() == "org"
            companies += of_company
            nameless += not of_company
            continue
        yield record
        for key in _called(card, record):
            people.setdefault(key, record)
        wanted.append((card, record))
    for card, record in wanted:
        yield from _ties(card, record, people)
    if not table.text.rstrip().upper().endswith("END:VCARD"):
        yield Problem("truncated_last_row", count=0)
    if companies:
        yield Problem("company_cards", count=companies)
    if nameless:
        yield Problem("no_name", count=nameless)


def _called(card: _Card, record: Record) -> Iterator[str]:
    """Yield what a RELATED of another card may call this one."""
    uid = card.first("UID").casefold().removeprefix("urn:uuid:")
    if uid:
        yield from (uid, f"urn:uuid:{uid}")
    if record.slug:
        yield f"https://www.linkedin.com/in/{record.slug}"
        yield profile_url(record.slug).casefold()
        yield profile_url(record.slug, record.address).casefold()
    yield record.name.casefold()
    yield from (f"mailto:{email.casefold()}" for email in record.emails)


def _ties(card: _Card, record: Record, people: dict[str, Record]) -> Iterator[Evidence]:
    for label, value in card.related:
        other = people.get(value.casefold()) or _stranger(card.line, value)
        if other is not None and other is not record and label != "me":
            yield Evidence(card.line, "tie", _as_end(other), _as_end(record), label=label)


def _stranger(line: int, value: str) -> Record | None:
    """Return who is meant by a related value that is no card of this file: an e-mail or profile address, or a name."""
    scheme, colon, rest = value.partition(":")
    if scheme.casefold() == "mailto" and "@" in rest:
        return Record(line, "end", clean(rest), emails=(clean(rest),))
    if profile_slug(value):
        return Record(line, "end", clean(profile_slug(value)), slug=profile_slug(value), address=profile_address(value))
    return Record(line, "end", clean(value)) if clean(value) and not colon else None


def _as_end(record: Record) -> Record:
    return record._replace(role="end", first="", last="", member_id="", position="")


def _cards(text: str) -> Iterator[_Card]:
    card: _Card | None = None
    prop = ""
    for line, content in _unfolded(text):
        name, value = _halves(content)
        head = name.upper().split(";")
        prop = head[0].rpartition(".")[2]  # item1.EMAIL: a group's name before the dot means nothing
        if prop == "BEGIN":
            card = _Card(line)
        elif card is not None and prop == "END":
            yield card
            card = None
        elif card is not None:
            _put(card, prop, head[1:], value)
    if card is not None:
        if text[-1:] not in ("\n", "\r") and prop not in ("N", "FN"):
            card.values.pop(prop, None)  # half an address is none
        yield card


def _halves(content: str) -> tuple[str, str]:
    """Return a line's name with its parameters, and its value; a quoted parameter may hold a colon."""
    name = _NAME.match(content)
    return (name.group(), content[name.end() + 1 :]) if name else (content, "")


def _put(card: _Card, prop: str, parameters: list[str], value: str) -> None:
    if any("QUOTED-PRINTABLE" in parameter for parameter in parameters):
        charset = next((p.partition("=")[2] for p in parameters if p.startswith("CHARSET=")), "utf-8")
        try:
            value = quopri.decodestring(value.encode("latin-1", "replace")).decode(charset, "replace")
        except LookupError:
            value = quopri.decodestring(value.encode("latin-1", "replace")).decode("utf-8", "replace")
    if prop == "RELATED":
        kinds = [p.partition("=")[2].strip('"') for p in parameters if p.startswith("TYPE=")]
        card.related.append((",".join(kinds).casefold(), _plain(value).strip()))
    else:
        card.values.setdefault(prop, []).append(value.strip())


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line, content): folded lines and quoted-printable soft breaks joined."""
    start, held = 0, [""]
    quoted = False
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        soft = quoted and held[-1].endswith("=")
        if held[0] and line.strip() and (line[:1] in (" ", "\t") or soft):
            if soft:
                held[-1] = held[-1][:-1]
            held.append(line if soft else line[1:])
            continue
        if held[0]:
            yield start, "".join(held)
        start, held = number, [line.strip("\ufeff \t")]
        quoted = "QUOTED-PRINTABLE" in held[0].upper().partition(":")[0]
    if held[0]:
        yield start, "".join(held)


def _person(card: _Card) -> Record | None:
    family, given, *_ = [*(_plain(part) for part in _SPLIT.split(card.first("N"))), "", ""]
    full_name = clean(f"{given} {family}") or clean(_plain(card.first("FN")))
    org = clean(_plain(_SPLIT.split(card.first("ORG"))[0]))
    if not full_name or "COMPANY" in card.first("X-ABSHOWAS").upper() or (not clean(given + family) and full_name == org):
        return None
    if card.first("KIND").casefold() in ("org", "group", "location"):
        return None
    urls = [_plain(value) for name in ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE") for value in card.values.get(name, [])]
    page = next(filter(profile_slug, urls), "")
    emails = tuple(dict.fromkeys(clean(_plain(value)) for value in card.values.get("EMAIL", []) if "@" in value))
    return Record(
        card.line,
        "address",
        full_name,
        clean(given),
        clean(family),
        slug=profile_slug(page),
        member_id=next(filter(None, map(member_id, urls)), ""),
        emails=emails,
        company=org,
        position=clean(_plain(card.first("TITLE"))),
        address=profile_address(page),
    )


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda escape: " " if escape.group(1) in "nN" else escape.group(1), value)
