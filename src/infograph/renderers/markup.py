"""HTML from templates: whatever is put into one is cleaned and escaped, unless a template made it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from unicodedata import bidirectional

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape

from infograph.text import clean

_LEFTWARDS = frozenset({"R", "AL", "AN"})
"""Classes of letters and numbers that are written from right to left (Unicode, bidirectional algorithm)."""


def html(template: str, /, **values: Any) -> str:
    """Return a template of the package ("outreach/sheet.html.j2") with these values in it.

    Text is put in on one line, without control or bidi characters, escaped for elements and for quoted attributes. Line ends
    and indents of a template are for who reads it and leave no trace: `newline` and `space` are where they must.
    """
    return _environment().get_template(template).render(values)


_OMISSIBLE = re.compile(r"</(?:li|t[dhr]|tbody)>")
"""Ends that HTML knows without being told (HTML Living Standard, 13.1.2.4): a tenth of what a long table weighs."""


class _Joined(Extension):
    """Joins the lines of a template, so that no white space stands between two elements that should touch."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _OMISSIBLE.sub("", "".join(map(str.strip, source.splitlines())))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    templates = Environment(
        loader=PackageLoader("infograph", ""),
        autoescape=True,
        finalize=_cleaned,
        undefined=StrictUndefined,
        extensions=[_Joined],
        auto_reload=False,
    )
    templates.filters |= {"clean": clean, "bdi": _apart}
    templates.globals |= {"newline": Markup("\n"), "space": Markup(" ")}
    return templates


def _cleaned(value: Any) -> Any:
    """Return text without what would break its line or turn its direction; what is markup already stays."""
    return clean(value) if type(value) is str else value


@lru_cache(maxsize=4096)  # names and companies come again and again
def _apart(text: str) -> str:
    """Return text whose direction does not move what stands around it, "" for none.

    Only what holds letters that run from right to left can: of a report of a hundred people a tenth was such elements.
    """
    cleaned = clean(text)
    if cleaned.isascii() or not any(bidirectional(sign) in _LEFTWARDS for sign in cleaned):
        return escape(cleaned)
    return Markup("<bdi>") + cleaned + Markup("</bdi>")
