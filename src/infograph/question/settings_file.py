"""The ranking's parameters as users write them: one value, or a TOML file of all."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from typing import Any

from infograph.errors import BadRequest
from infograph.phrases import parameters
from infograph.ranking import MEANINGS, Settings


def changed(settings: Settings, name: str, value: str) -> Settings:
    """Return the parameters with one as written in a TOML file; without a value its default, without a name all.

    Raises BadRequest for what does not exist or is out of range.
    """
    new = value_of(value) if value else getattr(Settings(), name, None)
    return settings.with_(**{name: new}) if name else Settings()


def value_of(text: str) -> Any:
    """Return a value as it is written in a TOML file; raises BadRequest for anything else.

    >>> value_of("0.25"), value_of("true"), value_of("[0.1, 0.2]")
    (0.25, True, [0.1, 0.2])
    """
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError as error:
        hint = "A number, true, false, or five numbers: [0.1, 0.25, 0.45, 0.7, 0.9]"
        raise BadRequest(f"“{text}” is no value.", hint) from error


def from_toml(text: str) -> Settings:
    """Return the parameters of a file as `to_toml` writes it; raises BadRequest with the line that is wrong."""
    try:
        return Settings.from_mapping(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        hint = "infograph config prints one to begin with."
        raise BadRequest(f"The file of parameters cannot be read: {error}.", hint) from error


def to_toml(settings: Settings) -> str:
    """Return every parameter with its meaning: those changed as lines, the others as comments."""
    lines = [f"# {parameters.HEAD}"]
    usual, changed = Settings(), settings.changed()
    for name in (parameter.name for parameter in fields(Settings)):
        default = _toml(getattr(usual, name))
        lines += ["", f"# {MEANINGS[name]}" + (parameters.by_default(default) if name in changed else "")]
        lines.append(f"{name} = {_toml(changed[name])}" if name in changed else f"# {name} = {default}")
    return "\n".join(lines)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)
