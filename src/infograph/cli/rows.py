"""Answers that are tables: text for people; csv, json or a workbook by --format or by the extension of -o."""

from __future__ import annotations

# Loaded when used: a workbook takes 16 ms.
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

import click

from infograph import renderers
from infograph.cli import screen
from infograph.cli.options import OUTPUT, Command, format_by_name
from infograph.phrases.housekeeping import NOTHING_DONE, deeds_in_a_row

if TYPE_CHECKING:
    from infograph.store.deeds import Deed
    from infograph.tables import Rows

FORMATS = ("text", "csv", "json", "xlsx")
_EXTENSIONS = {f".{form}": form for form in FORMATS} | {".txt": "text"}


@dataclass(frozen=True)
class Table:
    """An answer for scripts: its cells, by columns, for csv and workbooks; `fields` are what its JSON object holds."""

    title: str
    cells: Sequence[Mapping[str, Any]]
    fields: Mapping[str, Any] = field(default_factory=dict)
    columns: Sequence[str] = ()

    def lines(self) -> list[list[Any]]:
        """Return the header and a line for each row; what a row lacks is empty, several values are joined by "|"."""
        columns = list(self.columns or (self.cells[0] if self.cells else ()))
        return [columns, *([_joined(row.get(column, "")) for column in columns] for row in self.cells)]


def _joined(value: Any) -> Any:
    return "|".join(map(str, value)) if isinstance(value, list) else value


def table_of(rows: Rows[Any], title: str) -> Table:
    """Return records as a table whose JSON object holds them as `results`, and how many there are in all."""
    cells = rows.cells()
    return Table(title, cells, {"total": rows.total, "results": cells}, rows.columns)


def deeds_of(deeds: Sequence[Deed]) -> tuple[Table, Callable[[int | None], str]]:
    """Return what was done as a table for scripts, and what makes its words for people."""
    cells = [deed._asdict() for deed in deeds]
    lines = deeds_in_a_row(deeds)
    table = Table("Audit", cells, {"total": len(cells), "results": cells}, ("day", "what", "people", "files"))
    return table, lambda room: "\n".join(renderers.columns(lines, room)) if lines else NOTHING_DONE


def with_rows(command: Command) -> Command:
    """Give a command --format and --output, as the keywords `form` and `output`."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(FORMATS),
        show_default="by -o, else text",
        help="csv, json: for scripts.",
    )(OUTPUT(command))


def format_of(form: str | None, output: str, **more: str) -> str:
    """Return the format asked for, or that of a file's extension; raises BadRequest for one that no format has.

    `more` are further extensions, without their dot, with their formats.
    """
    return form or format_by_name(output, _EXTENSIONS | {f".{name}": said for name, said in more.items()}, "text")


def write_rows(table: Table, form: str, output: str, *, text: Callable[[int | None], str], raw: bool = False) -> None:
    """Write a table in a format; `text` makes the words for people, at most so many cells wide (None: no limit)."""
    with screen.answer_to(output, machine=form != "text") as out:
        if form == "text":
            _write_text(text(None if output else screen.room()), out, output)
        elif form == "json":
            out.write(renderers.document(**table.fields))
        elif form == "csv":
            renderers.write_csv(out, table.lines(), raw=raw)
        else:
            from infograph.renderers import xlsx

            columns, *lines = table.lines()
            xlsx.write(columns, lines, xlsx.bytes_below(out), title=table.title, raw=raw)


def _write_text(words: str, out: TextIO, output: str) -> None:
    if output in ("", "-"):
        screen.say(words)
    else:
        safe = renderers.encodable(renderers.safe(words), out.encoding)
        out.write(renderers.reflowed(safe, renderers.PIPED) + "\n")
