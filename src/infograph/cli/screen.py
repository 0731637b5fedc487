"""Where commands write: answers to standard output, everything else to standard error, nothing a terminal obeys."""

from __future__ import annotations

# Loaded when used: shutil takes 2 ms, which an answer into a pipe does not need; text takes 1.5 ms and progress alone needs it;
# phrases take 6 ms, which --help does not need.
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import BinaryIO, TextIO

import click

from infograph import renderers
from infograph.errors import Ambiguous, BadRequest, InfographError
from infograph.files import whole_file

PATIENCE = 1.0
"""Seconds of waiting before progress is shown."""

SHOWING = (
    "suggest explain path connectors ask-next plan people companies todo brief draft whois sources status report plot".split()
)
"""Commands that have --anon; not those that are told to people to keep something (log, sheet)."""


def say(text: str = "") -> None:
    """Write text to standard output, its lines wrapped to the terminal."""
    _write(out(), showing_invented(text))


def hand_over(text: str) -> None:
    """Write text that is to be copied, as it stands: line ends put in for a terminal would come along."""
    stream = out()
    stream.write(_fit(text, stream) + "\n")
    stream.flush()


def tell(text: str) -> None:
    """Write a remark to standard error, unless the user asked for quiet."""
    if not _root_meta("quiet"):
        _remark(showing_invented(text))


def hint(text: str) -> None:
    """Write what only a person at a terminal needs: headings, footnotes and next steps."""
    if is_terminal(sys.stdout):
        tell(text)


def showing_invented(text: str) -> str:
    """Return text whose commands show invented names too, where it is about invented people; machine formats ask for it."""
    return re.sub(rf"\binfograph ({'|'.join(SHOWING)})\b", r"infograph \1 --anon", text) if _root_meta("anon") else text


@cache
def commands() -> re.Pattern[str]:
    """Return the pattern of a command in a sentence: its words, up to a sign of punctuation, a gap or a verb said of it."""
    from infograph.cli.commands import modules

    sign = r"[^\s'\"“”‘’()…,;:.`]|[,;:.](?=[\w/])"
    word = rf"(?!(?:{'|'.join(_SAID_OF_COMMANDS)})\b)(?:'[^'\n]*'|\"[^\"\n]*\"|{sign})+"
    return re.compile(rf"\binfograph (?:{'|'.join(modules())})(?![\w-])(?: {word})*|(?<!\S)--[a-z-]+ '[^'\n]*'")


_SAID_OF_COMMANDS = ("does", "ends", "lists", "looks", "says", "shows")
"""Verbs that follow a command in a sentence about it."""


@contextmanager
def progress(words: Callable[[str, int, float, float], str]) -> Iterator[Callable[[str, int, int], None] | None]:
    """Give what shows progress on a terminal, in one line, once the wait grows long; None elsewhere.

    `words` say it: of what, how much is done, how much a second, seconds to go (0: not known).
    """
    if not is_terminal(sys.stderr) or _root_meta("quiet"):
        yield None
        return

    started, room = monotonic(), width() - 1
    phases: dict[str, float] = {}

    def show(what: str, count: int, total: int = 0) -> None:
        passed = monotonic() - phases.setdefault(what, monotonic())
        if monotonic() - started > PATIENCE:
            left = (total - count) * passed / count if total > count > 0 else 0.0
            _overwrite(words(what, count, count / passed if passed else 0.0, left), room)

    try:
        yield show
    finally:
        if monotonic() - started > PATIENCE:
            _overwrite("", room)


def complain(error: InfographError) -> None:
    """Write an error: what is wrong, whom or what it could mean, and what to do next."""
    lines = [remarks().error_words(error.message)]
    if isinstance(error, Ambiguous):
        lines += [f"  {candidate}" for candidate in error.candidates]
    _remark("\n".join([*lines, error.hint] if error.hint else lines))


def remarks() -> ModuleType:
    """Return the words for what goes around an answer, which no help needs."""
    from infograph.phrases import remarks

    return remarks


