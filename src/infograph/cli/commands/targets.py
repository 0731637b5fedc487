"""A list of employers, completed with whom one knows and can reach there."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path, PurePath

import click

import infograph
from infograph import importers, planning, renderers
from infograph.cli import screen
from infograph.cli.options import format_by_name
from infograph.errors import BadRequest
from infograph.phrases import problems

PLACE = 430

LARGEST = 8 << 20
_PACKED = (".xlsx", ".xls", ".gz")
"""Bytes of a list of employers; LAMP asks for forty lines."""
_ENCODINGS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-8"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
    (b"", "cp1252"),
)


@click.command(short_help="Complete and sort your list of employers.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    show_default="standard output",
    help="Where to write the completed list; may be the same file.",
)
@click.option("--raw", is_flag=True, help="Leave our cells alone that a spreadsheet would run as formulas.")
def targets(file: str, output: str, raw: bool) -> None:
    """Add to FILE (employer, motivation, posting and your own columns) whom you know and can reach there.

    \b
    Examples:
      infograph targets targets.csv
      infograph targets targets.csv -o targets.csv
    """
    if Path(output).suffix.casefold() in _PACKED:
        raise BadRequest("The completed list is written as CSV.", "Write it to a file of its own: -o targets.csv")
    (_, content), *_ = importers.unpacked(file, _content(file)) or [("", b"")]
    format_by_name(output, dict.fromkeys([".csv", ".tsv", ".txt", PurePath(file).suffix.lower()], ""), "")
    text, mark, encoding = _decoded(content)
    table = importers.open_table(content, planning.names_employers)
    with infograph.Workspace.open() as net:
        completed = planning.Campaign(net).targets(
            text,
            delimiter=table.delimiter if table else "",
            notes=table.header_line - 1 if table else 0,
            guard=str if raw else renderers.guard_cell,
        )
    for problem in completed.problems:
        screen.tell(problems.left_as_is(problem))
    written = planning.write_targets(completed)
    if output in ("", "-"):
        screen.machine_out().write(written)
        return
    try:
        encoded = mark + written.encode(encoding)
    except UnicodeEncodeError:
        screen.tell(problems.written_as_utf8(encoding))
        encoded = written.encode("utf-8-sig")
    with screen.new_file(output) as out:
        out.write(encoded)


def _content(file: str) -> bytes:
    path = Path(file)
    if path.stat().st_size > LARGEST:
        raise BadRequest(f"{file} is too large for a list of employers.", "Give a CSV with a line for each employer.")
    return path.read_bytes()


def _decoded(content: bytes) -> tuple[str, bytes, str]:
    """Return a file's text without its byte order mark, that mark, and the encoding to write it in again."""
    text = importers.decode(content)[0].removeprefix("\ufeff")
    for mark, encoding in _ENCODINGS:
        if content.startswith(mark) and content == mark + text.encode(encoding, "ignore"):
            return text, mark, encoding
    return text, b"", "utf-8"
