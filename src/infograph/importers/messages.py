"""LinkedIn's messages.csv of every era: counts and the last day for each partner, never a word of text.

Conversations of two are counted as sent and received; those of up to ten are evidence of their own, since a word to
many tells less of each; larger ones are left out. Recipients are known by their profile addresses, never by splitting names at
commas ("Mira Holloway, MBA"); files of before 2023, which give names alone, are read by the names of their senders.
Adverts, drafts, spam and closed accounts are left out and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from infograph.importers.cells import Named, mention, named_rows
from infograph.importers.dates import order_of, parse_date
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key
from infograph.model import Evidence, Problem
from infograph.text import clean, fold_name, profile_slug, profile_url

KIND = "linkedin_messages"
KINDS = {KIND: Kind("LinkedIn messages", rows="other")}
PRECEDENCE = 2

_SPINMAIL = "spinmail-quill-editor"
"""What LinkedIn's own editor for adverts leaves in their text; the only thing looked for in a text."""
LARGEST_GROUP = 10
"""People of a conversation, the owner among them; in larger ones people need not know each other."""
_YES = frozenset(("yes", "true", "1"))


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of messages, or ""."""
    keys = {head_key(cell) for cell in header}
    if {"from", "to", "date"} <= keys and keys & {"content", "conversation id", "folder"}:
        return "has the columns of LinkedIn’s messages"
    return ""


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield one Evidence for each person with whom the owner has a conversation of two, and one for those in groups."""
    yield from table.problems
    box, table.gathered = _box_of(table), None
    for code, count in sorted(box.skipped.items()):
        yield Problem(code, count=count)
    me = _owner_of(box, owner)
    if box.threads and not me:
        yield Problem("owner_unclear", count=0)
    totals: dict[tuple[str, str], Evidence] = {}
    for thread in box.threads.values():
        for other in _others(thread, me):
            evidence = _evidence(thread, box.people[other], me)
            key = evidence.kind, other
            totals[key] = _added(totals[key], evidence) if key in totals else evidence
    yield from (totals[key] for key in sorted(totals, key=lambda key: (key[0] == "group", key[1])) if totals[key].count)


def owner_hints(table: Table) -> tuple[OwnerHint, ...]:
    """Return who stands in every conversation, whose messages these are; both, where a single one leaves that open."""
    box = _box_of(table)
    me = _owner_of(box, OwnerHint())
    both = next(iter(box.threads.values())).marks if not me and box.threads else set()
    marks = [me] if me else sorted(both) if len(both) == 2 else []
    people = [box.people[mark] for mark in marks]
    return tuple(OwnerHint(who.name, who.url, kind="messages", one_of=not me) for who in people)


class _Who(NamedTuple):
    """Somebody who wrote or was written to; `mark` tells them apart: the profile slug, else the folded name."""

    mark: str
    name: str
    url: str


class _Message(NamedTuple):
    """What is kept of one message until all are read: everything but its words."""

    line: int
    thread: str
    names: tuple[str, str]  # from, to
    urls: tuple[str, ...]  # the sender's, then the recipients'
    date: str
    outgoing: bool


@dataclass(slots=True)
class _Thread:
    """One conversation: the line where it begins, who took part, and for each message who sent it and when."""

    line: int
    marks: set[str] = field(default_factory=set)
    sent: list[tuple[str, date | None]] = field(default_factory=list)


@dataclass(slots=True)
class _Box:
    """All conversations, all people in them, who sent what the file calls outgoing, and what was left out."""

    threads: dict[str, _Thread] = field(default_factory=dict)
    people: dict[str, _Who] = field(default_factory=dict)
    outgoing: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)


def _box_of(table: Table) -> _Box:
    """Return the messages of a table, which are read once for whose they are and for what they say."""
    if not isinstance(table.gathered, _Box):
        table.gathered = box = _read_box(table)
        return box
    return table.gathered


