"""Fill drafts from what is known; what is not known stays a blank that nobody overlooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from types import MappingProxyType

from infograph.errors import BadRequest
from infograph.grounds import Ground, TieEvidence
from infograph.outreach.roles import role_and_place
from infograph.outreach.templates import LETTERS, Level, fill
from infograph.phrases import letters
from infograph.phrases.evidence import how_words
from infograph.phrases.letters import blanks, work_words
from infograph.text import clean, greeting_name

MINUTES: Mapping[Level, int] = MappingProxyType({"peer": 20, "senior": 15, "exec": 10})
"""How long to ask for: careers offices say 15 to 30, and to keep to it; of who has little time, less (chosen)."""

TO_CONNECTOR = frozenset({"ask", "thanks-connector", "loop"})
TO_WHOM_ASKED = "nudge"
"""To the connector, or to the person where nobody stands between."""
NEEDS_CONNECTOR = TO_CONNECTOR | {"blurb", "note"}
SENTENCES = frozenset({"learned", "outcome", "news"})
"""What ends a sentence of a letter, so that it gets a full stop where the user gave none."""

_ENDS = (".", "!", "?", "…", ":", ")", "”", '"', "。", "！", "？", "।", "؟", "۔")
_HOW = ("said", "overlapped", "apart", "both", "works", "was")
"""What says how two people know each other, the best first."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known for a draft; empty means not known. Names are whole, as the store has them.

    `work` says what the target does ("work as CFO at Acme"), `how_known` how connector and user know each other,
    `more` holds the user's own words for other blanks (`learned`, `date`, ...).
    """

    me: str = ""
    me_url: str = ""
    pitch: str = ""
    target: str = ""
    work: str = ""
    topic: str = ""
    connector: str = ""
    how_known: str = ""
    minutes: int = MINUTES["peer"]
    target_email: str = ""
    connector_email: str = ""
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One text to send oneself: which letter, to whom (name, e-mail or ""), subject and body."""

    kind: str
    to: str
    email: str
    subject: str
    body: str


def compose(kind: str, facts: Known, template: str) -> Draft:
    """Return a draft; every value not known stands as a blank in square brackets."""
    if kind not in LETTERS:
        raise BadRequest(f"There is no draft “{kind}”.", "Drafts: " + ", ".join(LETTERS) + ".")
    subject, body = fill(template, values(facts))
    to_connector = kind in TO_CONNECTOR or (kind == TO_WHOM_ASKED and bool(facts.connector))
    name = facts.connector if to_connector else facts.target
    email = facts.connector_email if to_connector else facts.target_email
    return Draft(kind, name, "" if kind == "blurb" else email, subject, body)


def values(facts: Known) -> dict[str, str]:
    """Return every placeholder with its value, or with a blank that says what is missing.

    >>> values(Known(target="Carol Lee"))["target"], values(Known())["pitch"]
    ('Carol Lee', '[one line about you]')
    """
    me, target, connector = facts.me, facts.target, facts.connector
    words = {
        "me": me,
        "me_first": greeting_name(facts.me),
        "me_url": facts.me_url,
        "pitch": facts.pitch,
        "target": target,
        "target_first": greeting_name(facts.target),
        "work": facts.work,
        "field": facts.topic,
        "connector": connector,
        "connector_first": greeting_name(facts.connector),
        "how_known": facts.how_known,
        "minutes": str(facts.minutes),
        **dict(facts.more),
    }
    return blanks(words["target_first"], words["connector_first"]) | {
        name: _ended(_without_blanks(value)) if name in SENTENCES else _without_blanks(value)
        for name, value in words.items()
        if value
    }


def work_of(position: str, company: str) -> str:
    """Return what somebody does as it follows "your" or "whose", or "".

    >>> work_of("Head of Payments", "Stripe")
    'work as Head of Payments at Stripe'
    """
    return work_words(*role_and_place(position, company))


def how_known(grounds: Iterable[Ground]) -> str:
    """Return how the user and a contact know each other, from what says so: the user's own words first, then employers.

    Numbers of messages say that they know each other, not how.

    >>> how_known([TieEvidence("interactions", count=42), TieEvidence("overlapped", "", "Bob", place="Acme", start="2015")])
    'worked at Acme at the same time, 2015 to now'
    >>> how_known([TieEvidence("interactions", count=12)])
    ''
    """
    telling = [ground for ground in grounds if isinstance(ground, TieEvidence) and ground.kind in _HOW and not ground.who]
    return min(((_HOW.index(ground.kind), how_words(ground)) for ground in telling), key=itemgetter(0), default=(0, ""))[1]


def field_words(name: str) -> str:
    """Return an industry's name as people say it inside a sentence.

    >>> field_words("Financial technology"), field_words("AI and data"), field_words("Public sector")
    ('financial technology', 'AI and data', 'the public sector')
    """
    if name in letters.FIELDS:
        return letters.FIELDS[name]
    return name if len(name) < 2 or name[1].isupper() else name[0].lower() + name[1:]


def _ended(value: str) -> str:
    """Return words with the full stop that ends their sentence.

    >>> _ended("how slowly clearing changes"), _ended("Done!"), _ended("（完）。")
    ('how slowly clearing changes.', 'Done!', '（完）。')
    """
    return value if value.endswith(_ENDS) else f"{value}."


def _without_blanks(value: str) -> str:
    """Return a value on one line whose own brackets are round, so that only blanks are square."""
    return clean(value).replace("[", "(").replace("]", ")")
