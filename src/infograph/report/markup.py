"""Text as HTML that cannot become anything else: cleaned, escaped, and kept apart from its neighbours' direction."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from infograph.model import Hop, Path, Person, Suggestion
from infograph.text import clean

DOTS = {"strong": "●●●", "medium": "●●○", "weak": "●○○", "unknown": "○○○"}
NAMELESS = "(no name)"


def plain(text: str) -> str:
    """Return text on one line, escaped for elements and quoted attributes.

    >>> plain('<b a="1">\\x1b\\u202e Ann\\n')
    '&lt;b a=&quot;1&quot;&gt; Ann'
    """
    return escape(clean(text), quote=True)


def lines(text: str) -> str:
    """Return text with its line ends, escaped; each line is cleaned on its own.

    >>> lines("Dear <Ann>,\\r\\n\\nhello")
    'Dear &lt;Ann&gt;,\\n\\nhello'
    """
    return "\n".join(plain(line) for line in text.splitlines())


def bdi(text: str) -> str:
    """Return text that may be in any script, so that its direction does not move what stands around it.

    >>> bdi("דוד"), bdi(" ")
    ('<bdi>דוד</bdi>', '')
    """
    shown = plain(text)
    return f"<bdi>{shown}</bdi>" if shown else ""


def name(person: Person) -> str:
    """Return a person's whole name, or that there is none."""
    return bdi(person.name) or bdi(clean(person.slug)) or NAMELESS


def link(person: Person) -> str:
    """Return a person's name, linked to their public profile where its address is one of https."""
    address = urlsplit(person.url)
    if address.scheme != "https" or not address.netloc:
        return name(person)
    return f'<a href="{escape(person.url, quote=True)}" target="_blank" rel="noreferrer noopener">{name(person)}</a>'


def first_to_ask(one: Suggestion) -> str:
    """Return whom to ask; both of the first two, where nothing known says which of them is better to ask."""
    return " or ".join(name(path.connector) for path in one.paths[: 1 + one.undecided])


def job(person: Person) -> str:
    """Return position and company, as far as they are known."""
    return ", ".join(part for part in (bdi(person.position), bdi(person.company)) if part)


def tie(hop: Hop) -> str:
    """Return a tie's strength as a shape and a word; a guess is called one."""
    return f'<span class="dots" aria-hidden="true">{DOTS[hop.word]}</span> {tie_word(hop)}'


def tie_word(hop: Hop) -> str:
    """Return a tie's strength as a word; one that a newer list no longer has is gone.

    >>> tie_word(Hop(0.25, "unknown", "unknown", observed=False))
    'unknown (a guess)'
    """
    if not hop.observed:
        return f"{hop.word} (a guess)"
    return f"{hop.word} (gone)" if hop.departed else hop.word


def onward(path: Path) -> Hop:
    """Return the tie from the connector on: of several on a longer path the weakest, a guess before all."""
    return min((path.second, *path.via_hops), key=lambda hop: (hop.observed, hop.strength))
