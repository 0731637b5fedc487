"""Commands as people use them: what they print, what they leave behind, and what they say when it goes wrong."""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
import stat

import pytest

from exports import BOB, CAROL, export
from infograph.cli import commands

# --- asking


def test_a_question_is_answered_with_whom_to_meet_and_whom_to_ask(ig, both):
    lines = ig("suggest", "-i", "fintech").stdout.splitlines()
    assert re.search(r"Carol Lee\s+Stripe\s+Bob Johnson", "\n".join(lines))
    assert len(lines) == 4  # header, rule, Carol, Dan


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "ndjson", "md"])
def test_a_file_of_every_format_is_private_whole_and_named(ig, both, tmp_path, form):
    path = tmp_path / f"found.{form}"
    result = ig("suggest", "-i", "fintech", "-o", path)
    assert result.stdout == "" and f"Wrote {path}" in result.stderr
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text("utf-8") == ig("suggest", "-i", "fintech", "--format", form).stdout
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


def test_json_holds_the_question_and_the_rows(ig, both):
    answer = json.loads(ig("suggest", "-i", "fintech", "-n", "1", "--format", "json").stdout)
    assert answer["schema"] == 1 and answer["query"]["industries"] == ["fintech"]
    assert [row["ask"] for row in answer["results"]] == ["Bob Johnson"]


def test_nobody_found_is_a_sentence_with_the_next_step_and_no_error(ig, both):
    result = ig("suggest", "-i", "agriculture")
    assert "No second-degree contact in agriculture" in result.stdout and "Next: " in result.stdout
    assert json.loads(ig("suggest", "-i", "agriculture", "--format", "json").stdout)["results"] == []
    ig("suggest", "-i", "agriculture", "--fail-empty", rc=1)


def test_with_only_my_own_export_i_learn_whom_to_ask(ig, mine):
    text = ig("suggest", "-i", "banking").stdout
    assert "Mira Holloway" in text and "linkedin.com/search/results/people" in text
    assert "--owner" in text


def test_a_row_of_the_last_answer_can_be_explained_by_its_number(ig, both):
    row = json.loads(ig("suggest", "-i", "fintech", "--format", "json").stdout)["results"][1]
    assert row["name"] in ig("explain", "2").stdout.splitlines()[0]
    assert "no row 7" in ig("explain", "7", rc=2).stderr


def test_forgetting_ends_the_last_answer(ig, both):
    ig("suggest", "-i", "fintech")
    ig("forget", "Dan Wu", "--yes")
    assert "no row 1" in ig("explain", "1", rc=2).stderr


