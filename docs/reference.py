"""The reference of what notebooks may use, as Markdown: signatures and docstrings as `help()` has them, found and not listed.

Begins at `infograph.__all__` and follows the properties of `Workspace` to the classes that they return.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from collections.abc import Iterator
from typing import Any

FIRST = ("load", "Workspace", "Suggestions")
"""What one begins with; the rest follows in the order of the alphabet."""
WIDE = 100


def reference() -> str:
    """Return the page: everything public of the package, then the figures."""
    import infograph
    from infograph import figures

    names = [*FIRST, *(name for name in infograph.__all__ if name not in FIRST)]
    about = "Made from the docstrings, which `help()` shows too. What one does with it: [notebook API](notebook-api.md)."
    parts = ["# Reference", about]
    for name in names:
        parts += section(f"infograph.{name}", getattr(infograph, name))
        if name == "Workspace":
            for door, room in doors(infograph.Workspace):
                parts += section(f"infograph.Workspace.{door}", room)
    parts.append("## infograph.figures")
    parts.append(prose(figures.__doc__ or ""))
    for name in figures.__all__:
        value = getattr(figures, name)
        if inspect.isfunction(value):
            parts += entry(name, value)
    return "\n\n".join(parts) + "\n"


def doors(workspace: type) -> Iterator[tuple[str, type]]:
    """Yield the rooms that a workspace leads to, by the name of the property."""
    for name, value in public(workspace):
        if isinstance(value, property) and value.fget is not None:
            returned = str(inspect.signature(value.fget).return_annotation)
            room, _, kind = returned.rpartition(".")
            found = getattr(getattr(sys.modules[workspace.__module__], room, None), kind, None)
            if inspect.isclass(found):
                yield name, found


def section(title: str, value: Any) -> list[str]:
    """Return a heading with the docstring of a function or class, and what a class has."""
    parts = [f"## {title}"]
    if not inspect.isclass(value):
        return [*parts, *described(value.__name__, value)]
    parts.append(prose(inspect.getdoc(value) or ""))
    if dataclasses.is_dataclass(value):
        fields = ", ".join(f"`{one.name}`" for one in dataclasses.fields(value) if not one.name.startswith("_"))
        parts.append(f"Fields: {fields}.")
    for name, member in public(value):
        if inspect.isfunction(member) or isinstance(member, property | classmethod | staticmethod):
            parts += entry(name, member)
    return parts


def public(kind: type) -> Iterator[tuple[str, Any]]:
    """Yield what a class defines itself for others, in the order of its source."""
    yield from ((name, value) for name, value in vars(kind).items() if not name.startswith("_"))


def entry(name: str, member: Any) -> list[str]:
    """Return the heading, signature and docstring of a method, property or function."""
    return [f"### {name}", *described(name, member)]


def described(name: str, member: Any) -> list[str]:
    """Return the signature of a function, or "property", with its docstring."""
    if isinstance(member, property):
        return ["*property*", prose(inspect.getdoc(member) or "")]
    function = member.__func__ if isinstance(member, classmethod | staticmethod) else member
    return [f"```python\n{signature(name, function)}\n```", prose(inspect.getdoc(function) or "")]


def signature(name: str, function: Any) -> str:
    """Return a call with the parameters that one gives, each on its own line where one line is too long.

    >>> signature("add", lambda one, *, other="": None)
    "add(one, *, other='')"
    """
    found = inspect.signature(function)
    given = [_bare(one) for one in found.parameters.values() if one.name not in ("self", "cls")]
    returned = "" if found.return_annotation is inspect.Signature.empty else f" -> {found.return_annotation}"
    line = f"{name}{inspect.Signature(given)}{returned}"
    if len(line) < WIDE:
        return line
    stars = [] if any(one.kind is one.VAR_POSITIONAL for one in given) else ["*"]
    first = [str(one) for one in given if one.kind is not one.KEYWORD_ONLY]
    named = [str(one) for one in given if one.kind is one.KEYWORD_ONLY]
    return f"{name}(\n" + "".join(f"    {one},\n" for one in [*first, *(stars + named if named else [])]) + f"){returned}"


class _Bare(str):
    """A type as it is written, without quotes around it."""

    def __repr__(self) -> str:
        return str(self)


def _bare(one: inspect.Parameter) -> inspect.Parameter:
    return one if one.annotation is inspect.Parameter.empty else one.replace(annotation=_Bare(one.annotation))


def prose(text: str) -> str:
    r"""Return a docstring as Markdown: examples as code, what is raised as a list.

    >>> prose("Add to <one>.\n\nRaises:\n    ValueError: it is none.")
    'Add to &lt;one>.\n\nRaises:\n\n- ValueError: it is none.'
    """
    blocks = re.split(r"\n\s*\n", inspect.cleandoc(text))
    return "\n\n".join(_block(block) for block in blocks if block.strip())


def _block(block: str) -> str:
    if block.startswith(">>>"):
        return f"```python\n{re.sub(r' +# doctest:.*', '', block)}\n```"
    head, _, rest = block.partition("\n")
    if head.endswith(":") and rest.startswith("    "):
        items = re.sub(r"\n(?=    \w+: )", "\n- ", "\n" + rest).strip("\n").replace("-     ", "- ")
        return f"{head}\n\n" + _escaped(items)
    return _escaped(block)


def _escaped(text: str) -> str:
    return "".join(part if part.startswith("`") else part.replace("<", "&lt;") for part in re.split(r"(`[^`]*`)", text))
