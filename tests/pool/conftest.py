"""A small pool: five members who know each other in part, with invented contacts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from exports import export
from infograph import Pool

DAY = date(2026, 11, 20)
NEEDS_SPARK = [
    pytest.mark.slow,
    pytest.mark.xdist_group("spark"),
    pytest.mark.skipif(
        find_spec("pyspark") is None or find_spec("pyarrow") is None, reason="infograph[spark] is not installed"
    ),
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java"),
]
"""Marks of tests that start Spark: slow ones, in one process, where it and a Java are."""
MEMBERS = ("Ada Berg", "Bo Costa", "Cem Diaz", "Eve Falk", "Gus Hale")


def url(name: str) -> str:
    return f"https://www.linkedin.com/in/{name.casefold().replace(' ', '-')}-example"


def row(name: str, company: str = "Acme Labs", position: str = "Nurse", day: str = "02 Jan 2020") -> str:
    first, last = name.split(" ", 1)
    return f"{first},{last},{url(name)},,{company},{position},{day}"


LISTS = {
    "Ada Berg": [row("Bo Costa"), row("Cem Diaz"), row("Ida Jonas", "Stripe", "Engineer")],
    "Bo Costa": [row("Ada Berg"), row("Kim Lund", "Stripe", "Head of Payments"), row("Max Noor", "Adyen", "Engineer")],
    "Cem Diaz": [row("Ada Berg"), row("Kim Lund", "Stripe", "Head of Payments"), row("Ola Pohl", "Monzo", "Analyst")],
    "Eve Falk": [row("Bo Costa"), row("Gus Hale"), row("Quinn Roy", "Stripe", "Engineer")],
    "Gus Hale": [row("Eve Falk"), row("Ada Berg"), row("Kim Lund", "Stripe", "Head of Payments")],
}
SCOPE = {"Eve Falk": ["counts"], "Gus Hale": ["seen"]}
"""The others are connectors and may be seen."""


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Pool]:
    """Return what makes a pool of some of the members, in their order."""

    def made(name: str, members: tuple[str, ...] = MEMBERS, **rules) -> Pool:
        pool = Pool.create(name, tmp_path / name, today=DAY, **rules)
        for member in members:
            file = export(tmp_path / f"{name} {member}.csv", LISTS[member])
            pool.add(file, member, url=url(member), consent="form", scope=SCOPE.get(member, ["connector", "seen"]))
        return pool

    return made