def test_connectors_are_told_for_people_and_for_scripts(ig, both):
    assert "opens 2 people" in ig("connectors", "-i", "fintech").stdout
    read = json.loads(ig("connectors", "-i", "fintech", "-n", "1", "--format", "json").stdout)
    assert read["total"] == json.loads(ig("suggest", "-i", "fintech", "-f", "json").stdout)["connectors_total"]
    row = read["results"][0]
    assert row["name"] == "Bob Johnson" and row["targets"] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("suggest", "-i", "fintek"), "Did you mean fintech?"),
        (("suggest", "--format", "xls"), "Formats: cards, csv, json"),
        (("suggest", "-o", "x.doc"), "one of .csv,"),
        (("suggest", "-o", "x.png"), "infograph plot -o x.png"),
        (("sugest",), "Did you mean suggest"),
        (("suggest", "--nosuch"), "infograph suggest -h"),
        (("explain", "Nobody Atall"), "Nobody called"),
        (("tie", "Bob Johnson"), "infograph tie me"),
        (("forget",), "Give one of"),
        (("split", "1", "1"), "infograph people --merges"),
        (("plot", "-o", "x.gif"), ".png, .svg, .pdf"),
        (("export", "--format", "xlsx"), "infograph export -h"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_command_says_what_to_do_and_leaves_with_2(ig, both, words, said):
    result = ig(*words, rc=2)
    assert result.stdout == "" and result.stderr.startswith("Error: ") and said in result.stderr


def test_a_command_that_there_is_not_is_answered_whatever_ran_before(ig, both):
    ig("sources")
    commands.purposes.cache_clear()
    assert "There is no command “knows. The”" in ig("knows. The", rc=2).stderr


def test_whom_a_misspelt_name_may_mean_is_told_apart_where_two_bear_the_name(ig, both, tmp_path):
    twin = "Carol,Lee,https://www.linkedin.com/in/carol-lee-2,,Monzo,Chef,01 Apr 2021"
    assert ig("explain", "Carol Leee", rc=2).stderr.splitlines()[1] == "Did you mean Carol Lee?"
    assert ig("explain", "Caroll", rc=2).stderr.splitlines()[1] == "Did you mean Carol Lee?"
    assert "in quotes: infograph explain 'Bob Johnson'" in ig("explain", "Carol", "Lee", rc=2).stderr
    assert "in quotes" not in ig("explain", "Carol", "--flib", rc=2).stderr
    ig("import", export(tmp_path / "mira.csv", [twin]), "--owner", "Mira Holloway")
    for typed in ("Carol Leee", "Carol"):
        said = ig("explain", typed, rc=2).stderr.splitlines()[1]
        numbers = re.findall(r"#\d+", said)
        assert re.sub(r"#\d+", "#", said) == "Did you mean Carol Lee (#, Stripe) or Carol Lee (#, Monzo)?"
        assert "Monzo" in ig("explain", numbers[1]).stdout


def test_without_a_store_every_command_says_how_to_begin(ig):
    for words in (["suggest"], ["status"], ["export"], ["doctor"], ["connectors"], ["forget", "Bob"], ["plot"]):
        assert "infograph import Connections.csv" in ig(*words, rc=1).stderr


# --- importing


def test_an_import_tells_what_it_read(ig, tmp_path):
    text = ig("import", export(tmp_path / "Connections.csv", [BOB, CAROL])).stdout
    assert "LinkedIn connections, yours" in text and "2 new, 0 known before" in text


def test_the_same_file_again_changes_nothing_and_says_so(ig, mine):
    assert "nothing changed" in ig("import", mine).stdout


def test_scripts_get_one_object_a_file(ig, tmp_path):
    path = export(tmp_path / "Connections.csv", [BOB, CAROL])
    (report,) = json.loads(ig("import", path, "--dry-run", "--format", "json").stdout)["files"]
    wanted = {"file": "Connections.csv", "kind": "linkedin_connections", "status": "ok", "data_rows": 2}
    assert wanted.items() <= report.items() and report["valid_rows"] == report["connections"] == 2
    assert report["warnings"] == []


def test_a_dry_run_keeps_nothing(ig, tmp_path):
    ig("import", export(tmp_path / "Connections.csv", [BOB]), "--dry-run")
    assert "no store yet" in ig("status", rc=1).output


def test_an_unusable_file_is_refused_with_the_reason_and_leaves_with_1(ig, tmp_path):
    page = tmp_path / "page.csv"
    page.write_text("<!DOCTYPE html><html><body>Sign in</body></html>", "utf-8")
    result = ig("import", page, rc=1)
    assert result.stdout == "" and "page.csv" in result.stderr
    assert json.loads(ig("import", page, "--format", "json", rc=1).stdout)["files"][0]["status"] == "refused"


def test_a_file_that_is_not_there_is_one_sentence(ig, tmp_path):
    result = ig("import", tmp_path / "none.csv", rc=1)
    assert "none.csv" in result.stderr and "Traceback" not in result.stderr


def test_an_unknown_owner_is_asked_back(ig, mine, tmp_path):
    result = ig("import", export(tmp_path / "b.csv", [CAROL]), "--owner", "Bob Jonson", rc=2)
    assert "Bob Johnson" in result.stderr and "--new-owner" in result.stderr


def test_columns_can_be_named_and_a_bad_map_is_explained(ig, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("Full name,Employer\nBob Johnson,Acme\n", "utf-8")
    assert "1 new, 0 known before" in ig("import", path, "--map", "Full name=name,Employer=company").stdout
    assert "Full name=name" in ig("import", path, "--map", "Full name", rc=2).stderr


# --- keeping and removing


def test_a_tie_by_hand_makes_a_way(ig, both):
    assert "kept" in ig("tie", "me", "Bob Johnson", "--closeness", "5").stdout
    assert "kept" in ig("tie", "set", "Bob Johnson", "Carol Lee", "--closeness", "4").stdout
    rows = json.loads(ig("suggest", "-i", "fintech", "--format", "json").stdout)["results"]
    assert (rows[0]["name"], rows[0]["tie"], rows[0]["next_tie"]) == ("Carol Lee", "strong", "strong")


def test_forgetting_needs_no_question_in_a_script_and_says_what_went(ig, both):
    assert "Removed" in ig("forget", "--owner", "Bob Johnson", "--yes").stdout
    assert "Carol Lee" not in ig("export").stdout


def test_a_source_can_be_taken_out_by_its_number(ig, both):
    number = next(row["id"] for row in json.loads(ig("sources", "-f", "json").stdout)["sources"] if row["owner"] != "me")
    assert "Bob Johnson" in ig("sources").stdout
    ig("forget", "--source", number, "--yes")
    assert len(json.loads(ig("sources", "-f", "json").stdout)["sources"]) == 1


def test_expire_leaves_what_is_young(ig, both):
    assert "Nothing is that old" in ig("expire", "--older-than", "30", "--yes").stdout
    assert "Nothing is that old" in ig("expire", "--older-than", "30").stdout  # there is nothing to ask
    assert "Remove friends" not in ig("audit").stdout and "old files" not in ig("audit").stdout


def test_a_backup_that_is_not_there_is_refused_before_anything_is_asked(ig, both, home):
    refused = ig("restore", "nofile.db", rc=2).stderr
    assert "There is no backup nofile.db" in refused and "--yes" not in refused
    refused = ig("restore", home / "infograph.db", rc=2).stderr
    assert "the store itself" in refused and "--yes" not in refused


@pytest.mark.parametrize("words", [("forget", "Carol Lee"), ("forget", "--source", "1"), ("expire", "--older-than", "1")])
def test_what_cannot_ask_removes_nothing_without_a_yes(ig, both, grow_old, words):
    grow_old()
    before = ig("sources").stdout + ig("status").stdout
    assert "the same with --yes" in ig(*words, rc=2).stderr
    assert ig("sources").stdout + ig("status").stdout == before


def test_a_company_can_be_said_to_have_no_industry(ig, both):
    ig("industry", "set", "Stripe", "none")
    assert "unknown" in ig("industry", "why", "Stripe").stdout
    assert "Stripe" not in ig("industry", "unknown").stdout
    ig("industry", "set", "Stripe")
    assert "payments" in ig("industry", "why", "Stripe").stdout


def test_an_own_word_on_an_industry_counts(ig, both):
    assert "1 person" in ig("industry", "set", "Acme Robotics", "robotics").stdout
    assert "robotics" in ig("industry", "why", "Bob Johnson").stdout
    ig("industry", "set", "Acme Robotics")


def test_unknown_employers_come_as_a_file_to_fill_in(ig, both):
    rows = list(csv.reader(io.StringIO(ig("industry", "unknown").stdout)))
    assert rows[0] == ["company", "industries", "people"]


def test_unknown_employers_that_may_settle_most_of_a_field_come_first(ig, both):
    ig("industry", "set", "Stripe", "none")
    head, *rows = csv.reader(io.StringIO(ig("industry", "unknown", "-i", "fintech").stdout))
    assert head == ["company", "industries", "people", "might", "titles"]
    might = [float(row[3]) for row in rows]
    assert might == sorted(might, reverse=True)
    ig("industry", "unknown", "-i", "nonsense", rc=2)
    ig("industry", "set", "Stripe")


@pytest.mark.slow
def test_what_one_said_of_companies_is_a_file_that_names_no_people(ig, both):
    ig("industry", "set", "Acme Robotics", "robotics")
    ig("industry", "set", "Acme Holding", "none")
    assert ig("industry", "said").stdout == "company,industries\nAcme Holding,none\nAcme Robotics,robotics\n"
    ig("industry", "set", "Acme Robotics")
    ig("industry", "set", "Acme Holding")


def test_a_filled_in_file_of_employers_is_taken_at_its_word_or_not_at_all(ig, both, tmp_path):
    path = tmp_path / "unknown.csv"
    path.write_text("company,industries,people\nAcme Robotics,fintech|payments,1\nStripe,,1\n", "utf-8")
    assert "1 company: that settles 1 person" in ig("industry", "import", path).stdout
    assert "fintech" in ig("industry", "why", "Bob Johnson").stdout
    path.write_text("company,industries\nAcme Robotics,healthcare\nStripe,nonsense\n", "utf-8")
    ig("industry", "import", path, rc=2)
    assert "fintech" in ig("industry", "why", "Bob Johnson").stdout
    path.write_text("name\nStripe\n", "utf-8")
    assert "company,industries" in ig("industry", "import", path, rc=1).stderr


def test_any_file_of_companies_can_be_labelled_without_a_store(ig, home, tmp_path):
    path = tmp_path / "leads.csv"
    path.write_text("Company,Position,Mine\nStripe,Engineer,yes\nZqx,Clerk,no\n", "utf-16")
    rows = list(csv.DictReader(io.StringIO(ig("industry", "infer", path).stdout)))
    assert rows[0]["Mine"] == "yes" and "payments" in rows[0]["industries"] and rows[1]["industries"] == ""
    assert not home.exists()
    assert "none.csv" in ig("industry", "infer", tmp_path / "none.csv", rc=1).stderr


def test_industries_can_be_listed_before_there_is_a_store(ig):
    assert "fintech" in ig("industries").stdout
    assert len(json.loads(ig("industries", "-f", "json").stdout)["industries"]) >= 80
    ig("industries", "--counts", rc=1)


def test_the_tree_of_industries_shows_what_belongs_where(ig):
    lines = ig("industries", "--tree").stdout.splitlines()
    assert lines[lines.index("  insurance") + 2] == "    = insurtech"
    assert "technology" in lines and "  software" in lines and "    saas" in lines


def test_industries_with_counts_begin_with_the_most(ig, both):
    rows = json.loads(ig("industries", "--counts", "-f", "json").stdout)["industries"]
    assert [row["people"] for row in rows] == sorted((row["people"] for row in rows), reverse=True)


def test_merges_can_be_seen_undone_and_made(ig, both):
    assert "by " in ig("people", "--merges").stdout
    assert ig("people", "--possible").stdout
    assert "one person now" in ig("merge", "Carol Lee", "Dan Wu", "--yes").stdout


def test_a_report_with_its_letters_ranks_once(ig, both, tmp_path, monkeypatch):
    listing = importlib.import_module("infograph.ranking.listing")
    find, ranked = listing.find, []
    monkeypatch.setattr(listing, "find", lambda *given, **more: ranked.append(given) or find(*given, **more))
    ig("report", "-i", "fintech", "-o", tmp_path / "page.html")
    assert len(ranked) == 1
    assert "--- to forward ---" in (tmp_path / "page.html").read_text("utf-8")


def test_a_page_of_the_answer_comes_as_a_file_or_on_standard_output(ig, both, tmp_path):
    path = tmp_path / "report.html"
    result = ig("report", "-i", "fintech", "-o", path)
    assert "personal data" in result.stderr and stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Carol Lee" in path.read_text("utf-8")
    page = ig("suggest", "-i", "fintech", "--format", "html").stdout
    assert page.startswith("<!DOCTYPE html>") and "Carol Lee" in page
    ig("report", "-i", "fintech", "--anon", "-o", path)
    assert "Carol" not in path.read_text("utf-8") and "Stripe" not in path.read_text("utf-8")


def test_where_nothing_but_lists_is_known_it_is_said(ig, both):
    assert "No messages and no closeness of these ties are known" in " ".join(ig("suggest", "-i", "fintech").stderr.split())
    assert "no strength" not in ig("suggest", "-i", "fintech", "--format", "csv").stderr


# --- handing out, drawing, health


def test_a_figure_of_the_whole_network_says_that_it_is_not_of_the_question(ig, both, tmp_path):
    whole = ig("plot", "-i", "fintech", "--kind", "industries", "-o", tmp_path / "a.svg")
    assert "not only people in fintech" in whole.stderr
    assert "not only people" not in ig("plot", "--kind", "industries", "-o", tmp_path / "b.svg").stderr
    assert "not only people" not in ig("plot", "-i", "fintech", "-o", tmp_path / "c.svg").stderr


@pytest.mark.parametrize("form", ["json", "csv", "graphml"])
def test_everything_can_be_taken_away(ig, both, tmp_path, form):
    path = tmp_path / f"all.{form}"
    ig("export", "-o", path)
    assert "Carol Lee" in path.read_text("utf-8")
    assert path.read_text("utf-8") == ig("export", "--format", form).stdout


@pytest.mark.slow
@pytest.mark.parametrize("words", [("tree", "svg"), ("timeline", "png"), ("industries", "pdf"), ("network", "svg")])
def test_a_picture_is_one_private_file(ig, both, tmp_path, words):
    kind, extension = words
    path = tmp_path / f"x.{extension}"
    result = ig("plot", "-i", "fintech", "--kind", kind, "--output", path)
    assert path.stat().st_size > 1000 and stat.S_IMODE(path.stat().st_mode) == 0o600
    assert f"Wrote {path}" in result.stderr


def test_an_anonymous_picture_names_nobody(ig, both, tmp_path):
    path = tmp_path / "x.svg"
    ig("plot", "-i", "fintech", "--anon", "--text", "-o", path)
    assert "Carol" not in path.read_text("utf-8") and "Stripe" not in path.read_text("utf-8")


def test_nothing_is_written_through_a_link(ig, both, tmp_path):
    victim, link = tmp_path / "victim", tmp_path / "found.csv"
    victim.write_text("precious", "utf-8")
    link.symlink_to(victim)
    assert "link" in ig("suggest", "-i", "fintech", "-o", link, rc=2).stderr
    assert victim.read_text("utf-8") == "precious"


def test_a_sound_store_is_called_so_and_a_damaged_one_not_touched(ig, both, home):
    assert "ok     store is sound" in ig("doctor").stdout
    store = home / "infograph.db"
    store.write_bytes(store.read_bytes()[:4096] + b"x" * (store.stat().st_size - 4096))
    before = store.read_bytes()
    for words in (["doctor"], ["suggest"], ["export"]):
        assert "damaged" in ig(*words, rc=1).stderr
    assert store.read_bytes() == before


def test_status_says_what_there_is(ig, both):
    text = ig("status").stdout
    assert "Alex Rivera" in text and "Contacts         2" in text
    assert json.loads(ig("status", "-f", "json").stdout)["exports"] == 2


def test_the_environment_can_set_an_option(ig, both, monkeypatch):
    monkeypatch.setenv("INFOGRAPH_SUGGEST_LIMIT", "1")
    assert len(json.loads(ig("suggest", "-i", "fintech", "--format", "json").stdout)["results"]) == 1


def test_people_are_completed_from_the_store_and_silently_not_where_there_is_none(both):
    assert "Carol Lee" in offered(["explain"], "carol l")
    assert offered(["suggest", "--via"], "Bob J") == ["Bob Johnson"]
    assert offered(["suggest", "--company"], "stri") == ["Stripe"]


def test_nobody_is_completed_before_there_is_a_store(home):
    assert offered(["explain"], "Carol") == []


def offered(words, typed):
    from click.shell_completion import ShellComplete

    from infograph.cli.main import cli

    completion = ShellComplete(cli, {}, "infograph", "_INFOGRAPH_COMPLETE")
    return [item.value for item in completion.get_completions(words, typed)]


def test_suggest_alone_asks_for_the_goal_and_says_so(ig, both):
    everybody = ig("suggest").stdout
    assert "No goal is kept." in ig("goal").stdout
    assert "in fintech whose work is engineering" in ig("goal", "-i", "fintech", "--function", "engineering").stdout
    assert "Goal             people in fintech whose work is engineering" in ig("status").stdout
    alone = ig("suggest")
    assert "Asked for your goal: people in fintech whose work is engineering" in alone.stderr
    assert alone.stdout == ig("suggest", "-i", "fintech", "--function", "engineering").stdout != everybody
    assert "goal" not in ig("suggest", "--company", "Stripe").stderr
    assert "leave out the rest" in ig("goal", "--clear", "-i", "fintech", rc=2).stderr
    ig("goal", "--clear")
    assert ig("suggest").stdout == everybody


@pytest.mark.parametrize(("kind", "holds"), [("tree", "Carol Lee"), ("network", "people you know")])
def test_a_picture_to_touch_is_one_page_that_loads_nothing(ig, both, tmp_path, kind, holds):
    path = tmp_path / f"{kind}.html"
    said = ig("plot", "-i", "fintech", "--kind", kind, "--dark", "-o", path)
    text = path.read_text("utf-8")
    assert holds in text and "default-src 'none'" in text and "src=" not in text and "share it with care" in said.stderr
    assert "--dark changes nothing" in said.stderr
    assert ("all of your own network" in said.stderr) == (kind == "network")
    ig("plot", "-i", "fintech", "--kind", kind, "--anon", "-o", path)
    assert "Carol" not in path.read_text("utf-8")


def test_a_figure_that_is_no_page_says_which_are(ig, both, tmp_path):
    said = ig("plot", "-i", "fintech", "--kind", "matrix", "-o", tmp_path / "m.html", rc=2).stderr
    assert "tree and network" in said and not (tmp_path / "m.html").exists()


def test_a_field_of_several_words_without_quotes_is_told_of_them(ig, both):
    said = ig("suggest", "--industry", "green", "energy", rc=2).stderr
    assert "infograph suggest -i 'green energy'" in said and "-i energy" not in said
    assert "infograph plot -i 'real estate'" in ig("plot", "-i", "real", "estate", "-n", "3", rc=2).stderr
    assert "For a field: infograph suggest -i pals" in ig("suggest", "-i", "fintech", "pals", rc=2).stderr
