"""What is held on a person, in words."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

from infograph.cli.wording import who
from infograph.phrases import held

if TYPE_CHECKING:
    from infograph.people.privacy import Held


def held_text(holding: Held, cells: list[dict[str, Any]], width: int | None) -> str:
    """Return what is held, under its kinds; of many ties some."""
    person = holding.person
    lines = [who(person), *filter(None, [person.url, " ".join(holding.emails)])]
    labels = ", ".join(label.industry for label in person.labels)
    work = ", ".join(filter(None, [labels, *(doing.function for doing in person.functions), person.level]))
    lines += [held.worked_out(work)] if work else []
    for what, title in held.TITLES.items():
        some = [cell for cell in cells if cell["what"] == what]
        if some:
            lines += ["", f"{title} ({len(some):,})"]
            lines += [f"  {cell['says']}" + ("" if what == "tie" else f"   [{cell['from']}]") for cell in some[:_SHOWN]]
            lines += [held.more_in_json(len(some) - _SHOWN)] if len(some) > _SHOWN else []
    return "\n".join(fill(line, max(width or 9999, 40), subsequent_indent="      ") for line in lines)


_SHOWN = 30
