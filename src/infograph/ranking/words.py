"""Say it: what a tie rests on, why somebody stands in the list, when something was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from infograph.model import Path, PlacedBy, Rule
from infograph.phrases import ago, counted, times

ORDER_NOT_CHANCE = "The order says who is easier to reach, compared with your other paths; it is not a chance of success."

OWN_UNKNOWN = "strength unknown: say how close you are"

CLOSENESS = {1: "hardly know each other", 2: "have met", 3: "know each other", 4: "close", 5: "very close"}


def evidence(tie: Mapping[str, Any], rule: Rule, knower: str, now: float, gone: str = "") -> tuple[str, ...]:
    """Return the evidence of a tie: the words of the rule first, then what is said but not counted.

    `knower` is whose word on the tie would settle it ("ask Bob Johnson"; "" is the user's own); `now` a day number;
    `gone` says that a newer list no longer has it.
    """
    first = {
        "closeness": lambda: str(tie.get("judged") or f"you said: {CLOSENESS.get(int(tie.get('closeness', 0)), '')}"),
        "interactions": lambda: _messages(tie, now),
        "mutual": lambda: f"{counted(int(tie.get('mutual') or 0), 'mutual contact')}, both lists known",
        "unknown": lambda: f"strength unknown: ask {knower}" if knower else OWN_UNKNOWN,
    }[rule]()
    said = [line for line in str(tie.get("notes", "")).split("\n") if line]
    since = _since(tie)
    mutual = tie.get("mutual")
    shared = [counted(mutual, "mutual contact")] if rule == "interactions" and mutual is not None else []
    guess = ["a guess: nobody's list shows this tie"] if tie.get("observed") is False else []
    return (first, *([gone] if gone else []), *shared, *guess, *said, *([since] if since else []))


def departed(day: date, lister: str) -> str:
    """Return that a list of a day no longer has a tie; `lister` is whose list it is ("" is the user's own).

    >>> departed(date(2026, 11, 3), "Bob Johnson"), departed(date(2026, 11, 3), "")
    ('no longer in Bob Johnson’s list of 3 Nov 2026', 'no longer in your list of 3 Nov 2026')
    """
    whose = f"{lister}’s" if lister else "your"
    return f"no longer in {whose} list of {day.day} {day:%b %Y}"


def reasons(
    target: Mapping[str, Any], paths: Sequence[Path], times_median: float, *, undecided: bool = False
) -> tuple[str, ...]:
    """Return why somebody stands where they stand, the strongest reason first.

    `undecided`: nothing known separates the connectors of the first two paths.
    """
    found = []
    if target.get("why"):
        found.append(str(target["why"]))
    best = paths[0]
    name = best.connector.name
    if undecided:
        other = paths[1].connector.name
        found.append(f"{name} and {other} know them, and the lists do not say whom better to ask")
    else:
        found.append(f"{name} knows them; your tie to {name}: {best.first.evidence[0]}")
    others = len(paths) - 1 - undecided
    if others:
        found.append(f"{others} other {'contact knows' if others == 1 else 'contacts know'} them too")
    found.append(f"{times_median:.1f} times the median path")
    return tuple(found)


_BEHIND: dict[PlacedBy, str] = {
    "score": "",
    "fit": ", whose function and level are nearer",
    "proofs": ", for whom more says that they are in the field",
    "recency": ", to whom a tie is newer",
    "chance": ": a toss, the same each time",
}


def placed(
    connector: str, stands: tuple[int, float], best: tuple[str, int], like: str, by: PlacedBy
) -> tuple[str, ...]:
    """Return why somebody stands at their place and not higher or lower, where the score alone does not say it.

    `stands`: how often the connector stands in the list before, and what this one counts for that; `best`: who is better
    to ask but was passed over ("": nobody), and how often they stand before; `like`: who has the same score and
    stands just before; `by`: what decides between the two.

    >>> placed("Bob", (2, 0.64), ("", 0), "Ann", "fit")
    ('Bob stands twice above already, so this counts 0.64 times', 'as good as Ann, whose function and level are nearer')
    >>> placed("Bob", (0, 1.0), ("Eve", 3), "", "score")
    ('Eve is a little better to ask, but stands 3 times above already',)
    """
    (above, counts), (better, before) = stands, best
    lines = []
    if better:
        lines.append(f"{better} is a little better to ask, but stands {times(before)} above already")
    if counts < 1:
        lines.append(f"{connector} stands {times(above)} above already, so this counts {counts:.2f} times")
    if like:
        lines.append(f"as good as {like}{_BEHIND[by]}")
    return tuple(lines)


def _messages(tie: Mapping[str, Any], now: float) -> str:
    count = int(tie.get("n", 0))
    shown = counted(count, "message")
    if tie.get("last") is None:
        return shown
    return f"{shown}, {'latest ' if count != 1 else ''}{ago(now - tie['last'])}"


def _since(tie: Mapping[str, Any]) -> str:
    since = tie.get("since")
    if not isinstance(since, int) or not 693596 < since < 1096000 or not tie.get("connected"):
        return ""  # other clocks than our day numbers are not put into words
    return f"connected since {date.fromordinal(since).year}"
