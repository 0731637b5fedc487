"""A member's newest word stays, whoever left is led to by nobody, and a wrong file or rule is refused."""

from __future__ import annotations

from datetime import date

import pytest

from exports import export
from infograph import Pool
from infograph.errors import BadRequest, InfographError, UnusableFile
from pool.conftest import DAY, LISTS, MEMBERS, row, url

HEAD = "file,member,url,consent,scope,until,pool\n"


@pytest.fixture
def spring(tmp_path):
    """Return a folder with the list of two members, and an empty pool for it."""
    folder = tmp_path / "spring"
    folder.mkdir()
    for member in MEMBERS:
        export(folder / f"{member.split()[0]}.csv", LISTS[member])
    lines = [
        f"Ada.csv,Ada Berg,{url('Ada Berg')},form of 3 Nov,connector seen,2027-12-31,",
        f"Bo.csv,Bo Costa,{url('Bo Costa')},form of 4 Nov,connector,,",
    ]
    (folder / "members.csv").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    with Pool.create("Spring", tmp_path / "pool", today=DAY) as pool:
        yield folder, pool


def scopes(pool: Pool) -> dict[str, str]:
    return {one.member: one.scope for one in pool.status().members}


@pytest.mark.parametrize("scope", ["counts", "seen"])
def test_the_same_folder_again_takes_nothing_back_that_came_after_it(spring, scope):
    folder, pool = spring
    pool.add_listed(folder)
    pool.consent("Ada Berg", "by telephone, withdrew", scope=[scope])
    before, deeds = pool.status().members, [one for one in pool.deeds() if one.what == "pool consent"]
    reports = pool.add_listed(folder)
    assert pool.status().members == before and scopes(pool)["Ada Berg"] == scope
    assert [one for one in pool.deeds() if one.what == "pool consent"] == deeds
    assert [note.kind for report in reports for note in report.noted if note.kind == "word_stays"] == ["word_stays"]
    assert any("by telephone, withdrew" in words for report in reports for words in report.notes)


def test_a_list_with_a_newer_word_counts_and_the_audit_says_so(spring):
    folder, pool = spring
    pool.add_listed(folder)
    text = (folder / "members.csv").read_text("utf-8")
    (folder / "members.csv").write_text(text.replace("form of 4 Nov,connector", "letter of 9 Nov,seen"), "utf-8")
    pool.add_listed(folder)
    assert scopes(pool)["Bo Costa"] == "seen"
    assert [one.what for one in pool.deeds()][-2:] == ["pool add", "pool consent"]


def test_whoever_left_comes_back_by_a_newer_word_alone(spring):
    folder, pool = spring
    pool.add_listed(folder)
    pool.remove("Bo Costa")
    for again in (
        lambda: pool.add_listed(folder),
        lambda: pool.add(folder / "Bo.csv", "Bo Costa", url=url("Bo Costa"), consent="Form  of 4 Nov", scope=["connector"]),
    ):
        with pytest.raises(BadRequest, match=r"Bo Costa left this pool on 2026-11-20, .*(?i:form of 4 Nov)"):
            again()
        assert list(scopes(pool)) == ["Ada Berg"]
    pool.add(folder / "Bo.csv", "Bo Costa", url=url("Bo Costa"), consent="form of 20 Nov", scope=["seen"])
    assert scopes(pool)["Bo Costa"] == "seen"


def test_a_namesake_of_whoever_left_is_somebody_else(spring):
    folder, pool = spring
    pool.add_listed(folder)
    pool.remove("Bo Costa")
    pool.add(folder / "Bo.csv", "Bo Costa", url=url("Bo Costa Two"), consent="form of 4 Nov", scope=["seen"])
    assert scopes(pool)["Bo Costa"] == "seen"