def out() -> TextIO:
    """Return standard output, or a place to write to where it is closed."""
    return sys.stdout if sys.stdout is not None else Path(os.devnull).open("w", encoding="utf-8")


def machine_out() -> TextIO:
    """Return standard output for scripts: UTF-8 and plain line ends whatever the terminal's own are."""
    stream = out()
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    return stream


def width() -> int:
    """Return the terminal's width in cells (COLUMNS wins where it is a number); 80 where it is not known."""
    from shutil import get_terminal_size

    return get_terminal_size((80, 24)).columns


def room() -> int | None:
    """Return the cells that a table on standard output may take; None where nobody reads it on a terminal."""
    return width() if is_terminal(out()) else None


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a person reads this stream."""
    return stream is not None and not stream.closed and stream.isatty()


def in_color() -> bool:
    """Say whether standard output takes colour codes: --color, NO_COLOR, TERM=dumb, FORCE_COLOR, else a terminal."""
    asked = click.get_current_context().color
    return is_terminal(sys.stdout) if asked is None else asked


def color_by_environment() -> bool | None:
    """Return what the environment says of colour (no-color.org, force-color.org), None where it says nothing."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return True if os.environ.get("FORCE_COLOR") else None


@contextmanager
def new_file(path: str) -> Iterator[BinaryIO]:
    """Open a file to write, whole and private; its path is told on standard error afterwards."""
    with whole_file(path) as file:
        yield file
    tell(remarks().wrote(path))


@contextmanager
def answer_to(path: str, *, machine: bool) -> Iterator[TextIO]:
    """Open where an answer goes: a file in UTF-8, or standard output for "" and "-"."""
    if path in ("", "-"):
        yield machine_out() if machine else out()
        return
    with new_file(path) as file:
        text = TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n")
        yield text
        text.flush()
        text.detach()


def give(text: str, path: str) -> None:
    """Write text that is to be copied: to standard output for "" and "-", else to a file."""
    if path in ("", "-"):
        hand_over(text)
        return
    with answer_to(path, machine=True) as file:
        file.write(text + "\n")


def confirm(question: str, *, yes: bool) -> bool:
    """Ask before something is removed or replaced; a script says `--yes`, since one that says nothing may mean no."""
    return yes or agreed(question, remarks().nobody_to_ask())


def agreed(question: str, hint: str) -> bool:
    """Ask a person what no script may decide by saying nothing; without a terminal raise BadRequest with the hint."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise BadRequest(question, hint)
    return _confirmed(question)


def _confirmed(question: str) -> bool:
    """Return a person's yes or no; whoever breaks off has left the line of the question unended."""
    try:
        return click.confirm(_asked(question), err=True)
    except click.Abort:
        _remark("")
        raise


def _asked(question: str) -> str:
    """Return a question in lines that leave room for what click puts behind it."""
    return renderers.reflowed(_whole_commands(_fit(question, sys.stderr)), width() - len(" [y/N]: "))


def _overwrite(text: str, room: int) -> None:
    from infograph.text import short

    line = renderers.pad(short(_fit(text, sys.stderr), room, ""), room)
    sys.stderr.write(f"\r{line}\r")
    sys.stderr.flush()


def _write(stream: TextIO, text: str) -> None:
    cells = width() if is_terminal(stream) else renderers.PIPED
    stream.write(renderers.reflowed(_whole_commands(_fit(text, stream)), cells) + "\n")
    stream.flush()


def _whole_commands(text: str) -> str:
    """Return text whose commands are not broken where lines end: they are copied."""
    if "infograph" not in text and "--" not in text:
        return text
    return commands().sub(lambda command: command[0].replace(" ", renderers.WHOLE), text)


def _fit(text: str, stream: TextIO) -> str:
    """Return text that is safe on a terminal and that the stream can write."""
    return renderers.encodable(renderers.safe(text), stream.encoding)


def _remark(text: str) -> None:
    if sys.stderr is not None:
        with suppress(OSError):  # there is no other place left to complain
            _write(sys.stderr, text)


def _root_meta(key: str) -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(f"infograph.{key}", False))
