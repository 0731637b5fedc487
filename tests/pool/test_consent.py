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
    with pytest.raises(UnusableFile, match=r"wrong\.csv is hardly Ada Berg’s"):
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


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Eve.csv,Eve Falk,,,seen,,", r"members\.csv, line 4 \(Eve Falk\): Nobody is in a pool without consent"),
        ("Eve.csv,Eve Falk,,form,seen,2026-01-01,", r"line 4 \(Eve Falk\): This consent ended on 2026-01-01"),
        ("Eve.csv,Eve Falk,,form,seen,tomorrow,", r"line 4 \(Eve Falk\): “tomorrow” is no day"),
        ("Eve.csv,Eve Falk,,form,all,,", r"line 4 \(Eve Falk\): “all” is nothing to consent to"),
        ("Eve.csv,Eve Falk,,form,counts seen,,", r"line 4 \(Eve Falk\): “counts” means no more"),
        ("Eve.csv,Eve Falk,https://example.com,form,seen,,", r"line 4 \(Eve Falk\): “https://example.com” is no profile"),
        ("members.csv,Eve Falk,,form,seen,,", r"line 4 \(Eve Falk\): "),
    ],
)
def test_what_is_wrong_in_a_list_is_said_with_its_line_and_no_option(spring, line, says):
    folder, pool = spring
    with (folder / "members.csv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(InfographError, match=says) as error:
        pool.add_listed(folder)
    assert "--" not in error.value.hint and "infograph import" not in error.value.hint
    assert pool.status().members == []


@pytest.mark.parametrize(
    "cell", ["connector seen", '"connector, seen"', "connector;seen", "connector+seen", '"seen,connector"']
)
def test_two_scopes_stand_in_one_cell(spring, cell):
    folder, pool = spring
    with (folder / "members.csv").open("a", encoding="utf-8") as file:
        file.write(f"Eve.csv,Eve Falk,{url('Eve Falk')},form,{cell},,\n")
    pool.add_listed(folder)
    assert scopes(pool)["Eve Falk"] == "connector+seen"


def test_days_and_scopes_are_taken_as_text(spring):
    folder, pool = spring
    pool.add(folder / "Eve.csv", "Eve Falk", url=url("Eve Falk"), consent="form", scope="seen", until="2028-01-01")
    pool.consent("Eve Falk", "mail", scope="connector seen", until="2029-01-01")
    assert [(one.scope, one.until) for one in pool.status().members] == [("connector+seen", date(2029, 1, 1))]
    with pytest.raises(BadRequest, match="“soon” is no day"):
        pool.consent("Eve Falk", "mail", scope="seen", until="soon")


def test_what_a_notebook_is_advised_is_not_typed_in_a_shell(spring):
    folder, pool = spring
    refused = (
        lambda: pool.add(folder / "Eve.csv", "Eve Falk"),
        lambda: pool.add(folder / "Eve.csv", "Eve Falk", consent="form", until="2020-01-01"),
        lambda: pool.consent("Nobody", "form", scope="seen"),
        lambda: Pool.open("nope"),
    )
    for call in refused:
        with pytest.raises(InfographError) as error:
            call()
        assert "--" not in error.value.hint


def test_two_people_whose_lists_are_alike_are_two_where_something_tells_them_apart(make, tmp_path):
    many = [row(f"Person{chr(97 + n)} Long") for n in range(12)]
    with make("one", ()) as pool:
        said = {"consent": "form", "scope": ["connector"]}
        pool.add(export(tmp_path / "o.csv", [*many, row("Julia Kern")]), "Otto Lehr", url=url("Otto Lehr"), **said)
        (report,) = pool.add(
            export(tmp_path / "j.csv", [*many[:10], row("Otto Lehr")]), "Julia Kern", url=url("Julia Kern"), **said
        )
        assert report.notes == []
        (report,) = pool.add(export(tmp_path / "k.csv", [*many[:11]]), "Kai Mann", url=url("Kai Mann"), **said)
        assert [note.about for note in report.noted] == [("Kai Mann", "Otto Lehr"), ("Kai Mann", "Julia Kern")]
        with pytest.raises(BadRequest, match="Lea Nett seems to be"):
            pool.add(export(tmp_path / "l.csv", [*many[:11], row("New Comer")]), "Lea Nett", **said)
        assert len(pool.members()) == 3


@pytest.mark.parametrize("file", ["same", "another"])
def test_a_member_without_an_address_is_said_to_be_and_can_be_given_one(make, tmp_path, file):
    with make("one", MEMBERS[:1], names="shown") as pool:
        first = export(tmp_path / "bo.csv", LISTS["Bo Costa"])
        (report,) = pool.add(first, "Bo Costa", consent="form", scope=["connector", "seen"])
        assert [note.kind for note in report.noted] == ["no_address"]
        more = first if file == "same" else export(tmp_path / "more.csv", [*LISTS["Bo Costa"], row("Ola Pohl")])
        pool.add(more, "Bo Costa", url=url("Bo Costa"))
        assert [one.address for one in pool.status().members][1:] == [url("Bo Costa")]
        assert ("Ada Berg", "Bo Costa") in {(one.member, one.connector) for one in pool.suggest()}


@pytest.mark.parametrize(
    "asked", [{"via": "Nobody"}, {"degree": 1}, {"max_hops": 3}, {"max_per_company": 1}, {"spread": False}]
)
def test_what_a_pool_cannot_be_asked_for_is_refused(make, asked):
    with make("one", MEMBERS[:2]) as pool:
        for method in (pool.suggest, pool.coverage, pool.export):
            with pytest.raises(BadRequest, match=next(iter(asked))):
                method(**asked)
        assert pool.suggest(degree=2) == pool.suggest()


def test_an_ask_can_be_put_to_its_connector_before_they_agreed(make):
    with make("one") as pool:
        first = pool.suggest(industry="fintech")[0]
        said = pool.ask(first.ask, industry="fintech")
        assert said.name and said.connector == first.connector and pool.deeds()[-1].what == "pool ask"
        assert pool.suggest(industry="fintech")[0] == first and pool.answer_to(first.ask) is None


def test_a_second_no_and_a_code_of_another_question_are_said_as_such(make):
    with make("one") as pool:
        first = pool.suggest()[0]
        pool.decline(first.ask)
        assert pool.answer_to(first.ask) is False
        with pytest.raises(InfographError, match=r"said no to .* before"):
            pool.decline(first.ask)
        with pytest.raises(InfographError, match="of this question") as error:
            pool.agree("0000000000", industry="fintech")
        assert "belongs to its question" in error.value.hint
