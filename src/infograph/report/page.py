"""The page around tree and table: its policy against anything live, heading, controls, sources and closing words."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from infograph.model import BANDS, Query, SourceRow, Suggestion
from infograph.phrases import below_weaker, counted
from infograph.ranking import inversions
from infograph.report.keys import NO_INDUSTRY, OTHER, SHAPES, UNKNOWN, Keys, industry_words, keys
from infograph.report.markup import bdi, name, plain
from infograph.report.table import COLUMNS, table
from infograph.report.tree import DRAWN, tree

BANDS_ARE = "Strong, good and long shot are an order among the ways you have, not a chance of success."
ORDER = f"{BANDS_ARE} Nobody was asked, and “unknown” means that no file tells how well two people know each other."
PRIVATE = "This file contains personal data: share it with care. It was made on this computer and loads nothing."
SOURCE_COLUMNS = ("File", "Whose", "What", "Imported", "Rows")
NOBODY = "Nobody was found whom somebody you know also knows."


class Reach(NamedTuple):
    """How many people answer the question, listed or not, and through how many contacts."""

    people: int
    connectors: int


def page(  # noqa: PLR0913 - every part of the page has a name of its own
    suggestions: Sequence[Suggestion],
    query: Query,
    *,
    title: str,
    ego: str,
    sources: Sequence[SourceRow],
    drafts: Mapping[int, str],
    above: str,
    reach: Reach,
) -> str:
    """Return the whole HTML document; suggestions have paths and ranks that differ.

    `above` is HTML that stands before them (own contacts, advice).
    """
    numbers = keys(suggestions)
    heading = plain(title) or _finding(reach.people)
    body = above + (_answer(suggestions, numbers, ego, drafts) if suggestions else f"<p>{NOBODY}</p>")
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{_head(heading)}</head>\n<body>\n'
        f"{_skip(suggestions)}<header><h1><bdi>{heading}</bdi></h1><p>{_below(suggestions, query, title, reach)}</p>"
        f'<p class="faint">{PRIVATE}</p></header>\n<main>\n{body}{_sources(sources)}</main>\n'
        f"<footer><p>{ORDER}</p></footer>\n<script>{_file('report.js')}</script>\n</body>\n</html>\n"
    )


@lru_cache(maxsize=2)
def _file(name: str) -> str:
    return files("infograph.report").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _head(heading: str) -> str:
    policy = (
        f"default-src 'none'; script-src {_hash(_file('report.js'))}; style-src {_hash(_file('report.css'))}; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{heading}</title>\n<style>{_file('report.css')}</style>\n"
    )


def _skip(suggestions: Sequence[Suggestion]) -> str:
    return '<a class="skip" href="#everyone">To the table of everyone</a>\n' if suggestions else ""


def _finding(total: int) -> str:
    return f"{counted(total, 'person')} you can be referred to" if total else "Nobody you can be referred to yet"


def _below(suggestions: Sequence[Suggestion], query: Query, title: str, reach: Reach) -> str:
    asked = f"Asked for: people {bdi(query.about())}."
    if not suggestions:
        return asked
    found = f"{_finding(reach.people)}, through" if plain(title) else "Through"
    shown = f" The best {len(suggestions):,} stand here." if len(suggestions) < reach.people else ""
    lower = inversions((one.log_score, BANDS.index(one.band)) for one in suggestions) if query.spread else 0
    spread = f" {below_weaker(lower)}" if lower else ""
    return f"{asked} {found} {counted(reach.connectors, 'connector')}.{shown}{spread}"


def _answer(suggestions: Sequence[Suggestion], numbers: Keys, ego: str, drafts: Mapping[int, str]) -> str:
    more = max(0, len(suggestions) - DRAWN)
    return (
        f'{_controls(suggestions, numbers)}<section aria-labelledby="whom"><h2 id="whom">Whom to ask, to meet whom</h2>'
        f"{tree(suggestions, numbers, ego)}{_legend(suggestions, numbers)}"
        f'<p class="faint" id="drawn"{"" if more else " hidden"}>The best {DRAWN} are drawn; '
        f'<span id="drawn-of">{more:,}</span> more stand in the table.</p></section>\n'
        '<section aria-labelledby="everyone"><h2 id="everyone" tabindex="-1">Everyone, and why</h2>'
        f"<p>{BANDS_ARE}</p>{table(suggestions, numbers, drafts)}"
        '<p id="nobody" hidden>Nobody fits: clear the search and the filters.</p>'
        '<p id="said" class="unseen" aria-live="polite"></p></section>\n'
    )


def _controls(suggestions: Sequence[Suggestion], numbers: Keys) -> str:
    bands = [(str(place), band) for place, band in enumerate(BANDS) if any(one.band == band for one in suggestions)]
    connectors = [(str(place), name(person)) for place, person in enumerate(numbers.connectors)]
    industries = [(str(place), plain(industry_words(code))) for place, code in enumerate(numbers.industries)]
    columns = "".join(f'<option value="{place}">{words}</option>' for place, words in enumerate(COLUMNS))
    return (
        '<section class="controls" aria-label="Search and filter"><label>Search <input type="search" id="search" '
        'placeholder="name, role, company, connector" autocomplete="off"></label>'
        f"{_select('Industry', 'industry', industries)}{_select('Through', 'connectors', connectors)}"
        f"{_select('Band', 'band', bands)}"
        f'<label class="only-small">Sort by <select id="order">{columns}</select></label>'
        '<button type="button" id="reset">Clear</button>'
        f'<output id="count" aria-live="polite">{len(suggestions):,} of '
        f"{counted(len(suggestions), 'person')}</output></section>\n"
    )


def _select(label: str, of: str, options: Sequence[tuple[str, str]]) -> str:
    if len(options) < 2:
        return ""
    # An option holds text alone, so the marks of direction around a name are taken off again.
    rows = "".join(f'<option value="{value}">{_bare(words)}</option>' for value, words in options)
    return f'<label>{label} <select data-filter="{of}"><option value="">all</option>{rows}</select></label>'


def _bare(words: str) -> str:
    return words.removeprefix("<bdi>").removesuffix("</bdi>")


def _legend(suggestions: Sequence[Suggestion], numbers: Keys) -> str:
    met = [
        (plain(industry_words(code)), SHAPES[place], str(place))
        for place, code in enumerate(numbers.industries[: len(SHAPES)])
        if code
    ]
    rest = [("other industries", OTHER, "other")] if any(numbers.industries[len(SHAPES) :]) else []
    rest += [(NO_INDUSTRY, UNKNOWN, "other")] if "" in numbers.industries else []
    entries = [
        f'<li><span class="sign hue-{hue}" aria-hidden="true">{sign}</span> {words}</li>' for words, sign, hue in met + rest
    ]
    entries.append('<li class="lines">the wider the line, the stronger the tie</li>')
    ties = [hop for one in suggestions for hop in (one.best.first, one.best.second, *one.best.via_hops)]
    if any(not hop.observed for hop in ties):
        entries.append('<li class="lines">dashed: a guess, seen in no file</li>')
    if any(hop.departed for hop in ties):
        entries.append('<li class="lines">dotted, gone: no longer in the newest list of whoever listed it</li>')
    if any(len(one.paths) > 1 for one in suggestions):
        entries.append("<li>+1: one more connector reaches this person</li>")
    return f'<ul class="legend">{"".join(entries)}</ul>'


def _sources(sources: Sequence[SourceRow]) -> str:
    if not sources:
        return ""
    head = "".join(f'<th role="columnheader" scope="col">{words}</th>' for words in SOURCE_COLUMNS)
    rows = "".join(f'<tr role="row">{_source(row)}</tr>' for row in sources)
    return (
        '<section aria-labelledby="sources"><h2 id="sources">Where this comes from</h2>'
        f'<table class="sources" role="table" aria-labelledby="sources"><thead role="rowgroup"><tr role="row">{head}'
        f'</tr></thead><tbody role="rowgroup">{rows}</tbody></table></section>\n'
    )


def _source(row: SourceRow) -> str:
    cells = (bdi(row.file), bdi(row.owner), bdi(row.kind), bdi(row.imported_on), f"{row.records:,}")
    labelled = zip(SOURCE_COLUMNS, cells, strict=True)
    return "".join(f'<td role="cell" data-label="{label}">{words}</td>' for label, words in labelled)
