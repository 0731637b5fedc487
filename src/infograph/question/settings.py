"""Keep the ranking's parameters as the user sets them: one by one, or as a file."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from typing import Any

from infograph.errors import BadRequest
from infograph.ranking import MEANINGS, Settings
from infograph.store import write
from infograph.store.db import Connection

_KEY = "ranking"


def kept(db: Connection) -> Settings:
    """Return the parameters of a store: the defaults, with what the user changed."""
    told = write.get_meta(db, _KEY)
    return Settings.from_mapping(json.loads(str(told))) if told else Settings()


def keep(db: Connection, settings: Settings) -> None:
    """Keep what is not the default, so that a better default reaches everybody who did not change it."""
    write.put_meta(db, _KEY, json.dumps(settings.changed()))


def value_of(told: str) -> Any:
    """Return a value as it is written in a TOML file; raises BadRequest for anything else.

    >>> value_of("0.25"), value_of("true"), value_of("[0.1, 0.2]")
    (0.25, True, [0.1, 0.2])
    """
    try:
        return tomllib.loads(f"value = {told}")["value"]
    except tomllib.TOMLDecodeError as error:
        hint = "A number, true, false, or five numbers: [0.1, 0.25, 0.45, 0.7, 0.9]"
        raise BadRequest(f"“{told}” is no value.", hint) from error


def from_toml(text: str) -> Settings:
    """Return the parameters of a file as `to_toml` writes it; raises BadRequest with the line that is wrong."""
    try:
        return Settings.from_mapping(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        hint = "infograph config prints one to begin with."
        raise BadRequest(f"The file of parameters cannot be read: {error}.", hint) from error


def to_toml(settings: Settings) -> str:
    """Return every parameter with its meaning: those changed as lines, the others as comments."""
    lines = ["# Parameters of the ranking. Take away a # to change one; then: infograph config --from FILE"]
    usual, changed = Settings(), settings.changed()
    for name in (one.name for one in fields(Settings)):
        default = _toml(getattr(usual, name))
        lines += ["", f"# {MEANINGS[name]}" + (f" (default {default})" if name in changed else "")]
        lines.append(f"{name} = {_toml(changed[name])}" if name in changed else f"# {name} = {default}")
    return "\n".join(lines)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)
