"""What is said to people of values: numbers, evidence of ties and labels, reasons; made here once, read by no program."""

from infograph.phrases.evidence import evidence_words
from infograph.phrases.labels import label_words
from infograph.phrases.numbers import ago, agreeing, counted, day_in_letters, joined, plural, some_of, times
from infograph.phrases.reasons import below_weaker, reason_words

__all__ = [
    "ago",
    "agreeing",
    "below_weaker",
    "counted",
    "day_in_letters",
    "evidence_words",
    "joined",
    "label_words",
    "plural",
    "reason_words",
    "some_of",
    "times",
]