def _read_box(table: Table) -> _Box:
    box = _Box()
    messages = list(_messages(table, box.skipped))
    order = order_of(message.date for message in messages)
    named_marks = _marks_of_names(messages)
    in_thread = _marks_in_threads(messages)
    for message in messages:
        marks = named_marks | in_thread[message.thread] if message.thread in in_thread else named_marks
        everybody = _everybody(message, marks)
        if len(everybody) < 2 or not all(map(_is_somebody, everybody)):
            box.skipped["unidentified_sender"] += 1
            continue
        sender = everybody[0].mark
        pair = "|".join(sorted({who.mark for who in everybody}))
        thread = box.threads.setdefault(message.thread or pair, _Thread(message.line))
        thread.marks.update(who.mark for who in everybody)
        thread.sent.append((sender, parse_date(message.date, order)))
        box.outgoing[sender] += message.outgoing
        for who in everybody:
            before = box.people.get(who.mark)
            if before is None or before.url != who.url or not before.name:
                box.people[who.mark] = who if before is None else _known_better(before, who)
    return box


def _known_better(before: _Who, who: _Who) -> _Who:
    """Return somebody with a name, and with the address as it is written, where one of two messages gives them."""
    written = before.url if before.url != profile_url(who.mark) else who.url
    return _Who(who.mark, before.name or who.name, written)


def _messages(table: Table, skipped: Counter[str]) -> Iterator[_Message]:
    with_urls = "sender profile url" in {head_key(cell) for cell in table.header}
    same: dict[str, str] = {}  # a partner's name and address stand in each of a thousand messages: keep and clean them once

    def text(row: Named, name: str) -> str:
        raw = row.raw(name)
        cleaned = same.get(raw)
        if cleaned is None:
            cleaned = same[raw] = clean(raw)
        return cleaned

    for row in named_rows(table):
        reason = _not_counted(row, with_urls=with_urls)
        if reason:
            skipped[reason] += 1
            continue
        urls = (row.raw("sender profile url").strip(), *_split(row.raw("recipient profile urls")))
        yield _Message(
            row.line,
            text(row, "conversation id"),
            (text(row, "from"), text(row, "to")),
            tuple(same.setdefault(url, url) for url in urls),
            row.text("date"),
            row.text("direction").upper() == "OUTGOING",
        )


def _split(urls: str) -> list[str]:
    return [url.strip() for url in urls.split(",") if url.strip()]


def _not_counted(row: Named, *, with_urls: bool) -> str:
    columns = ("conversation title", "folder", "is message draft", "is conversation draft")
    reason = _left_out(*map(row.raw, columns))
    if reason != "drafts_skipped" and _SPINMAIL in row.raw("content"):
        return "sponsored_skipped"
    return reason or ("unidentified_sender" if with_urls and not row.raw("sender profile url").strip() else "")


@lru_cache(maxsize=4096)
def _left_out(*cells: str) -> str:
    title, folder, *drafts = (clean(cell).casefold() for cell in cells)
    if _YES.intersection(drafts):
        return "drafts_skipped"
    if title.startswith("sponsored") or "sponsored" in folder:
        return "sponsored_skipped"
    return "spam_skipped" if "spam" in folder else ""


def _marks_of_names(messages: Sequence[_Message]) -> dict[str, str]:
    """Return the slug of each folded name that the file gives with one address, "" for senders without."""
    pairs = {(message.names[0], message.urls[0]) for message in messages}
    pairs |= {(message.names[1], message.urls[1]) for message in messages if len(message.urls) == 2}
    by_name: dict[str, set[str]] = {}
    for name, url in pairs:
        by_name.setdefault(fold_name(name), set()).add(profile_slug(url))
    slugs = {name: marks - {""} for name, marks in by_name.items() if name}
    return {name: next(iter(marks)) if len(marks) == 1 else "" for name, marks in slugs.items()}


