"""A download that stops anywhere gives people who are in the whole file, and never half an address as somebody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.reading import opened, read_bundle
from infograph.errors import UnusableFile
from infograph.importers import Bundle

CASES = Path(__file__).parent / "cases"
CUT = [
    "connections_today.csv",
    "connections_2021_hidden.csv",
    "cells_with_everything.csv",
    "dates_many_forms.csv",
    "resaved_utf16_tabs.csv",
    "resaved_semicolon.csv",
    "localised_japanese.csv",
    "slugs.csv",
    "linkedin_outlook_2013.csv",
    "vcard_30.vcf",
    "vcard_versions_mixed.vcf",
]


def people(content: bytes):
    """Return the records of as much as could be read, [] where nothing could."""
    (one,) = opened(content)
    try:
        return read_bundle(one).records if isinstance(one, Bundle) else []
    except UnusableFile:
        return []


@pytest.mark.slow
@pytest.mark.parametrize("file", [*CUT[:3], *(pytest.param(file, marks=pytest.mark.slow) for file in CUT[3:])])
def test_a_file_cut_at_any_byte_gives_whole_people_only(file):
    content = (CASES / file).read_bytes()
    whole = people(content)
    slugs, emails, names = (
        {(one.line, one.slug) for one in whole},
        {mail for one in whole for mail in one.emails},
        {one.name for one in whole},
    )
    assert whole
    for end in range(len(content)):
        found = people(content[:end])
        assert {(one.line, one.slug) for one in found if one.slug} <= slugs, end
        assert {mail for one in found for mail in one.emails} <= emails, end
        assert {one.name for one in found[:-1]} <= names, end
