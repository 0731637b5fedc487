"""Say that nobody was found, why, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from infograph.phrases.numbers import counted, in_a_line, meant

if TYPE_CHECKING:
    from infograph.answers import Advice, Lack


def lack_words(lack: Lack) -> str:
    """Return why nobody was found, as a sentence.

    >>> from infograph.answers import Lack
    >>> lack_words(Lack("company", company="Strype", usual="Stripe", people=1200))
    'Nobody at Strype (Stripe) among 1,200 people.'
    >>> lack_words(Lack("nobody", about="in fintech", contacts=3, lists=1))
    'No second-degree contact in fintech among 3 own contacts and 1 friend’s export: it was looked for, and nobody there fits.'
    """
    return _LACKS[lack.kind](lack)


def advice_words(advice: Advice) -> str:
    """Return what to do where nobody was found: the reason, whom for their list, where to look, the next commands."""
    lines = [advice.reason]
    if advice.did_you_mean:
        lines += [meant(advice.did_you_mean)]
    if advice.ask:
        lines += ["", "Whom to ask for their list of contacts, and why:"]
        lines += [f"  {in_a_line(person)}{f': {why}' if why else ''}" for person, why in advice.ask]
        lines += [f"  {advice.more}"] if advice.more else []
    if advice.search_url:
        lines += ["", "To look for people yourself, open (infograph never does):", f"  {advice.search_url}"]
    if advice.next:
        lines += ["", *(f"{'Next:' if not place else '     '} {step}" for place, step in enumerate(advice.next))]
    return "\n".join(lines)


def asked_about() -> str:
    """Return why to ask somebody for their list whom the question named."""
    return "whom you asked about"


def for_field(field: str, why: str) -> str:
    """Return why to ask somebody for their list, for a field that the question did not name itself."""
    return f"for {field}: {why}" if field else why


def left_words(left: int, command: str) -> str:
    """Return how many contacts more there are, and the command that lists them; nothing where there are none."""
    return f"{counted(left, 'more contact')}: {command}" if left > 0 else ""


def _unknown_company(lack: Lack) -> str:
    also = f" ({lack.usual})" if lack.usual else ""
    return f"Nobody at {lack.company}{also} among {counted(lack.people, 'person')}."


def _no_own_contact(lack: Lack) -> str:
    return f"Nobody {lack.about} among {counted(lack.contacts, 'own contact')}: it was looked for, and nobody there fits."


def _nobody(lack: Lack) -> str:
    own, exports = counted(lack.contacts, "own contact"), counted(lack.lists, "friend’s export", "friends’ exports")
    return f"{_no_second(lack)} among {own} and {exports}: it was looked for, and nobody there fits."


def _no_export(lack: Lack) -> str:
    own = counted(lack.contacts, "own contact")
    return (
        f"{_no_second(lack)}: you have {own} and no friend’s export, and your own export does not say whom your contacts know."
    )


def _no_second(lack: Lack) -> str:
    return f"No second-degree contact {lack.about}"


_LACKS: Mapping[str, Callable[[Lack], str]] = {
    "company": _unknown_company,
    "own": _no_own_contact,
    "contacts": lambda lack: f"{_no_second(lack)}: your own contacts are not imported yet.",
    "asked": lambda lack: f"{_no_second(lack)} beside {counted(lack.people, 'person')} whom you have asked, met or set aside.",
    "list": lambda lack: f"{_no_second(lack)}: their own list is not here, and no other file says whom they know there.",
    "export": _no_export,
    "nobody": _nobody,
}
