"""Say what fills a letter beside its template: blanks, fields as people name them, what came of a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from infograph.phrases.numbers import joined

FIELDS: Mapping[str, str] = {
    "Public sector": "the public sector",
    "Non-profit": "the non-profit sector",
    "Armed forces": "the armed forces",
    "Space": "the space industry",
    "Music": "the music industry",
    "Games": "the games industry",
    "Manufacturing and industry": "manufacturing",
    "Law": "the practice of law",
    "Neobanks and digital banking": "digital banking",
    "Wealth technology": "wealthtech",
    "Insurance technology": "insurtech",
    "Regulatory technology": "regtech",
    "Health technology": "healthtech",
    "Education technology": "edtech",
    "Property technology": "proptech",
    "Advertising technology": "adtech",
    "HR technology": "HR tech",
    "Climate technology": "climate tech",
    "Events": "the events business",
    "Sports": "the sports business",
    "Schools": "school education",
    "Social enterprise and impact": "social enterprise",
    "Lending technology": "lending",
    "Agricultural technology": "agtech",
    "Food technology": "foodtech",
    "Crypto and digital assets": "crypto",
    "Capital markets and exchanges": "capital markets",
    "Hotels": "the hotel business",
    "Restaurants and catering": "the restaurant business",
    "Climate and environment": "climate and the environment",
}
"""Names of a list that nobody says inside a sentence, as people say them."""


def blanks(target: str, connector: str) -> dict[str, str]:
    """Return what stands in a letter for each value that is not known, in square brackets."""
    connector = connector or "the one who introduces you"
    return {
        "me": "[your name]",
        "me_first": "[your first name]",
        "me_url": "",
        "pitch": "[one line about you]",
        "target": "[whom]",
        "target_first": "[first name]",
        "work": f"[what {target or 'the person'} does]",
        "field": "[the field]",
        "connector": "[who introduces you]",
        "connector_first": "[first name]",
        "how_known": f"[how you and {connector} know each other]",
        "date": "[day]",
        "time": "[time]",
        "where": "[phone, video or a place]",
        "learned": "[one thing you learned]",
        "next_step": "[what you will do with it]",
        "outcome": "[what came of it].",
        "news": "[your news]",
    }


def work_words(role: str, place: str) -> str:
    """Return what somebody does as it follows "your" or "whose", or "".

    >>> work_words("Head of Payments", "Stripe"), work_words("", "Stripe"), work_words("", "")
    ('work as Head of Payments at Stripe', 'work at Stripe', '')
    """
    at = f"{',' if ', ' in role else ''} at {place}" if role and place else f" at {place}" if place else ""
    return f"work{f' as {role}' if role else ''}{at}" if role or place else ""


def next_step(named: Sequence[str]) -> str:
    """Return what comes next after somebody named others.

    >>> next_step(["Ann", "Bo"])
    'write to Ann and Bo, as you suggested'
    """
    return f"write to {joined(named)}, as you suggested"


def outcome_words(name: str, stage: str) -> str:
    """Return what came of a request, as one tells the connector; "" where that is not known."""
    said = {
        "met": f"I have met {name} meanwhile by another way.",
        "declined": f"{name} would rather not, which I fully understand.",
        "no answer": f"I have heard nothing about {name}, and leave it there.",
    }
    return said.get(stage, "")


def to_read(subject: str, body: str) -> str:
    """Return a letter with its subject."""
    return f"Subject: {subject}\n\n{body}"


def list_sent(whom: str) -> str:
    """Return what to log once a request for a list is sent, so that it is not forgotten; `whom` as it is typed."""
    return f"Once it is sent: infograph log {whom} list asked"


def not_yet(name: str) -> str:
    """Return the first line of a message that is not to be sent before somebody agreed."""
    return f"[for after {name} agrees]"


def head_words(kind: str, to: str, after: str) -> str:
    """Return what a letter is, to whom, and whether it is to be sent yet.

    >>> head_words("blurb", "Bob", ""), head_words("note", "Carol", "[for after Bob agrees]")
    ('--- blurb for them to forward', '--- note to Carol\\n[for after Bob agrees]')
    """
    whom = "for them to forward" if kind == "blurb" else f"to {to}" if to else ""
    return f"--- {kind} {whom}".rstrip() + (f"\n{after}" if after else "")


def templates_words(paths: Sequence[str]) -> str:
    """Return where the templates are that one may change."""
    return "Change these as you like; delete one to get the original back:\n" + "\n".join(paths)


def pitch_words(*, given: bool) -> str:
    """Return what drafts say of the user from now on."""
    return "Kept: drafts say this of you." if given else "Drafts say your profile’s headline of you again."
