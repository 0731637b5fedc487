"""Gather what a tie rests on and why somebody stands in the list, as values that `phrases` puts into words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from infograph.grounds import Ground, Reason, TieEvidence
from infograph.model import Path, Person, PlacedBy, Rule
from infograph.ranking.graph import PersonAttributes, TieAttributes


def grounds(tie: TieAttributes, rule: Rule, knower: str, now: float, gone: TieEvidence | None = None) -> tuple[Ground, ...]:
    """Return what a tie rests on: what the rule looks at first, then what is known but not counted.

    `knower` is whose word on the tie would settle it ("" is the user's own); `now` a day number; `gone` says that a newer
    list no longer has it.
    """
    first: dict[Rule, Callable[[], TieEvidence]] = {
        "closeness": lambda: tie.get("judged") or TieEvidence("closeness", count=int(tie.get("closeness", 0))),
        "interactions": lambda: _messages(tie, now),
        "mutual": lambda: TieEvidence("mutual", count=int(tie.get("mutual") or 0)),
        "together": lambda: _together(tie),
        "unknown": lambda: TieEvidence("unknown", knower),
    }
    mutual = tie.get("mutual")
    shared = [TieEvidence("shared", count=mutual)] if rule == "interactions" and mutual is not None else []
    guess = [TieEvidence("guess")] if tie.get("observed") is False else []
    since = _since(tie)
    said = first[rule]()
    return (
        said,
        *([gone] if gone else []),
        *shared,
        *guess,
        *(piece for piece in noted(tie) if piece != said),
        *([since] if since else []),
    )


def _together(tie: TieAttributes) -> TieEvidence:
    """Return the first that is known of standing together, else that they did: a graph made by hand has the number alone."""
    pieces = (piece for piece in tie.get("evidence", ()) if isinstance(piece, TieEvidence))
    return next((piece for piece in pieces if piece.kind in ("together", "meeting")), TieEvidence("together"))


def noted(tie: TieAttributes) -> Sequence[Ground]:
    """Return what sources and the user say of a tie: as values, or the lines of a graph that was made by hand or read."""
    return tie.get("evidence", ()) or [line for line in str(tie.get("notes", "")).split("\n") if line]


def reasons(field: Reason | None, paths: Sequence[Path], times_median: float, *, undecided: bool = False) -> tuple[Reason, ...]:
    """Return why somebody stands where they stand, the strongest reason first.

    `field` is why they are in it, None where that is not known; `undecided`: nothing known separates the connectors of the
    first two paths.
    """
    best = paths[0]
    name = best.connector.name
    who = (
        Reason("undecided", name, paths[1].connector.name) if undecided else Reason("knows", name, ground=best.first.grounds[0])
    )
    others = len(paths) - 1 - undecided
    more = [Reason("others", count=others)] if others else []
    return (*filter(None, [field]), who, *more, Reason("median", factor=times_median))


def placed(connector: tuple[str, int], best: tuple[str, int], like: str, by: PlacedBy) -> tuple[Reason, ...]:
    """Return why somebody stands at their place and not higher or lower, where the score alone does not say it.

    `connector`: who is asked, and how often they stand above where others came first for that; `best`: who is
    better to ask but was passed over ("": nobody), and how often they stand in the list; `like`: who has the same score
    and stands just before; `by`: what decides between the two.
    """
    (name, waited), (better, stands) = connector, best
    every = (
        Reason("passed", better, count=stands) if better else None,
        Reason("above", name, count=waited) if waited else None,
        Reason("like", like, by=by) if like else None,
    )
    return tuple(filter(None, every))


def work(attributes: PersonAttributes, person: Person) -> tuple[Reason, ...]:
    """Return why a person counts less for what they do, by the attributes of their node; nothing for who does the same."""
    factor = float(attributes.get("function_fit", 1.0))
    if attributes.get("aside"):
        return (Reason("aside", what=str(attributes["aside"])),)
    return (Reason("work" if person.functions else "unread", factor=factor),) if factor < 1 else ()


def _messages(tie: TieAttributes, now: float) -> TieEvidence:
    age = None if tie.get("last") is None else now - tie["last"]
    return TieEvidence("interactions", count=int(tie.get("n", 0)), age=age)


def _since(tie: TieAttributes) -> TieEvidence | None:
    since = tie.get("since")
    if not isinstance(since, int) or not 693596 < since < 1096000 or not tie.get("connected"):
        return None  # other clocks than our day numbers are no days
    return TieEvidence("since", day=date.fromordinal(since))
