"""All that is said to people of values: numbers, evidence of ties and labels; made here once, and read by no program."""

from infograph.phrases.evidence import evidence_words
from infograph.phrases.labels import label_words
from infograph.phrases.numbers import ago, agreeing, counted, joined, plural, some_of, times

__all__ = ["ago", "agreeing", "counted", "evidence_words", "joined", "label_words", "plural", "some_of", "times"]
