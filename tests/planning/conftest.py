"""A network of one's own and two friends' lists, in memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exports import BOB, CAROL, DAN, MIRA, export
from infograph.workspace import Workspace

EVE = "Eve,Moreau,https://www.linkedin.com/in/eve-moreau,,Stripe,Engineer,02 Jan 2022"
FAY = "Fay,Ito,https://www.linkedin.com/in/fay-ito,,Adyen,Engineer,02 Jan 2023"
GIL = "Gil,Sommer,https://www.linkedin.com/in/gil-sommer,,Northlight Bank,Teller,02 Jan 2023"


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Workspace]:
    """Return me with Bob, Mira, Eve (at Stripe) and Fay (at Adyen), and Bob's and Mira's lists."""
    with Workspace.in_memory(today=date(2026, 7, 15)) as made:
        made.import_files([export(tmp_path / "Connections.csv", [BOB, MIRA, EVE, FAY])], me="Alex Rivera")
        made.import_files([export(tmp_path / "bob.csv", [CAROL, DAN, GIL, EVE])], owner="Bob Johnson")
        made.import_files([export(tmp_path / "mira.csv", [CAROL, GIL])], owner="Mira Holloway")
        yield made
