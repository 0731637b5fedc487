"""Say in full why somebody is suggested, or why they cannot be: bands, ways tie by tie, what would change the order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from infograph.phrases.evidence import CLOSENESS, band_word, strength_word
from infograph.phrases.numbers import counted
from infograph.phrases.order import no_chance

if TYPE_CHECKING:
    from infograph.model import Hop, Path, Suggestion


MANY = 50
"""Known contacts up to which it is not said that each of them is thinned out: nobody would notice."""


def explanation(suggestion: Suggestion, question: str, lacking: Sequence[str], own: Sequence[str] = ()) -> list[str]:
    """Return the lines that explain a suggestion; `lacking` are those that say what would tell more.

    `own` is what the user does, where that weighs.
    """
    lines = [_band(suggestion, question), *_weights(suggestion, own)]
    if suggestion.undecided:
        either = " or ".join(path.connector.name for path in suggestion.paths[:2])
        lines.append(f"Ask {either}: {undecided_words()}.")
    for number, path in enumerate(suggestion.paths, 1):
        lines += ["", *way_lines(number, path, suggestion.target.name, len(suggestion.paths))]
    return [*lines, *(["", "What would tell more:"] if lacking else []), *(f"  {line}" for line in lacking)]


def undecided_words() -> str:
    """Return that nothing separates two whom one could ask."""
    return "nothing known says which of the two is better to ask"


def either_words() -> str:
    """Return the same for the legend of a figure."""
    return f"or … = {undecided_words()}"


def way_lines(number: int, path: Path, name: str, of: int) -> list[str]:
    """Return one of so many ways to somebody, tie by tie."""
    connector = path.connector.name
    share = f" ({path.share:.2f} of the score)" if of > 1 else ""
    lines = [f"{number}. Through {connector}{share}", f"     you - {connector}: {_hop(path.first)}"]
    knower = connector
    for person, hop in zip(path.via, (path.second, *path.via_hops), strict=False):
        lines.append(f"     {knower} - {person.name}: {_hop(hop)}")
        knower = person.name
    last = path.via_hops[-1] if path.via_hops else path.second
    lines.append(f"     {knower} - {name}: {_hop(last)}")
    if path.connector.contacts > MANY:
        lines.append(f"     {connector} has {counted(path.connector.contacts, 'known contact')}, which thins each of them out")
    return lines


def say_closeness(connector: str, typed: str) -> str:
    """Return how to say how close one is to a connector, as they are typed."""
    return f"say how close you are to {connector}: infograph tie me {typed} --closeness 4"


def ask_closeness(connector: str, name: str, typed: Sequence[str]) -> str:
    """Return how to say how close a connector is to somebody, once they told; `typed` is how both are typed."""
    return f"ask {connector} how well they know {name}: infograph tie {' '.join(typed)} --closeness 3"


def no_way_of_two(name: str) -> str:
    """Return that no connector leads to somebody, so that any would change the order."""
    return f"No way of two ties leads to {name}: any such way would stand above these."


def no_way_of_three(name: str) -> str:
    """Return that not even two people in between lead to somebody."""
    return f"No way of three ties leads to {name}."


def place_words(place: int, of: int, like: int) -> str:
    """Return somebody's place among so many, with how many others of the same score.

    >>> place_words(3, 68, 1)
    'Now in place 3 of 68 before they are spread over connectors, with 1 other of the same score.'
    """
    others = f", with {counted(like, 'other')} of the same score" if like else ""
    return f"Now in place {place} of {of} before they are spread over connectors{others}."


def if_close(name: str, other: str, high: int, low: int) -> str:
    """Return the places that somebody has if two people are very close and if they hardly know each other; "" is the user.

    >>> if_close("", "Bob", 1, 9)
    'If you and Bob are very close: place 1; if you hardly know each other: place 9.'
    """
    who = "they" if name else "you"
    return f"If {name or 'you'} and {other} are {CLOSENESS[5]}: place {high}; if {who} {CLOSENESS[1]}: place {low}."


def if_writing(name: str, other: str, place: int) -> str:
    """Return the place that somebody has if two people write to each other again; "" is the user."""
    return f"If {name or 'you'} and {other} write again today: place {place}."


def known_from(rows: Sequence[tuple[str, str, Sequence[str]]]) -> list[str]:
    """Return from which files ties are known, each of two names ("" is the user); none where the user said it."""
    tie = ((name or "you", other or "you", ", ".join(files) or "said by you") for name, other, files in rows)
    return ["", "Where this is known from:", *(f"  {name} - {other}: {files}" for name, other, files in tie)]


def formerly_at(employers: Sequence[str]) -> str:
    """Return where somebody was before."""
    return f"was at {', '.join(employers)}"


def more_ways(left: int, person: str, all_of_them: int) -> str:
    """Return how many ways more there are, and the command that shows them."""
    return f"{counted(left, 'more way')}: infograph path {person} -n {all_of_them}"


def not_through(names: Sequence[str], stage: str) -> str:
    """Return who is not to be asked about somebody, by the stage at which that ended."""
    return f"not through {' or '.join(names)}, who {_CLOSED[stage]}"


def by_log(stage: str, day: str, through: str) -> str:
    """Return a step of the log with somebody.

    >>> by_log("asked", "2026-11-03", "Bob Johnson")
    'by your log: asked on 2026-11-03 through Bob Johnson'
    """
    return f"by your log: {stage} on {day}{f' through {through}' if through else ''}"


def no_introduction(name: str) -> list[str]:
    """Return that somebody is a contact already."""
    return [f"{name} is your own contact: write directly, no introduction needed."]


def own_tie(hop: Hop) -> str:
    """Return how strong the tie to a contact of one's own is, and by what evidence."""
    return f"Your tie: {_hop(hop)}"


def that_is_you() -> list[str]:
    """Return that somebody is the user."""
    return ["That is you."]


def nobody_known(name: str, typed: str, *, asked: bool) -> list[str]:
    """Return that no contact (no other one, where some were asked) is known to know somebody, as typed, and what to do."""
    return [
        f"No {'other contact' if asked else 'contact'} of yours is known to know {name}.",
        f"Next: infograph path {typed} looks for longer ways; a friend’s export may hold one:",
        "      infograph import FILE --owner NAME",
    ]


_CLOSED: Mapping[str, str] = {"declined": "would rather not introduce them", "no answer": "did not answer"}


def _band(suggestion: Suggestion, question: str) -> str:
    if any(path.via for path in suggestion.paths):
        return f"{band_word(suggestion.band)}: three ties away, below all who are two. {no_chance()}"
    asked = f" {question}" if question else ""
    return f"{band_word(suggestion.band)}: {suggestion.times_median:.1f} times your median path{asked}. {no_chance()}"


def _weights(suggestion: Suggestion, own: Sequence[str]) -> list[str]:
    lines, you = [], f" (you: {', '.join(own)})" if own else ""
    sure = suggestion.relevance / (suggestion.function_fit or 1.0)
    if sure < 1:
        lines.append(f"Weighed by how sure the field is: {sure:.2f} of 1.")
    if suggestion.function_fit < 1:
        lines.append(f"Weighed by what they do: {suggestion.function_fit:g} of 1{you}; without that: suggest --any-function.")
    if suggestion.fresh != 1.0:
        lines.append(f"Weighed by how lately any of these connectors was in touch with them: {suggestion.fresh:.2f}.")
    return lines


def _hop(hop: Hop) -> str:
    return f"{strength_word(hop.word)} ({hop.strength:.2f}) · " + "; ".join(hop.evidence)
