"""The table of a report: one person a row, and below it why this way and what to write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from infograph.model import BANDS, Hop, Path, Suggestion
from infograph.report.keys import Keys, best_industry, industry_words
from infograph.report.markup import bdi, first_to_ask, job, lines, link, name, onward, plain, tie

COLUMNS = ("No.", "Meet", "Company", "Role", "Industry", "Ask", "Your tie", "Their tie", "Band")
WORDS = ("strong", "medium", "weak", "unknown")
SHARES = ((0.5, "most of this person’s score"), (0.2, "a good part of this person’s score"))
SMALL_SHARE = "a small part of this person’s score"


def table(suggestions: Sequence[Suggestion], keys: Keys, drafts: Mapping[int, str]) -> str:
    """Return the table; each person is a `tbody`, so that row and explanation are sorted and hidden together.

    The roles repeat what the elements mean, since browsers forget it where cells are stacked on a phone.
    """
    sorted_by = ' aria-sort="ascending"'
    head = "".join(
        f'<th role="columnheader" scope="col"{"" if place else sorted_by}>{title}</th>' for place, title in enumerate(COLUMNS)
    )
    body = "".join(_person(one, keys, drafts.get(one.target.id, "")) for one in suggestions)
    return (
        '<table id="people" role="table" aria-labelledby="everyone"><thead role="rowgroup">'
        f'<tr role="row">{head}</tr></thead>{body}</table>'
    )


def share_words(share: float) -> str:
    """Return in words how much of a person's score one path gives; `share` is 0..1.

    >>> share_words(0.8)
    'most of this person’s score'
    """
    return next((words for least, words in SHARES if share >= least), SMALL_SHARE)


def _person(one: Suggestion, keys: Keys, draft: str) -> str:
    connectors = {person.id: place for place, person in enumerate(keys.connectors)}
    ways = {connectors[path.connector.id] for path in one.paths if path.connector.id in connectors}
    return (
        f'<tbody role="rowgroup" class="person" id="person-{one.rank}" data-row="{one.rank}" '
        f'data-industry="{keys.industry(one.target)}" data-connectors="{" ".join(map(str, sorted(ways)))}" '
        f'data-band="{BANDS.index(one.band)}"><tr role="row">{_cells(one, keys)}</tr>'
        f'<tr role="row" class="why"><td role="cell" colspan="{len(COLUMNS)}">{_why(one, draft)}</td></tr></tbody>'
    )


def _cells(one: Suggestion, keys: Keys) -> str:
    target, best = one.target, one.best
    theirs = onward(best)
    through = f", through {', '.join(map(name, best.via))}" if best.via else ""
    industry = plain(industry_words(best_industry(target)))
    cells = (
        (str(one.rank), one.rank),
        (link(target), None),
        (bdi(target.company), None),
        (bdi(target.position), None),
        (f"{keys.sign(target)} {industry}", keys.industry(target)),
        (first_to_ask(one), None),
        (tie(best.first), WORDS.index(best.first.word)),
        (tie(theirs) + through, WORDS.index(theirs.word)),
        (one.band, BANDS.index(one.band)),
    )
    return "".join(
        f'<td role="cell" data-label="{title}"{_order(order)}>{cell}</td>'
        for title, (cell, order) in zip(COLUMNS, cells, strict=True)
    )


def _order(order: int | None) -> str:
    return "" if order is None else f' data-order="{order}"'


def _why(one: Suggestion, draft: str) -> str:
    shown = f"Why {name(one.best.connector)}" + (", and what to write" if draft else "")
    paths = "".join(_path(one, path) for path in one.paths)
    return (
        f'<details><summary>{shown}<span class="unseen"> to meet {name(one.target)}</span></summary>'
        f'<ol class="paths">{paths}</ol>{_reasons(one)}{_draft(one, draft)}</details>'
    )


def _path(one: Suggestion, path: Path) -> str:
    position = f'<p class="faint">{job(path.connector)}</p>' if job(path.connector) else ""
    people = ["You", *(name(person) for person in (path.connector, *path.via, one.target))]
    hops = (path.first, path.second, *path.via_hops)
    ties = "".join(_hop(start, end, hop) for start, end, hop in zip(people, people[1:], hops, strict=False))
    share = f'<p class="faint">{share_words(path.share)}</p>' if len(one.paths) > 1 else ""
    return f'<li><h3>Ask <span class="way">{link(path.connector)}</span></h3>{position}<ul>{ties}</ul>{share}</li>'


def _hop(start: str, end: str, hop: Hop) -> str:
    evidence = "; ".join(part for part in map(bdi, hop.evidence) if part)
    return f"<li>{start} – {end}: {tie(hop)}{f'. {evidence}' if evidence else ''}</li>"


def _reasons(one: Suggestion) -> str:
    label = one.target.labels[0] if one.target.labels else None
    seen = f"{industry_words(label.industry)}: {label.evidence}" if label and label.evidence else ""
    was = f"formerly at {', '.join(one.target.was)}" if one.target.was else ""
    said = [bdi(reason) for reason in (*one.reasons, seen, was) if plain(reason)]
    return f'<ul class="reasons">{"".join(f"<li>{reason}</li>" for reason in said)}</ul>' if said else ""


def _draft(one: Suggestion, draft: str) -> str:
    if not draft.strip():
        return ""
    return (
        f'<div class="draft"><h3>What to write</h3><pre dir="auto" id="draft-{one.rank}">{lines(draft)}</pre>'
        f'<button type="button" class="copy" data-copy="draft-{one.rank}">Copy<span class="unseen"> the message about '
        f"{name(one.target)}</span></button></div>"
    )
