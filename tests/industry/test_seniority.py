"""Seniority of titles in ten languages, by whole words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.errors import BadRequest
from infograph.industry import level, levels_of
from infograph.industry.seniority import LEVELS, STEP, Level

LEVELS_OF = """
intern: Intern; Werkstudentin; Praktikant Marketing; Stagiaire; Becaria; Estagiário de Direito; Tirocinante; PhD Student; Stażysta
junior: Junior Developer; Graduate Engineer; Teaching Assistant; Asistente contable; Associate; Młodszy programista
professional: Data Scientist; Consultant; Accountant; Software Engineer; International Tax Analyst; Internal Auditor; Internist
professional: Product Manager; Account Executive; Executive Assistant; Assistant to the CEO; Assistentin der Geschäftsführung
professional: HR Business Partner; Talent Acquisition Partner; Chef de projet; Product Owner; Lead Generation Specialist
professional: Student Affairs Specialist; Projektledare; Kierownik projektu
senior: Senior Product Manager; Sr. Data Scientist; Staff Engineer; Assistant Professor; Senior Associate; Starszy konsultant
lead: Team Lead; Teamleiterin; Coordenadora; Professor; Tech Lead; Ploegleider; Capoturno
manager: Engineering Manager; Jefe de Obra; Responsable logistique; Hoofd Inkoop; Personalleiterin; Försäljningschef; Kierownik HR
director: Head of Payments; Directora de Marketing; Directeur commercial; Direttore vendite; Dyrektor finansowy; Salgsdirektør
vp: VP Engineering; Vice President; SVP Sales; Wiceprezes zarządu
c-level: CEO; Managing Director; Geschäftsführerin; Directeur général; Consejero Delegado; Amministratore Delegato; Prezes
c-level: Chief Technology Officer; President; Verkställande direktör
owner: Founder; Owner; Inhaber; Eigenaar; Właściciel; Grundare
professional: Flugbegleiterin; Менеджер по работе с клиентами; 产品经理; Chief of Staff's Assistant to the CEO
manager: Satış Müdürü; 課長; Vedoucí oddělení; מנהל מכירות
director: Director of Product | Board Member & angel investor; Chief of Staff to the CEO; 財務部長; Директор по маркетингу
c-level: 代表取締役社長; Генеральный директор; Toimitusjohtaja; Genel Müdür
partner: Partner; Managing Partner; Sócio; Avocat associé; Wspólnik
"""
TITLES = [
    (title.strip(), line.split(":")[0]) for line in LEVELS_OF.strip().splitlines() for title in line.split(":")[1].split(";")
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_titles_have_their_level(title: str, expected: str) -> None:
    assert level(title) == expected


def test_an_empty_title_has_no_level_and_matches_nothing() -> None:
    assert level("") == level(" - ") == ""
    assert not any(level("") in levels_of("Analyst", wanted) for wanted in ("peer", "senior", "exec"))


def test_levels_are_seen_from_ones_own() -> None:
    assert level("Senior Analyst") in levels_of("Analyst", "peer")
    assert level("Engineering Manager") in levels_of("Analyst", "senior")
    assert level("Director of Sales") in levels_of("", "exec")
    assert level("CEO") not in levels_of("Analyst", "senior")
    assert level("Analyst") not in levels_of("VP Sales", "peer")
    assert level("Founder") in levels_of("CEO", "peer")


@given(st.sampled_from(LEVELS), st.sampled_from(LEVELS))
def test_nobody_is_of_two_kinds_and_peers_are_one_step_away(mine: Level, theirs: Level) -> None:
    own, other = (next(title for title, level_of in TITLES if level_of == one) for one in (mine, theirs))
    kinds = [wanted for wanted in ("peer", "senior", "exec") if level(other) in levels_of(own, wanted)]
    assert len(kinds) <= 1
    assert (kinds == ["peer"]) == (abs(STEP[mine] - STEP[theirs]) <= 1)


def test_another_word_for_a_level_is_refused_with_the_words_to_use() -> None:
    with pytest.raises(BadRequest, match="boss") as caught:
        levels_of("", "boss")
    assert "peer, senior or exec" in caught.value.hint


@given(st.sampled_from([title for title, _ in TITLES]))
def test_everybody_is_a_peer_of_their_own_title_and_case_does_not_matter(title: str) -> None:
    assert level(title) in levels_of(title, "peer")
    assert level(title) == level(title.upper().replace("ß", "ss"))


@given(st.text(max_size=50))
def test_any_text_has_a_level_or_none(title: str) -> None:
    assert level(title) in {"", *LEVELS}
