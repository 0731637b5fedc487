"""Say what made an order of people, what such an order is worth beside others, and how good it was where that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from infograph.phrases.numbers import counted, joined

if TYPE_CHECKING:
    from infograph.ranking.notice import Factor
    from infograph.ranking.verdict import Verdict

_VERDICTS: Mapping[Verdict, str] = {"better": "beats", "alike": "is no better than", "worse": "is worse than"}
_RULES: Mapping[str, str] = {
    "anybody": "chance",
    "number of mutual contacts": "counting mutual contacts",
    "Adamic-Adar": "Adamic-Adar",
    "personalised PageRank": "personalised PageRank",
}
"""The rules that a verdict speaks of, as they are called in a sentence."""

FACTORS: Mapping[Factor, str] = {
    "ways": "the more of your contacts know them",
    "shared": "the more contacts you share with those who do",
    "their shared": "the more contacts those share with them",
    "lists": "the shorter the lists of those are",
    "field": "the surer their field is",
    "work": "the nearer what they do is to what you do",
}
"""What each factor does to somebody's place."""


def verdict_words(verdicts: Mapping[str, Verdict]) -> str:
    """Return verdicts on an order as the rest of a sentence, over the rules that it can be told of.

    >>> verdict_words({"anybody": "better", "Adamic-Adar": "alike", "number of mutual contacts": "better"})
    'beats chance and counting mutual contacts, and is no better than Adamic-Adar'
    """
    by_verdict = {verdict: [words for rule, words in _RULES.items() if verdicts.get(rule) == verdict] for verdict in _VERDICTS}
    return ", and ".join(f"{_VERDICTS[verdict]} {joined(rules)}" for verdict, rules in by_verdict.items() if rules)


def lists_only_words(factors: Sequence[Factor], verdicts: Mapping[str, Verdict], *, of_one: bool = False) -> str:
    """Return that nothing but lists is known, by what the order was made then, what it is worth, and how to know more.

    `of_one`: one person alone is listed, of whom no order can be told.

    >>> lists_only_words([], {"anybody": "better"})[:110]
    'No messages and no closeness of these ties are known: everybody scores the same, so their order tells nothing.'
    >>> lists_only_words([], {"anybody": "better"}, of_one=True)[:73]
    'No messages and no closeness of these ties are known. Three ways to know '
    """
    worth = f" Measured with lists only, such an order {verdict_words(verdicts)} (infograph evaluate)."
    made = f": people score higher {joined([FACTORS[factor] for factor in factors])}.{worth}"
    equals = ": everybody scores the same, so their order tells nothing."
    return (
        f"No messages and no closeness of these ties are known{'.' if of_one else made if factors else equals} "
        "Three ways to know more: one more friend’s export; how well you or they know somebody (infograph tie me NAME "
        "--closeness 4); a friend’s message counts (they run: infograph share --evidence)."
    )


def no_chance() -> str:
    """Return what a band says, and what it does not."""
    return "The order says who is easier to reach, compared with your other paths; it is not a chance of success."


MEASURES: Mapping[str, str] = {
    "people": "Of the first ten, who could truly be reached",
    "connector": "Whom to ask first is whom one should",
    "band": "Of the people in a band, who could be reached",
}
"""What is measured on generated networks, by what it is of."""


def measured_words(verdicts: Mapping[str, Mapping[str, Verdict]], egos: int) -> list[str]:
    """Return what figures for each amount of evidence say of the order, and what they rest on."""
    return [
        "Verdict on the order of people:",
        *(f"  {seen}: it {verdict_words(verdict)}." for seen, verdict in verdicts.items()),
        f"({egos} generated users; the truth is planted, real networks may differ)",
    ]


def log_words(people: int, yes: int) -> str:
    """Return how many requests of one's own log are decided, and how many of them are a yes."""
    return f"Your own log: {counted(people, 'person')} with a known outcome, {yes} of them a yes."


def too_few_words(enough: int, of_each: int) -> str:
    """Return from how many decided requests on a log is measured."""
    return f"From {enough} on, {of_each} of each, it is measured here too (infograph log)."


LOG_MEASURES: Mapping[str, str] = {
    "order": "How often a yes stands above a no (a coin: 0.500):",
    "band": "A yes, of those asked in each band:",
}
"""What is measured on one's own log."""


def yes_of(yes: int, asked: int) -> str:
    """Return how many said yes of those who were asked.

    >>> yes_of(3, 12)
    '    3 of 12'
    """
    return f"{yes:5} of {asked}"


def surprise_words(answers: int, learnt: float, flat: float) -> list[str]:
    """Return how much the answers surprised an order that learns from them and one that does not, and what it rests on."""
    return [
        f"Surprise at {counted(answers, 'answer')} of connectors: {learnt:.3f} with learning, {flat:.3f} without.",
        "(Ties are as they are known today, so what you wrote since counts for both.)",
    ]
