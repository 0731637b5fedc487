"""Run the notebooks on the sample data and keep what they show, so that they can be read on a code host.

python notebooks/make.py          run them and write their outputs
python notebooks/make.py --check  fail where a notebook shows something else than a fresh run

Everybody in the outputs is invented: notebooks with outputs of one's own contacts do not belong here: the check
refuses them.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat

HERE = Path(__file__).parent
COLOURS = 64
"""Colours of a picture: a figure has fewer, and the shades of its letters' edges are hardly seen."""
ALIKE = 0.03
"""Part of a picture's width and height, and of the range of its shades, by which two pictures may differ: fonts do."""


def main() -> int:
    found = []
    for path in sorted(HERE.glob("*.ipynb")):
        kept = nbformat.read(path, as_version=4)
        fresh = run(kept, HERE)
        if "--check" in sys.argv:
            found += [f"{path.name}: {words}" for words in differences(kept, fresh)]
        else:
            nbformat.write(fresh, path)
    sys.stdout.write("".join(f"{line}\n" for line in found) + ("Run python notebooks/make.py\n" if found else ""))
    return int(bool(found))


def run(notebook: Any, folder: Path, **env: str) -> Any:
    """Return a copy of a notebook with what a fresh kernel shows; it is given a home of its own that stays empty."""
    from nbclient import NotebookClient

    with tempfile.TemporaryDirectory() as home:
        mine = {"INFOGRAPH_HOME": f"{home}/home", "IPYTHONDIR": f"{home}/ipython", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
        copy = nbformat.from_dict(notebook)
        client = NotebookClient(copy, timeout=300, resources={"metadata": {"path": str(folder)}})
        client.execute(env={**os.environ, **mine, **env})
    return tidy(copy)


def tidy(notebook: Any) -> Any:
    """Return the notebook without times, and with small pictures, so that the same run gives the same file."""
    notebook.metadata = {name: notebook.metadata[name] for name in ("kernelspec", "language_info") if name in notebook.metadata}
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata = {}
        if "outputs" in cell:
            cell.outputs = joined(cell.outputs)
        for output in cell.get("outputs", ()):
            if "image/png" in output.get("data", {}):
                output.data["image/png"] = small(output.data["image/png"])
    return notebook


def joined(outputs: Any) -> list[Any]:
    """Return outputs with what was printed in one piece: it comes in as many as the moment will have."""
    whole: list[Any] = []
    for output in outputs:
        if whole and output.output_type == "stream" and whole[-1].get("name") == output.name:
            whole[-1].text += output.text
        else:
            whole.append(output)
    return whole


def small(picture: str) -> str:
    """Return a PNG in base64 with `COLOURS` colours, a third of its size."""
    from PIL import Image

    out = io.BytesIO()
    image = Image.open(io.BytesIO(b64decode(picture))).convert("RGB")
    # Rare hues stay: a mark of one colour is a few dots.
    few = image.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return b64encode(out.getvalue()).decode()


def differences(kept: Any, fresh: Any) -> Iterator[str]:
    """Yield where a notebook as it is kept shows other words or another picture than a fresh run of it."""
    for old, new in zip(kept.cells, fresh.cells, strict=False):
        if old.cell_type != "code":
            continue
        if old.execution_count != new.execution_count:
            yield f"cell {old.id}: not run in order"
        before, after = list(map(said, old.outputs)), list(map(said, new.outputs))
        if before != after:
            yield f"cell {old.id}: shows {before}, a fresh run {after}"
            continue
        yield from (
            f"cell {old.id}: its picture differs"
            for one, other in zip(old.outputs, new.outputs, strict=True)
            if "image/png" in one.get("data", {}) and not alike(one.data["image/png"], other.data["image/png"])
        )


def said(output: Any) -> tuple[str, ...]:
    """Return the words that an output shows, and what else it has; pictures and tags are left out."""
    data = output.get("data", {})
    words = (output.get("name", ""), output.get("text", ""), data.get("text/plain", ""), _Words.of(data.get("text/html", "")))
    return (*words, *sorted(data))


def alike(one: str, other: str) -> bool:
    """Say whether two pictures have about the same size and, seen from afar, the same shades."""
    from PIL import Image, ImageChops, ImageStat

    pictures = [Image.open(io.BytesIO(b64decode(picture))).convert("RGB") for picture in (one, other)]
    (wide, high), size = pictures[0].size, pictures[1].size
    if abs(wide - size[0]) > ALIKE * wide or abs(high - size[1]) > ALIKE * high:
        return False
    afar = [picture.resize((64, 64)) for picture in pictures]
    return max(ImageStat.Stat(ImageChops.difference(*afar)).mean) < ALIKE * 255


class _Words(HTMLParser):
    """The words of a page, and none of its styles."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._style = False

    @classmethod
    def of(cls, page: str) -> str:
        reader = cls()
        reader.feed(page)
        return " ".join("".join(reader.words).split())

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._style = tag == "style"

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._style = False


if __name__ == "__main__":
    sys.exit(main())