def _marks_in_threads(messages: Sequence[_Message]) -> dict[str, dict[str, str]]:
    """Return for each conversation what `_marks_of_names` says of it alone, where two of one name write in a file."""
    written: dict[str, set[str]] = {}
    for message in messages:
        if slug := profile_slug(message.urls[0]):
            written.setdefault(fold_name(message.names[0]), set()).add(slug)
    shared = {name for name, slugs in written.items() if len(slugs) > 1}
    threads: dict[str, list[_Message]] = {}
    for message in messages:
        if message.thread and not shared.isdisjoint(map(fold_name, message.names)):
            threads.setdefault(message.thread, []).append(message)
    return {thread: _marks_of_names(some) for thread, some in threads.items()}


def _everybody(message: _Message, marks: dict[str, str]) -> list[_Who]:
    """Return who wrote and to whom."""
    sender, name = message.names
    urls = message.urls[1:]
    people = [_named(sender, message.urls[0], marks)]
    if urls:
        names = [name] if len(urls) == 1 else [""] * len(urls)
        return people + [_named(called, url, marks) for called, url in zip(names, urls, strict=True)]
    parts = [part.strip() for part in name.split(",")]
    if any(fold_name(part) in marks for part in parts[1:] if part):  # several who also write in this file
        return people + [_named(part, "", marks) for part in parts if part]
    return people + ([_named(name, "", marks)] if name else [])


def _named(name: str, url: str, marks: dict[str, str]) -> _Who:
    fold = fold_name(name)
    slug = profile_slug(url) or ("" if url.strip() else marks.get(fold, ""))
    if slug:
        return _Who(slug, name, url.strip() or profile_url(slug))
    return _Who(url.strip() or fold, name, url.strip())


def _is_somebody(who: _Who) -> bool:
    """Say whether it is a person: closed accounts are all called "LinkedIn Member", in every language."""
    return bool(who.mark) and (bool(who.url) or "linkedin" not in who.mark.split())


def _owner_of(box: _Box, hint: OwnerHint) -> str:
    """Return the mark of whose messages these are: the hinted person, who sends, or who is in most conversations.

    "" where that could be either of two.
    """
    seen = Counter(mark for thread in box.threads.values() for mark in thread.marks)
    slug, fold = profile_slug(hint.url), fold_name(hint.name)
    if slug in seen:
        return slug
    same = Counter({mark: seen[mark] for mark in seen if fold and fold_name(box.people[mark].name) == fold})
    return _first(same) or _first(+box.outgoing) or _first(seen)


def _first(counts: Counter[str]) -> str:
    """Return what is counted most often, or "" where that is undecided."""
    best = counts.most_common(2)
    return best[0][0] if len(best) == 1 or (best and best[0][1] > best[1][1]) else ""


def _others(thread: _Thread, me: str) -> Collection[str]:
    """Return the other people of a conversation of the owner's, or nobody for a large group's or a stranger's."""
    return sorted(thread.marks - {me}) if me in thread.marks and len(thread.marks) <= LARGEST_GROUP else ()


def _evidence(thread: _Thread, partner: _Who, me: str) -> Evidence:
    """Return what a conversation says of the owner and one other: of a group, what either of them wrote."""
    other = mention(thread.line, partner.name, partner.url)
    alone = len(thread.marks) == 2
    theirs = [(sender, day) for sender, day in thread.sent if alone or sender in (me, partner.mark)]
    last = max((day for _, day in theirs if day is not None), default=None)
    if not alone:
        return Evidence(thread.line, "group", other, count=len(theirs), last=last)
    received = sum(1 for sender, _ in theirs if sender == partner.mark)
    return Evidence(thread.line, "messages", other, sent=len(theirs) - received, received=received, last=last)


def _added(before: Evidence, more: Evidence) -> Evidence:
    last = max((day for day in (before.last, more.last) if day is not None), default=None)
    count = before.count + more.count if before.kind == "group" else 1
    return replace(before, sent=before.sent + more.sent, received=before.received + more.received, count=count, last=last)
