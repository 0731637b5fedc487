"""Write a figure to a file so that the same figure gives the same bytes, on any day and in any process."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any, BinaryIO, Literal

import matplotlib
from matplotlib.figure import Figure

from infograph.errors import BadRequest
from infograph.files import whole_file

FORMATS = ("png", "svg", "pdf")
DPI = 150
MOST_PIXELS = 32_000
"""Height or width of a PNG at most; matplotlib refuses 65,536, and few viewers open more than this."""
_AUTHOR = "infograph"

Format = Literal["", "png", "svg", "pdf"]


def save(figure: Figure, target: str | Path | BinaryIO, format: Format = "", *, searchable: bool = False) -> None:
    """Write a figure as PNG, SVG or PDF to a path or an open binary file.

    Without `format` the path's ending decides. SVG text is drawn as outlines, which look the same everywhere;
    with `searchable` it stays text, in the reader's fonts. A file made from a path is private to its owner and appears whole
    or not at all.

    Raises:
        BadRequest: the format is unknown or cannot be told from the path, or no file can be written there.
    """
    kind = _format(target, format)
    # Type 3: the CFF outlines of CJK fonts are not valid in matplotlib's type 42, and it is four times as fast.
    settings: dict[Any, Any] = {
        "svg.hashsalt": _AUTHOR,
        "svg.fonttype": "none" if searchable else "path",
        "pdf.fonttype": 3,
        "savefig.bbox": None,
        "savefig.pad_inches": 0.1,
        "path.sketch": None,
    }
    opened = whole_file(target) if isinstance(target, (str, Path)) else nullcontext(target)
    with matplotlib.rc_context(settings), opened as file:
        figure.savefig(
            file,
            format=kind,
            dpi=_resolution(figure) if kind == "png" else 72,
            metadata=_metadata(kind, str(figure.get_label())),
            facecolor=figure.get_facecolor(),
            transparent=False,
        )


def _format(target: str | Path | BinaryIO, wanted: str) -> str:
    ending = wanted or (Path(target).suffix[1:] if isinstance(target, (str, Path)) else "")
    kind = ending.lower().lstrip(".")
    if kind not in FORMATS:
        said = f"A figure cannot be written as “{kind}”" if kind else "The figure’s format is not given"
        raise BadRequest(f"{said}.", f"Use a file name that ends in {', '.join('.' + f for f in FORMATS)}.")
    return kind


def _resolution(figure: Figure) -> float:
    return float(min(DPI, MOST_PIXELS / max(figure.get_size_inches())))


def _metadata(kind: str, title: str) -> dict[str, str | None]:
    if kind == "png":
        return {"Software": _AUTHOR, "Title": title}
    if kind == "svg":
        return {"Date": None, "Creator": _AUTHOR, "Title": title}
    return {"CreationDate": None, "ModDate": None, "Creator": _AUTHOR, "Producer": _AUTHOR, "Title": title}
