"""The functions that people have at work, and the words people use for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from infograph.errors import UnknownFunction
from infograph.industry.title_words import rows
from infograph.text import clean, fold

_ALIKE = 4  # letters that a misspelt word has right at its beginning


@dataclass(frozen=True, slots=True)
class FunctionName:
    """One function: its code, its name for people, and other words for it."""

    code: str
    name: str
    synonyms: tuple[str, ...]


@cache
def all_functions() -> tuple[FunctionName, ...]:
    """Return all functions, in the order of the file."""
    functions = rows("function_names.csv")
    return tuple(FunctionName(row["code"], row["name"], tuple(row["synonyms"].split(";"))) for row in functions)


def function_name(code: str) -> str:
    """Return a function's name as shown to people; an unknown code is returned as it is.

    >>> function_name("human-resources")
    'Human resources'
    """
    return next((function.name for function in all_functions() if function.code == code), code)


def resolve_function(text: str) -> str:
    """Return the code of the function that people mean by a name, a code or another word for it.

    Raises UnknownFunction with close names.

    >>> resolve_function("Product Management"), resolve_function("HR"), resolve_function("nursing")
    ('product', 'human-resources', 'healthcare-services')
    """
    code = meant_function(text)
    if code:
        return code
    close = _close(text)
    hint = f"Did you mean {' or '.join(close)}?" if close else "List them with: infograph functions"
    raise UnknownFunction(f"No function is known as “{clean(text)}”.", close, hint)


def meant_function(text: str) -> str:
    """Return the code of the function that a word means, "" for none.

    >>> meant_function("compliance"), meant_function("fintech")
    ('legal', '')
    """
    return _words().get(fold(text), "")


def _close(text: str) -> tuple[str, ...]:
    beginning = fold(text)[:_ALIKE]
    near = [word for word in _words() if word.startswith(beginning)] if beginning else []
    return tuple(dict.fromkeys(_words()[word] for word in near))[:3]


@cache
def _words() -> Mapping[str, str]:
    words: dict[str, str] = {}
    for function in all_functions():
        for text in (function.code, function.name, *function.synonyms):
            words.setdefault(fold(text), function.code)
    return words
