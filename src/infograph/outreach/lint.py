"""Say what is wrong with a draft before anybody gets it."""

from __future__ import annotations

import re
from collections.abc import Collection

from infograph.model import Problem
from infograph.outreach.drafts import Draft
from infograph.patterns import pattern
from infograph.text import fold

MOST_WORDS = {"ask": 160, "blurb": 130, "note": 150, "direct": 150, "nudge": 90, "times": 90}
"""Words of a letter that is read on a telephone; chosen, advisers say 75 to 150. Others may have 200."""
_MOST_OTHERS = 200
_SAYS_HOW_LONG = frozenset({"ask", "blurb", "note", "direct", "times"})

_BLANK = pattern(r"\[[^\[\]\n]{0,200}\]|(?<![\w$])\$\{?[a-z_]+\}?")
_JOB = pattern(
    r"\b(?:looking for (?:a |my next |new )?(?:job|role|position|opportunit\w+)|job (?:opening|search|opportunit)\w*|"
    r"(?:any|open|available) (?:openings?|vacanc\w+|positions?|roles?|jobs?)|vacanc(?:y|ies)|hir(?:e|ing) me|"
    r"are you hiring|refer me|(?:give|get|offer|find) me a (?:job|role|position)|apply for|my (?:cv|resume|résumé)|"
    r"(?:cv|resume|résumé) (?:is )?attached)\b",
    re.I,
)
_TIME = pattern(r"\b(\d{1,3})[ -]?min(?:ute)?s?\b", re.I)
_LONGEST_TALK = 30


def lint(draft: Draft, *, connector: str = "", aware: bool = True) -> tuple[Problem, ...]:
    """Return what is wrong with a draft, most important first.

    Codes: blanks, asks_for_job, no_referrer, connector_unaware, no_time_limit, too_long. `connector` is the name of
    who refers, `aware` whether the log says that they agreed.
    """
    problems = [*_blanks(draft), *_job(draft)]
    if draft.kind == "note":
        problems += _referrer(draft, connector)
        if connector and not aware:
            problems.append(Problem("connector_unaware", about=(connector,)))
    if draft.kind in _SAYS_HOW_LONG:
        problems += _time(draft)
    return (*problems, *_length(draft))


def blanks(text: str) -> list[str]:
    """Return the blanks left in a text, each once.

    >>> blanks("Hi Carol, [one line about you]. $oops costs $5 [one line about you]")
    ['[one line about you]', '$oops']
    """
    return list(dict.fromkeys(_BLANK.findall(text)))


def _blanks(draft: Draft) -> list[Problem]:
    left = blanks(f"{draft.subject}\n{draft.body}")
    return [Problem("blanks", count=len(left), about=tuple(left))] if left else []


def _job(draft: Draft) -> list[Problem]:
    match = _JOB.search(f"{draft.subject}\n{draft.body}")
    if not match:
        return []
    return [Problem("asks_for_job", about=(match.group(),))]


def _referrer(draft: Draft, connector: str) -> list[Problem]:
    opening = fold(f"{draft.subject} {' '.join(draft.body.split()[:40])}")
    if connector and _names(fold(connector), opening):
        return []
    return [Problem("no_referrer")]


def _names(name: str, text: str) -> bool:
    return f" {name} " in f" {text} "


def _time(draft: Draft) -> list[Problem]:
    said: Collection[int] = [int(number) for number in _TIME.findall(draft.body)]
    if not said:
        return [Problem("no_time_limit")]
    if max(said) > _LONGEST_TALK:
        return [Problem("no_time_limit", count=max(said), amount=_LONGEST_TALK)]
    return []


def _length(draft: Draft) -> list[Problem]:
    words, most = len(draft.body.split()), MOST_WORDS.get(draft.kind, _MOST_OTHERS)
    if words <= most:
        return []
    return [Problem("too_long", count=words, amount=most)]
