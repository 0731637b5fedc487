"""What strangers may call themselves: one table of names that every output must survive unharmed."""

from __future__ import annotations

import re

HOSTILE = {
    "colour code": "\x1b[31mRed",
    "clear the screen": "\x1b[2J\x1b[HGone",
    "window title": "\x1b]0;owned\x07Title",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07Clip",
    "terminal link": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "eight-bit escape": "\x9b31mC1",
    "return over the line": "fake\rOK",
    "backspace": "a\x08\x08b",
    "bell": "\x07ring",
    "nul": "a\x00b",
    "delete": "\x7fdel",
    "bidi override": "\u202egnp.exe\u202c",
    "bidi isolate": "\u2066iso\u2069",
    "bidi marks": "\u200e\u200fmarks",
    "line separator": "line\u2028separator",
    "paragraph separator": "para\u2029graph",
    "new line": "two\nlines",
    "next line": "next\x85line",
    "tab": "tab\there",
    "lone surrogate": "lone\ud800half",
    "noncharacter": "non\ufffechar",
    "byte order mark": "\ufeff=1+1",
    "zero width space": "\u200b=1+1",
    "markup of rich": "[/x][red]",
    "mathtext": "$\\frac{x$ A_{$",
    "formula": "=cmd|' /C calc'!A0",
    "formula plus": "+1+1",
    "formula minus": "-2+3",
    "formula at": "@SUM(1+1)",
    "formula after space": " =1+1",
    "formula after no-break space": "\u00a0=1+1",
    "full-width formula": "\uff1d1+1",
    "formula after semicolon": "x;=1+1",
    "script": "<script>alert(1)</script>",
    "handler": "<img src=x onerror=alert(1)>",
    "attribute breaker": "\"><svg onload=alert(1)>",
    "javascript address": "javascript:alert(1)",
    "markdown": "a|b `c` [d](javascript:e) **f** \\",
    "format string": "{x.__class__} {0} {{",
    "percent": "%s%n%(a)s",
    "template": "${a} $$ ${",
    "sql": "Robert'); DROP TABLE person;--",
    "csv": 'say "hi", or\'; not',
    "Chinese, Japanese, Korean": "田中 美咲 김민준 李小龍",
    "Arabic": "محمد العلي",
    "Hebrew": "דוד לוי",
    "Devanagari": "अनिता शर्मा",
    "stacked marks": "Z" + "\u0301\u0317\u0329" * 20 + "algo",
    "emoji": "🚀 Ada 🌈",
    "joined emoji": "👩‍👩‍👧‍👦 Fam",
    "very long": "W" * 300,
    "blank": "   ",
    "joiners only": "\u200d\u200d",
}  # fmt: skip
"""Attack or oddity -> a name, company or title as it may stand in somebody's export."""

LIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Characters that no text output may hold: what terminals obey, bidi controls, odd line ends."""
