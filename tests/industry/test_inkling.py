"""What hints at a field without saying it orders the questions asked of the user."""

from __future__ import annotations

from infograph.industry import inkling, resolve_all

FINTECH = resolve_all(["fintech"])


def test_a_word_too_weak_for_a_label_is_an_inkling() -> None:
    assert 0 < inkling("Zorvex Ventures", "Associate", resolve_all(["venture-capital"])) < 0.5


def test_a_title_of_the_field_is_an_inkling_and_another_field_none() -> None:
    assert inkling("Zorvex", "Payments Product Manager", FINTECH) > 0
    assert inkling("Zorvex", "Nurse", FINTECH) == 0