@pytest.mark.parametrize("named", [True, False])
def test_whoever_left_is_led_to_by_nobody(make, tmp_path, named):
    with make("one", names="shown") as pool:
        assert "Cem Diaz" in {one.name for one in pool.suggest(limit=9)}
        pool.remove("Cem Diaz")
        assert "Cem Diaz" not in {one.name for one in pool.suggest(limit=9)}
        newcomer = export(tmp_path / "later.csv", [row("Cem Diaz"), row("Bo Costa")])
        pool.add(newcomer, "Zoe Nova", url=url("Zoe Nova"), consent="form", scope=["connector", "seen"])
        assert "Cem Diaz" not in {one.name for one in pool.suggest(limit=9)}, "nor by a list that came later"
        if named:
            pool.agree(pool.suggest(limit=9)[0].ask, limit=9)
        pool.add(
            export(tmp_path / "cem.csv", LISTS["Cem Diaz"]),
            "Cem Diaz",
            url=url("Cem Diaz"),
            consent="once more",
            scope=["connector", "seen"],
        )
        assert "Cem Diaz" in {one.name for one in pool.suggest(limit=9)}


def test_who_never_agreed_to_be_seen_is_not_seen_by_leaving(make):
    with make("one", names="shown") as pool:
        pool.remove("Eve Falk")
        assert "Eve Falk" not in {one.name for one in pool.suggest(limit=9)}


def test_the_mark_of_whoever_left_holds_neither_name_nor_address(make):
    with make("one", ("Cem Diaz",)) as pool:
        pool.remove("Cem Diaz")
        pool.close()
        held = (pool.folder / "pool.db").read_bytes().lower()
        assert not any(word in held for word in (b"cem", b"diaz", b"kim-lund"))


@pytest.mark.parametrize(
    "rules",
    [{"names": "hide"}, {"names": "Hidden"}, {"names": "yes"}, {"names": True}, {"asks": 0}, {"asks": "5"}, {"smallest": 0}],
)
def test_a_rule_that_no_pool_has_is_refused(tmp_path, rules):
    with pytest.raises(InfographError):
        Pool.create("Spring", tmp_path / "pool", **rules)
    assert not (tmp_path / "pool").exists()


def test_a_list_that_holds_its_supposed_owner_is_refused(spring, tmp_path):
    _, pool = spring
    wrong = export(tmp_path / "wrong.csv", [row("Ada Berg"), row("Kim Lund")])
    with pytest.raises(UnusableFile, match=r"Ada Berg: wrong\.csv holds Ada Berg"):
        pool.add(wrong, "Ada Berg", url=url("Ada Berg"), consent="form", scope=["seen"])
    assert pool.status().members == []


def test_a_newer_word_says_to_what(spring):
    folder, pool = spring
    pool.add_listed(folder)
    with pytest.raises(BadRequest, match="To what does Ada Berg consent") as said:
        pool.consent("Ada Berg", "renewed by mail", until=date(2028, 1, 1))
    assert "connector" in said.value.hint
    assert scopes(pool)["Ada Berg"] == "connector+seen"


def test_a_scope_or_an_end_without_words_is_not_passed_over(spring):
    folder, pool = spring
    pool.add_listed(folder)
    for said in ({"scope": ["counts"]}, {"until": date(2027, 1, 1)}):
        with pytest.raises(BadRequest, match="Ada Berg is a member already") as error:
            pool.add(folder / "Eve.csv", "Ada Berg", url=url("Ada Berg"), **said)
        assert "pool consent" in error.value.hint


@pytest.mark.parametrize("address", [url("Bo Costa"), ""])
def test_two_lines_of_one_member_that_disagree_are_refused(spring, address):
    folder, pool = spring
    listed = folder / "members.csv"
    text = listed.read_text("utf-8")
    listed.write_text(f"{text}Cem.csv,Bo Costa,{address},form of 4 Nov,seen,,\n", "utf-8")
    with pytest.raises(UnusableFile, match="line 4: Bo Costa stands in line 3 with another consent"):
        pool.add_listed(folder)
    assert pool.status().members == []
    listed.write_text(f"{text}Cem.csv,Bo Costa,{address},,,,\n", "utf-8")
    pool.add_listed(folder)
    assert [one.files for one in pool.status().members] == [1, 2]
