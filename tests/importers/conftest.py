"""The golden cases as bytes."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def cases() -> list[bytes]:
    folder = Path(__file__).parent / "cases"
    return [path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in (".csv", ".vcf", ".zip", ".json")]
