"""Patterns that are compiled when they are first used do what compiled ones do."""

from __future__ import annotations

import copy
import re

from infograph import patterns
from infograph.patterns import pattern


def test_nothing_is_compiled_before_it_is_used_and_then_once(monkeypatch):
    compiled, whole = [], re.compile
    monkeypatch.setattr(patterns.re, "compile", lambda *told: compiled.append(told) or whole(*told))
    late = pattern(r"(\d+)", re.A)
    assert compiled == []
    assert late.findall("1 22 ٣") == late.findall("1 22") == ["1", "22"]
    assert compiled == [(r"(\d+)", re.A)]


def test_a_late_pattern_has_what_a_pattern_has():
    late, usual = pattern("(?P<a>x)y?", re.I), re.compile("(?P<a>x)y?", re.I)
    assert (late.pattern, late.flags, late.groups, late.groupindex) == (
        usual.pattern,
        usual.flags,
        usual.groups,
        usual.groupindex,
    )
    assert copy.copy(late).sub("-", "xyX") == usual.sub("-", "xyX") == "--"
