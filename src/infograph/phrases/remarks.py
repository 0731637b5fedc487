"""Say what goes around an answer: a file that was written, an error, a question that nobody can be asked."""

from __future__ import annotations


def wrote(path: str) -> str:
    """Return which file was written."""
    return f"Wrote {path}"


def error_words(message: str) -> str:
    """Return that something is wrong, and what."""
    return f"Error: {message}"


def nobody_to_ask() -> str:
    """Return how a script agrees to what a person is asked."""
    return "Nobody can be asked here. To go ahead: the same with --yes."


def interrupted(*, kept: bool) -> str:
    """Return what became of what was under way: undone, or kept as far as it came."""
    if kept:
        return "Interrupted; nothing was imported, and what was read is kept: the same command goes on there."
    return "Interrupted; what was under way is undone."


def name_in_quotes(command: str) -> str:
    """Return how a name of several words is given to a command."""
    return f"A name of several words stands in quotes: {command} 'Bob Johnson'"


def help_words(command: str) -> str:
    """Return where a command is explained."""
    return f"Help: {command} -h"
