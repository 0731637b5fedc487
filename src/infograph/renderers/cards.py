"""Suggestions for people at narrow terminals: three lines a person, what matters least is cut first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from infograph.model import Query, Suggestion
from infograph.renderers.own_contacts import write_cards
from infograph.renderers.rows import onwards, second_way, told
from infograph.renderers.terminal import PLAIN, Display, bold, cells_for, cyan, encodable, pad, tie_words
from infograph.text import short

FORMAT = "cards"
EXTENSIONS: tuple[str, ...] = ()
MACHINE = False

_BAND = 9  # cells of "long shot"
_LEAST = 40  # cells below which cards would hold nothing but dots


def render(found: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write whom to meet, whom to ask and by which evidence, and what ties them to the target."""
    write_cards(found, query, out, display)
    margin = len(str(max((one.rank for one in found), default=1))) + 1
    for one in found:
        out.writelines(line.rstrip() + "\n" for line in _card(one, out, display, margin))


def _card(found: Suggestion, out: TextIO, display: Display, margin: int) -> Iterable[str]:
    room = None if display.width is None else max(display.width, _LEAST) - margin - _BAND - 4
    lead, blank = f"{found.rank:>{margin}}  {pad(found.band, _BAND)}  ", " " * (margin + _BAND + 4)
    target, best = found.target, found.best

    def fit(*parts: str) -> str:
        text = encodable(" · ", out.encoding).join(cells_for(out, part) for part in parts if part)
        return text if room is None else short(text, room, encodable("…", out.encoding))

    meet = fit(target.name, target.company, target.position)
    name = len(cells_for(out, target.name))
    yield lead + bold(meet[:name], display.color) + meet[name:]
    asked = best.connector.name
    ask = fit(f"ask {asked} {tie_words(best.first)}", *told(best.first))
    name = len("ask ") + len(cells_for(out, asked))
    yield blank + ask[:4] + cyan(ask[4:name], display.color) + ask[name:]
    chain = ", ".join(f"who knows {name} {tie_words(hop)}" for name, hop in onwards(best))
    other = second_way(found)
    yield blank + fit(chain, f"or ask {other}" if other else "", *told(best.second))
