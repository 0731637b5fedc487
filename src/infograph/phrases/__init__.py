"""What is said to people of values: numbers, evidence of ties and labels, reasons; made here once, read by no program."""

from infograph.phrases.evidence import evidence_words
from infograph.phrases.labels import label_words
from infograph.phrases.numbers import ago, agreeing, counted, joined, plural, some_of, times
from infograph.phrases.reasons import below_weaker, reason_words

__all__ = [
    "ago",
    "agreeing",
    "below_weaker",
    "counted",
    "evidence_words",
    "joined",
    "label_words",
    "plural",
    "reason_words",
    "some_of",
    "times",
]
