"""LinkedIn's messages.csv of every era: counts and the last day for each partner, never a word of text.

Only conversations of two count. Recipients are known by their profile addresses, never by splitting names at
commas ("Mira Holloway, MBA"). Adverts, drafts, spam and closed accounts are left out and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from infograph.importers.cells import Named, mention, named_rows
from infograph.importers.dates import Order, order_of, parse_date
from infograph.importers.shapes import Item, OwnerHint
from infograph.importers.tabular import Table, head_key
from infograph.model import Evidence, Problem
from infograph.text import fold_name, profile_slug

KIND = "linkedin_messages"

_SKIPPED = {
    "sponsored_skipped": "adverts",
    "drafts_skipped": "drafts",
    "spam_skipped": "spam",
    "unidentified_sender": "messages of closed accounts or of LinkedIn itself",
}


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of messages, or ""."""
    keys = {head_key(cell) for cell in header}
    if {"from", "to", "date"} <= keys and keys & {"content", "conversation id", "folder"}:
        return "has the columns of LinkedIn's messages"
    return ""


@dataclass(slots=True)
class _Thread:
    """One conversation: who took part, and for each message who sent it and when."""

    people: dict[str, str] = field(default_factory=dict)  # mark (slug, else folded name) -> name as written
    urls: dict[str, str] = field(default_factory=dict)
    sent: list[tuple[str, date | None]] = field(default_factory=list)
    line: int = 0


def read(table: Table, owner: OwnerHint) -> Iterator[Item]:
    """Yield one Evidence for each person with whom the owner has a conversation of two."""
    yield from table.problems
    skipped: Counter[str] = Counter()
    threads = _threads(table, skipped)
    me = owner_of(threads.values(), owner)
    for code, count in sorted(skipped.items()):
        yield Problem(code, None, _SKIPPED[code], count=count)
    totals: dict[str, Evidence] = {}
    for thread in threads.values():
        partner = _partner(thread, me)
        if partner is not None:
            found = _evidence(thread, partner)
            totals[partner] = _added(totals[partner], found) if partner in totals else found
    yield from (totals[partner] for partner in sorted(totals))


def owner_of(threads: Iterable[_Thread], hint: OwnerHint) -> str:
    """Return the mark of whose messages these are: the hinted person, else who takes part in most conversations."""
    slug = profile_slug(hint.url)
    seen: Counter[str] = Counter()
    names: dict[str, str] = {}
    for thread in threads:
        seen.update(thread.people.keys())
        names.update(thread.people)
    if slug and slug in seen:
        return slug
    if hint.name:
        same = [mark for mark in seen if fold_name(names[mark]) == fold_name(hint.name)]
        if same:
            return max(same, key=lambda mark: (seen[mark], mark))
    return max(seen, key=lambda mark: (seen[mark], mark), default="")


def owner_url(table: Table, hint: OwnerHint) -> str:
    """Return the profile address of whose messages these are, where the file tells."""
    threads = _threads(table, Counter())
    me = owner_of(threads.values(), hint)
    return next((thread.urls[me] for thread in threads.values() if me in thread.urls), "")


def _threads(table: Table, skipped: Counter[str]) -> dict[str, _Thread]:
    order = order_of(row.raw("date") for row in named_rows(table))
    threads: dict[str, _Thread] = {}
    for row in named_rows(table):
        reason = _not_counted(row)
        if reason:
            skipped[reason] += 1
            continue
        sender, recipients = _sender(row), _recipients(row)
        if not sender[0] or not recipients:
            skipped["unidentified_sender"] += 1
            continue
        known = row.text("conversation id") or "|".join(sorted({sender[0], *(r[0] for r in recipients)}))
        thread = threads.setdefault(known, _Thread(line=row.line))
        for mark, name, url in (sender, *recipients):
            thread.people.setdefault(mark, name)
            if url:
                thread.urls.setdefault(mark, url)
        thread.sent.append((sender[0], _day(row, order)))
    return threads


def _not_counted(row: Named) -> str:
    title, folder = row.text("conversation title").casefold(), row.text("folder").casefold()
    if row.text("is message draft", "is conversation draft").casefold() in ("yes", "true", "1"):
        return "drafts_skipped"
    if "sponsored" in title or "sponsored" in folder or "advert" in title:
        return "sponsored_skipped"
    if "spam" in folder:
        return "spam_skipped"
    has_urls = bool(row.raw("sender profile url") or row.raw("recipient profile urls"))
    if has_urls and not row.raw("sender profile url").strip():
        return "unidentified_sender"
    return ""


def _sender(row: Named) -> tuple[str, str, str]:
    name, url = row.text("from"), row.raw("sender profile url").strip()
    return profile_slug(url) or fold_name(name), name, url


def _recipients(row: Named) -> list[tuple[str, str, str]]:
    urls = [url.strip() for url in row.raw("recipient profile urls").split(",") if url.strip()]
    name = row.text("to")
    if urls:
        names = [name] if len(urls) == 1 else [""] * len(urls)
        return [(profile_slug(url) or url, shown, url) for url, shown in zip(urls, names, strict=True)]
    return [(fold_name(name), name, "")] if name else []


def _partner(thread: _Thread, me: str) -> str | None:
    """Return the other side of a conversation of two with the owner, or None for a group or a stranger's."""
    others = [mark for mark in thread.people if mark != me]
    return others[0] if len(others) == 1 and me in thread.people else None


def _evidence(thread: _Thread, partner: str) -> Evidence:
    days = [day for _, day in thread.sent if day is not None]
    received = sum(1 for sender, _ in thread.sent if sender == partner)
    other = mention(thread.line, thread.people[partner], thread.urls.get(partner, ""))
    return Evidence(
        thread.line, "messages", other, sent=len(thread.sent) - received, received=received, last=max(days, default=None)
    )


def _added(one: Evidence, other: Evidence) -> Evidence:
    last = max((day for day in (one.last, other.last) if day is not None), default=None)
    return Evidence(
        one.line, "messages", one.other if one.other.name else other.other, sent=one.sent + other.sent,
        received=one.received + other.received, last=last,
    )  # fmt: skip


def _day(row: Named, order: Order) -> date | None:
    return parse_date(row.text("date"), order)
