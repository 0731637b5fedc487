"""The sample network, for `infograph demo` and for trying a notebook."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from infograph.errors import NotFound


def sample_folder() -> Path:
    """Return the folder of invented exports: inside an installed package, beside the source in a checkout."""
    inside = Path(str(resources.files("infograph"))) / "sample_data"
    beside = Path(__file__).parents[3] / "sample_data"
    for folder in (inside, beside):
        if (folder / "alex-rivera").is_dir():
            return folder
    raise NotFound("The sample data are not installed.", "Install infograph again, or work in a checkout.")
