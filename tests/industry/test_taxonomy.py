"""The taxonomy is whole, and people's words find their industry."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.errors import UnknownIndustry
from infograph.industry import (
    Industry,
    from_source,
    lineage,
    members,
    name_of,
    parent,
    resolve,
    resolve_all,
    taxonomy,
)
from infograph.text import fold

CODES = [industry.code for industry in taxonomy()]
LINKEDIN = (Path(__file__).parent / "linkedin_industries.txt").read_text(encoding="utf-8").splitlines()


def test_there_are_between_80_and_150_industries_with_distinct_codes_and_names() -> None:
    assert 80 <= len(CODES) <= 150
    assert len(set(CODES)) == len(CODES)
    assert len({industry.name for industry in taxonomy()}) == len(CODES)


@pytest.mark.parametrize("industry", taxonomy(), ids=lambda industry: industry.code)
def test_parents_and_neighbours_exist_and_a_line_of_parents_ends(industry: Industry) -> None:
    assert industry.parent == "" or industry.parent in CODES
    assert lineage(industry.code)[0] == industry.code
    assert len(lineage(industry.code)) <= 4
    for code in industry.also:
        assert code in CODES
        assert code not in lineage(industry.code)
    for code, weight in industry.near:
        assert code in CODES
        assert code != industry.code
        assert 0 < weight < 1


def test_no_word_means_two_industries() -> None:
    owners: dict[str, str] = {}
    for industry in taxonomy():
        for text in (industry.name, industry.code, *industry.synonyms):
            key = " ".join(word for word in fold(text).split() if word != "and")
            assert owners.setdefault(key, industry.code) == industry.code, text


def test_every_linkedin_name_is_known_and_leads_to_at_most_two_industries() -> None:
    """LinkedIn's older names and the newer ones; some join what we tell apart."""
    assert len(LINKEDIN) > 500
    assert [name for name in LINKEDIN if not 1 <= len(from_source(name)) <= 2] == []
    assert [name for name in LINKEDIN if resolve(name) not in CODES] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("fintech", "fintech"),
        ("FinTech ", "fintech"),
        ("payments", "payments"),
        ("neobank", "neobanks"),
        ("insurance brokers", "insurance"),
        ("the steel industry", "mining"),
        ("solar startups", "renewable-energy"),
        ("digital banking", "neobanks"),
        ("healthtech", "healthtech"),
        ("climate tech", "climate-tech"),
        ("VC", "venture-capital"),
        ("gaming", "gaming"),
        ("big four", "big-four"),
        ("AI", "artificial-intelligence"),
        ("Hospitals and Health Care", "healthcare"),
        ("hospital & health care", "healthcare"),
        ("Financial Services", "finance"),
        ("Oil & Energy", "energy"),
        ("Computer Games", "gaming"),
        ("Insurance Carriers", "insurance"),
        ("E-commerce & direct-to-consumer", "e-commerce"),
        ("Artificial intelligence", "artificial-intelligence"),
        ("Data management & analytics", "data-analytics"),
        ("Auto & transportation", "mobility"),
        ("Versicherung", "insurance"),
        ("énergies renouvelables", "renewable-energy"),
        ("blockchain", "blockchain"),
        ("web3", "blockchain"),
        ("crypto", "crypto"),
        ("stablecoins", "crypto"),
        ("identity verification", "cybersecurity"),
        ("KYC", "regtech"),
        ("payroll", "hrtech"),
        ("BNPL", "lending"),
        ("Zahlungsverkehr", "payments"),
        ("Steuerberatung", "accounting"),
        ("paiements", "payments"),
        ("jeux vidéo", "gaming"),
        ("pagos", "payments"),
        ("finanzas", "finance"),
        ("préstamos", "lending"),
        ("pagamentos", "payments"),
        ("seguradora", "insurance"),
        ("pagamenti", "payments"),
        ("servizi finanziari", "finance"),
        ("betalingen", "payments"),
        ("verzekeringen", "insurance"),
        ("landbouw", "agriculture"),
    ],
)
def test_names_synonyms_and_linkedin_names_resolve(words: str, code: str) -> None:
    assert resolve(words) == code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fintek", "fintech"),
        ("helthcare", "healthcare"),
        ("paymets", "payments"),
        ("cybersecuirty", "cybersecurity"),
        ("crytpo", "crypto"),
        ("insurtec", "insurtech"),
        ("hegde funds", "hedge-funds"),
        ("sofware", "software"),
    ],
)
def test_a_close_miss_is_not_guessed_but_suggested(typed: str, meant: str) -> None:
    with pytest.raises(UnknownIndustry) as caught:
        resolve(typed)
    assert caught.value.suggestions[0] == meant
    assert f"Did you mean {meant}" in caught.value.hint
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("typed", ["security", "engineering", "startups", "Tech Startups"])
def test_a_word_of_several_fields_is_asked_about(typed: str) -> None:
    with pytest.raises(UnknownIndustry) as caught:
        resolve(typed)
    assert len(caught.value.suggestions) > 2
    assert set(caught.value.suggestions) <= set(CODES)
    assert caught.value.hint.startswith("Say which: ")


NONSENSE = Path(__file__).with_name("nonsense.txt").read_text("utf-8").split()


@pytest.mark.parametrize("typed", NONSENSE)
def test_nonsense_is_refused_with_a_way_on(typed: str) -> None:
    with pytest.raises(UnknownIndustry) as caught:
        resolve(typed)
    assert caught.value.suggestions == ()
    assert "infograph industries" in caught.value.hint


def test_a_parent_includes_its_children_and_near_adds_neighbours_below_them() -> None:
    asked = resolve_all(["fintech"])
    assert set(asked) == set(members("fintech"))
    assert set(asked.values()) == {1.0}
    near = resolve_all(["fintech"], near=True)
    assert {code: near[code] for code in asked} == asked
    assert 0 < near["banking"] < 1
    assert "hotels" not in near


def test_a_near_parent_does_not_bring_all_its_children() -> None:
    near = resolve_all(["payments"], near=True)
    assert near["fintech"] == 0.7
    assert "insurtech" not in near


def test_blockchains_are_near_crypto_but_no_fintech() -> None:
    assert "blockchain" not in resolve_all(["fintech"])
    assert "crypto" in resolve_all(["fintech"])
    assert 0 < resolve_all(["fintech"], near=True)["blockchain"] < 1
    assert resolve_all(["blockchain"])["crypto"] == resolve_all(["crypto"])["blockchain"] == 1


def test_what_also_belongs_to_an_industry_belongs_to_none_above_it() -> None:
    """Property software is in real estate, and no lawyer's tools are in professional services."""
    assert "proptech" in members("real-estate")
    assert {"legaltech", "hrtech", "adtech"}.isdisjoint(members("professional-services"))
    assert {"neobanks", "crypto"} <= set(members("banking") + members("blockchain"))


@given(st.sampled_from(CODES))
def test_every_code_resolves_to_itself_and_its_name_too(code: str) -> None:
    assert resolve(code) == code
    assert resolve(name_of(code)) == code


@given(st.lists(st.sampled_from(CODES), max_size=4), st.booleans())
def test_asking_for_more_never_lowers_a_weight(codes: list[str], near: bool) -> None:
    whole = resolve_all(codes, near=near)
    assert list(whole.values()) == sorted(whole.values(), reverse=True)
    for code in codes:
        part = resolve_all([code], near=near)
        assert all(whole[one] >= weight for one, weight in part.items())


def test_unknown_codes_have_no_parent_and_are_shown_as_they_are() -> None:
    assert name_of("no-such-code") == "no-such-code"
    assert parent("no-such-code") == ""
