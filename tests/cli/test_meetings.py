"""From a suggestion to a meeting and on to the next one, as people do it: through the command line."""

from __future__ import annotations

import csv
import io
import json

import pytest

from exports import BOB, CAROL, DAN, MIRA, export


def log(ig, *words, **how):
    return json.loads(ig("log", *words, "--format", "json", **how).stdout)["steps"]


def suggested(ig) -> list[str]:
    return [row["name"] for row in json.loads(ig("suggest", "-i", "fintech", "--format", "json").stdout)["results"]]


def dump(ig, tmp_path) -> str:
    ig("export", "-o", tmp_path / "all.json")
    return (tmp_path / "all.json").read_text("utf-8")


def known(ig, tmp_path) -> str:
    """Return what is known, without the numbers of records, which are never used again."""
    return dump(ig, tmp_path).partition('"store"')[0]


# --- drafts


@pytest.mark.slow
def test_the_first_drafts_are_the_ask_the_blurb_and_the_note(ig, both):
    result = ig("draft", "Carol Lee")
    assert [line for line in result.stdout.splitlines() if line.startswith("--- ")] == [
        "--- ask to Bob Johnson",
        "--- blurb for them to forward",
        "--- note to Carol Lee",
    ]
    assert "Head of Payments at Stripe" in result.stdout and "[one line about you]" in result.stdout
    assert "blurb: still to fill in" in result.stderr and "Bob Johnson has not agreed yet" in result.stderr


def test_what_i_said_of_a_tie_and_of_myself_stands_in_the_blurb(ig, both):
    ig("tie", "me", "Bob Johnson", "--note", "rowed in one boat")
    ig("draft", "--pitch", "Planner, moving into payments")
    result = ig("draft", "Carol Lee", "--kind", "blurb")
    assert "know each other: rowed in one boat" in result.stdout and "Planner, moving into payments" in result.stdout
    assert "still to fill in" not in result.stderr


def test_the_drafts_follow_the_log(ig, both):
    for stage, drafts in [("agreed", ["blurb", "note"]), ("introduced", ["note"]), ("met", ["thanks", "thanks-connector"])]:
        ig("log", "Carol Lee", stage, "--via", "Bob Johnson")
        lines = ig("draft", "Carol Lee").stdout.splitlines()
        assert [line.split()[1] for line in lines if line.startswith("--- ")] == drafts
    assert "has not agreed" not in ig("draft", "Carol Lee", "--kind", "note").stderr


def test_a_draft_speaks_of_the_field_that_was_asked_for(ig, both):
    assert "understand payments better" in ig("draft", "Dan Wu", "--kind", "note").stdout
    ig("suggest", "-i", "fintech")
    assert "understand fintech better" in ig("draft", "Dan Wu", "--kind", "note").stdout
    assert "understand clearing better" in ig("draft", "Dan Wu", "--kind", "note", "--set", "field=clearing").stdout


def test_a_draft_keeps_the_field_when_the_person_has_left_the_list(ig, both):
    def nudge() -> str:
        return ig("draft", "Dan Wu", "--kind", "nudge").stdout

    ig("suggest", "-i", "fintech")
    ig("log", "Dan Wu", "asked", "--via", "Bob Johnson")
    for later in ("fintech", "robotics"):  # he stands in neither answer
        ig("suggest", "-i", later)
        assert "ask about fintech" in nudge()


def test_the_field_of_a_draft_is_of_the_answer_they_stood_in_else_of_the_goal_else_their_own(ig, both):
    def field(*words: str) -> str:
        text = ig("draft", "Dan Wu", "--kind", "note", *words).stdout
        return text.partition("understand ")[2].partition(" better")[0]

    assert field() == "payments"
    ig("suggest", "-i", "robotics")
    assert field() == "payments", "he stands in no answer"
    ig("goal", "-i", "banking")
    assert field() == "banking"
    ig("suggest", "-i", "fintech")
    ig("suggest", "-i", "robotics")
    assert field() == "fintech" and field("-i", "robotics") == "robotics"


def test_a_draft_of_an_answer_in_python_speaks_of_the_field_that_was_asked_for(ig, both):
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        (dan,) = [row for row in net.suggest(industry="fintech") if row.target.name == "Dan Wu"]
        assert "understand fintech better" in dan.draft()
        assert "banking" in net.suggest(industry="banking").contacts[0].draft()


def test_a_meeting_that_was_is_not_looked_forward_to(ig, both):
    ig("log", "Carol Lee", "scheduled", "--on", "2026-03-30", "--via", "Bob Johnson")
    assert ig("draft", "Carol Lee").stdout.startswith("--- thanks to Carol Lee")


def test_a_contact_who_was_asked_for_through_another_is_written_to(ig, both, tmp_path):
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--on", "2026-01-05")
    ig("import", export(tmp_path / "new.csv", [BOB, MIRA, CAROL.replace("07 Mar 2020", "01 Jun 2026")]))
    shown = ig("todo", "--all").stdout
    assert "Write to Carol Lee yourself: they are your own contact by now" in shown and "again" not in shown
    assert "infograph draft 'Carol Lee' --kind direct" in shown
    assert ig("draft", "Carol Lee").stdout.startswith("--- direct to Carol Lee")
    assert "through" not in ig("log", "Carol Lee", "asked").stdout
    assert "Write to Carol Lee again" in ig("todo", "--all").stdout
    assert ig("draft", "Carol Lee").stdout.startswith("--- nudge to Carol Lee")
    assert "--- nudge to Bob Johnson" in ig("draft", "Carol Lee", "--via", "Bob Johnson").stdout


def test_a_sheet_without_a_filter_asks_for_the_goal(ig, both, tmp_path):
    ig("goal", "-i", "fintech")
    said = ig("sheet", "--via", "Bob Johnson", "-o", tmp_path / "bob.csv")
    assert "goal" in said.stderr and "in fintech" in (tmp_path / "bob.html").read_text("utf-8")


def test_what_a_connector_wrote_beside_somebody_is_said(ig, both, tmp_path):
    path = tmp_path / "bob.csv"
    ig("sheet", "--via", "Bob Johnson", "-i", "fintech", "-o", path)
    tick(path, "Carol Lee", know_well="x", note="sat beside her for years")
    said = ig("sheet", "--read", path).stderr
    assert "Beside Carol Lee they wrote: “sat beside her for years”" in said


def test_what_is_held_says_whose_an_answer_is(ig, both, tmp_path):
    ig("log", "Carol Lee", "declined", "--via", "Bob Johnson")
    assert "declined, " in ig("whois", "Carol Lee").stdout and "through Bob Johnson" in ig("whois", "Carol Lee").stdout
    ig("export", "--person", "Carol Lee", "-o", tmp_path / "carol.json")
    given = (tmp_path / "carol.json").read_text("utf-8")
    assert json.loads(given)["log"][0]["whose"] == "a contact" and "Bob" not in given


def test_words_that_end_a_sentence_get_their_full_stop(ig, both):
    text = ig("draft", "Carol Lee", "--kind", "thanks", "--set", "learned=how clearing works").stdout
    assert "What stays with me most: how clearing works.\n" in text


def test_connectors_asked_lately_are_named_under_the_answer(ig, both):
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    assert "Bob Johnson was asked lately: better wait until" in ig("suggest", "-i", "fintech").stderr
    ig("todo", "--set", "rest=0")
    assert "asked lately" not in ig("suggest", "-i", "fintech").stderr


def test_a_draft_goes_through_somebody_who_would_and_says_what_speaks_against_it(ig, both, tmp_path):
    ig("import", export(tmp_path / "mira.csv", [CAROL]), "--owner", "Mira Holloway")
    first, other = (
        ("Bob Johnson", "Mira Holloway") if "to Bob" in ig("draft", "Carol Lee").stdout else ("Mira Holloway", "Bob Johnson")
    )
    ig("sheet", "--via", first, "-i", "fintech", "-o", tmp_path / "s.csv")
    tick(tmp_path / "s.csv", "Carol Lee", happy_to_introduce="no")
    ig("sheet", "--read", tmp_path / "s.csv")
    assert f"--- ask to {other}" in ig("draft", "Carol Lee").stdout
    assert f"{first} would rather not introduce Carol Lee" in ig("draft", "Carol Lee", "--kind", "ask", "--via", first).stderr
    ig("tie", other, "Carol Lee", "--closeness", "1")
    assert "hardly know each other, as was said" in ig("draft", "Carol Lee").stderr
    assert "nothing here says that Mira Holloway knows Dan Wu" in ig("draft", "Dan Wu", "--via", "Mira Holloway").stderr


def test_a_draft_spares_who_was_asked_lately(ig, both, tmp_path):
    ig("import", export(tmp_path / "mira.csv", [CAROL]), "--owner", "Mira Holloway")
    first = "Bob Johnson" if "to Bob" in ig("draft", "Carol Lee").stdout else "Mira Holloway"
    ig("log", "Dan Wu", "asked", "--via", first)
    assert f"ask to {first}" not in ig("draft", "Carol Lee").stdout


def test_somebody_i_know_is_written_to_directly_and_a_stranger_never(ig, both):
    assert ig("draft", "Mira Holloway").stdout.startswith("--- direct to Mira Holloway")
    refused = ig("draft", "Carol Lee", "--kind", "direct", rc=2).stderr
    assert (
        "Carol Lee is no contact of yours" in refused
        and "Ask Bob Johnson first: infograph draft 'Carol Lee' --kind ask" in refused
    )
    for stage, kind in (("asked", "nudge"), ("agreed", "note"), ("introduced", "note")):
        ig("log", "Carol Lee", stage, "--via", "Bob Johnson")
        assert f"infograph draft 'Carol Lee' --kind {kind}" in ig("draft", "Carol Lee", "--kind", "direct", rc=2).stderr
        assert ig("draft", "Carol Lee", "--kind", kind).stdout.startswith(f"--- {kind} to")
    assert "infograph tie me 'Carol Lee' --note" in refused
    ig("tie", "me", "Carol Lee", "--note", "met at a fair")
    assert ig("draft", "Carol Lee", "--kind", "direct").stdout.startswith("--- direct to Carol Lee")


def test_somebody_to_whom_nobody_leads_is_not_written_to_directly_either(ig, both, tmp_path):
    (tmp_path / "ties.csv").write_text(
        "source,target\nhttps://www.linkedin.com/in/dan-wu,https://www.linkedin.com/in/kim-roy\n", "utf-8"
    )
    ig("import", tmp_path / "ties.csv")
    refused = ig("draft", "https://www.linkedin.com/in/kim-roy", "--kind", "direct", rc=2).stderr
    assert "infograph path '" in refused and "Dan Wu" in ig("path", "https://www.linkedin.com/in/kim-roy").stdout


def test_the_note_says_who_suggested_it_only_once_they_agreed(ig, both, tmp_path):
    def note(*words: str) -> str:
        return ig("draft", "Carol Lee", "--kind", "note", *words).stdout

    assert note().startswith("--- note to Carol Lee\n[for after Bob agrees]\nSubject:")
    ig("draft", "Carol Lee", "--kind", "note", "-o", tmp_path / "note.eml")
    assert "\r\n\r\n[for after Bob agrees]\r\n" in (tmp_path / "note.eml").read_bytes().decode()
    assert "for%20after%20Bob" in note("--format", "mailto")
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    assert "[for after Bob agrees]" in note()
    ig("log", "Carol Lee", "agreed")
    assert "for after" not in note() and "Bob Johnson suggested that I write to you" in note()
    ig("log", "Carol Lee", "introduced")
    assert "suggested" not in note() and "Bob Johnson has put us in touch" in note()


LEVELS = {"peer": "Engineer", "senior": "Engineering Manager", "exec": "Chief Risk Officer"}


@pytest.fixture
def three(ig, mine, tmp_path):
    """Let Bob know a peer, somebody some steps ahead and an executive; let them be my own contacts' names too."""
    rows = [
        f"{level.title()},Person,https://www.linkedin.com/in/{level}-person,,Stripe,{title},01 Apr 2021"
        for level, title in LEVELS.items()
    ]
    ig("import", export(tmp_path / "bob.csv", rows), "--owner", "Bob Johnson")
    return rows


@pytest.mark.parametrize("kind", ["ask", "blurb", "note", "direct"])
def test_who_has_less_time_is_asked_for_less_in_fewer_words(ig, three, kind):
    if kind == "direct":
        for level in LEVELS:
            ig("tie", "me", f"{level.title()} Person")
    texts = [ig("draft", f"{level.title()} Person", "--kind", kind, "--pitch", "A planner").stdout for level in LEVELS]
    assert [f"{minutes} minutes" in text for minutes, text in zip((20, 15, 10), texts, strict=True)] == [True] * 3
    lengths = [len(text.split()) for text in texts]
    assert lengths[0] > lengths[1] > lengths[2]
    assert "e-mail" in texts[2].partition("Subject:")[2] and "colleague" in texts[2]
    assert "45 minutes" in ig("draft", "Exec Person", "--kind", kind, "--minutes", "45").stdout


def test_questions_fit_the_level_and_the_relation(ig, three):
    briefs = [ig("brief", f"{level.title()} Person").stdout.partition("## What to ask")[2] for level in LEVELS]
    assert [text.count("?") for text in briefs] == [5, 4, 3]
    assert all("may I say that you sent me?" in text for text in briefs)
    ig("tie", "me", "Peer Person")
    assert "You know how I work" in ig("brief", "Peer Person").stdout


def test_tails_of_headlines_do_not_stand_in_drafts_and_stay_in_what_is_kept(ig, mine, tmp_path):
    row = "Carol,Lee,https://www.linkedin.com/in/carol-lee,,Stripe,Head of Payments | board member & angel investor,07 Mar 2020"
    ig("import", export(tmp_path / "bob.csv", [row]), "--owner", "Bob Johnson")
    assert (
        "work as Head of Payments at Stripe" in ig("draft", "Carol Lee").stdout
        and "angel" not in ig("draft", "Carol Lee").stdout
    )
    assert "angel investor" in ig("explain", "Carol Lee").stdout


def test_a_note_of_the_log_fills_the_thank_you_and_is_to_be_read_again(ig, both):
    ig("log", "Carol Lee", "met", "--note", "clearing is slow", "--told", "Dan Wu", "--told", "Ann Po")
    result = ig("draft", "Carol Lee", "--kind", "thanks")
    assert "What stays with me most: clearing is slow.\n" in result.stdout
    assert "Next I will write to Dan Wu and Ann Po, as you suggested" in result.stdout
    assert "“clearing is slow” is your own note" in result.stderr and "still to fill in" not in result.stderr
    own = ig("draft", "Carol Lee", "--kind", "thanks", "--set", "learned=how cards clear")
    assert "most: how cards clear." in own.stdout and "your own note" not in own.stderr


def test_the_field_of_a_draft_is_the_one_asked_for(ig, both):
    assert "understand agriculture better" in ig("draft", "Carol Lee", "--kind", "ask", "-i", "agriculture").stdout.replace(
        "understand agriculture,", "understand agriculture better"
    )
    text = ig("draft", "Dan Wu", "--kind", "ask", "-i", "fintech", "-i", "public sector").stdout
    assert "understand fintech and the public sector better" in text
    assert "industry" in ig("draft", "Dan Wu", "-i", "fintehc", rc=2).stderr


def test_a_connectors_no_leaves_other_ways_open_and_offers_them(ig, both, tmp_path):
    ig("import", export(tmp_path / "mira.csv", [CAROL]), "--owner", "Mira Holloway")
    first, other = (
        ("Bob Johnson", "Mira Holloway") if "to Bob" in ig("draft", "Carol Lee").stdout else ("Mira Holloway", "Bob Johnson")
    )
    ig("log", "Carol Lee", "asked", "--via", first, "--on", "2026-01-05")
    assert "Carol Lee" not in suggested(ig)
    said = ig("log", "Carol Lee", "declined", "--via", first, "--on", "2026-01-08")
    assert f"infograph draft 'Carol Lee' --via '{other}'" in said.stderr
    assert "Carol Lee" in suggested(ig)
    explained = ig("explain", "Carol Lee").stdout
    assert f"Through {other}" in explained and f"Through {first}" not in explained and f"not through {first}" in explained
    assert ig("draft", "Carol Lee").stdout.startswith(f"--- ask to {other}")
    assert ig("todo").stdout.splitlines() == [
        f"2026-01-08  overdue  Ask {other} about Carol Lee: {first} would rather not",
        f"            infograph draft 'Carol Lee' --kind ask --via '{other}'",
        f"            then: infograph log 'Carol Lee' asked --via '{other}'",
    ]
    calendar = ig("todo", "-o", "-").stdout
    assert "would rather not" in calendar.replace("\r\n ", "") and "STATUS:CONFIRMED" in calendar
    ig("log", "Carol Lee", "asked", "--via", other)
    assert "would rather not" not in ig("todo", "--all").stdout
    assert "would rather not" not in ig("todo", "-o", "-").stdout.replace("\r\n ", "")


def test_who_was_never_asked_is_not_told_how_it_went(ig, both, tmp_path):
    ig("import", export(tmp_path / "mira.csv", [CAROL]), "--owner", "Mira Holloway")
    ig("log", "Carol Lee", "declined")
    assert "Nothing is to be written to Carol Lee now" in ig("draft", "Carol Lee", rc=2).stderr
    assert "nothing in the log says that" in ig("draft", "Carol Lee", "--kind", "loop").stderr
    ig("log", "Dan Wu", "introduced", "--via", "Bob Johnson")
    ig("log", "Dan Wu", "no answer")
    result = ig("draft", "Dan Wu")
    assert result.stdout.startswith("--- loop to Bob Johnson") and "nothing in the log" not in result.stderr


def test_the_silence_of_a_connector_leaves_other_ways_open_and_is_told_in_its_own_words(ig, both, tmp_path):
    ig("import", export(tmp_path / "mira.csv", [CAROL]), "--owner", "Mira Holloway")
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--on", "2026-01-05")
    said = ig("log", "Carol Lee", "no answer", "--on", "2026-01-20")
    assert "Carol Lee: no answer from Bob Johnson" in said.stdout
    assert "Mira Holloway stands open too: infograph draft 'Carol Lee' --via 'Mira Holloway'" in said.stderr
    assert "Carol Lee" in suggested(ig)
    explained = ig("explain", "Carol Lee").stdout
    assert "not through Bob Johnson, who did not answer" in explained and "Through Mira Holloway" in explained
    assert (
        ig("todo").stdout.splitlines()[0]
        == "2026-01-20  overdue  Ask Mira Holloway about Carol Lee: Bob Johnson did not answer"
    )
    assert "loop" not in ig("draft", "Carol Lee").stdout
    assert "Bob Johnson did not answer when asked" in ig("draft", "Carol Lee", "--kind", "ask", "--via", "Bob Johnson").stderr
    ig("log", "Carol Lee", "declined", "--via", "Mira Holloway")
    explained = " ".join(ig("explain", "Carol Lee").stdout.split())
    assert "Bob Johnson, who did not answer not through Mira Holloway, who would rather not introduce them" in explained
    refused = ig("draft", "Carol Lee", rc=2).stderr
    assert "Bob Johnson did not answer, Mira Holloway would rather not introduce them" in refused
    assert ig("draft", "Carol Lee", "--kind", "nudge", "--via", "Bob Johnson").stdout.startswith("--- nudge to Bob Johnson")
    assert "agreed through Bob Johnson" in ig("log", "Carol Lee", "agreed", "--via", "Bob Johnson").stdout
    assert "Through Bob Johnson" in ig("explain", "Carol Lee").stdout


def test_a_silence_is_a_persons_own_once_they_were_written_to(ig, both):
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    ig("log", "Carol Lee", "introduced")
    ig("log", "Carol Lee", "no answer")
    ig("log", "Dan Wu", "asked")
    ig("log", "--undo")
    ig("log", "Dan Wu", "no answer")  # nobody was asked
    assert [step["detail"] for step in log(ig) if step["stage"] == "no answer"] == ["", ""]
    assert suggested(ig) == [] and "no answer from" not in ig("log").stdout


def test_a_sheet_that_comes_back_after_all_opens_the_way_of_who_was_silent(ig, both, tmp_path):
    path = tmp_path / "bob.csv"
    ig("sheet", "--via", "Bob Johnson", "-i", "fintech", "-o", path)
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    ig("log", "Carol Lee", "no answer")
    tick(path, "Carol Lee", happy_to_introduce="yes")
    ig("sheet", "--read", path)
    assert "Through Bob Johnson" in ig("explain", "Carol Lee").stdout


def test_nothing_is_written_to_a_contact_who_declined(ig, both):
    ig("log", "Mira Holloway", "declined")
    refused = ig("draft", "Mira Holloway", rc=2).stderr
    assert "Nothing is to be written to Mira Holloway now" in refused and "--kind direct" in refused
    assert ig("draft", "Mira Holloway", "--kind", "direct").stdout.startswith("--- direct")


def test_the_good_news_speaks_of_the_field_that_was_asked_for(ig, both):
    ig("suggest", "-i", "fintech")
    assert "my way into fintech" in ig("draft", "Bob Johnson", "--kind", "landed").stdout


def test_a_person_who_declined_is_left_in_peace_whoever_asked(ig, both):
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    assert "If Bob Johnson would rather not" in ig("log", "Carol Lee", "declined").stderr
    assert "Carol Lee" not in suggested(ig)
    ig("log", "--undo")
    ig("log", "Carol Lee", "introduced")
    ig("log", "Carol Lee", "declined", "--via", "Bob Johnson")
    assert "Carol Lee" not in suggested(ig)


def test_a_way_that_was_closed_and_asked_again_is_open(ig, both):
    ig("log", "Carol Lee", "declined", "--via", "Bob Johnson")
    assert "Carol Lee" not in suggested(ig) and "No other contact" in ig("explain", "Carol Lee").stdout
    ig("log", "Carol Lee", "agreed", "--via", "Bob Johnson")
    assert "Through Bob Johnson" in ig("explain", "Carol Lee").stdout


def test_drafts_become_messages_and_links(ig, both, tmp_path):
    ig("draft", "Carol Lee", "--kind", "note", "-o", tmp_path / "carol.eml")
    assert (tmp_path / "carol.eml").read_bytes().startswith(b"X-Unsent: 1\r\n")
    ig("draft", "Carol Lee", "--format", "eml", "-o", tmp_path / "pack")
    assert sorted(path.name for path in (tmp_path / "pack").iterdir()) == ["ask.eml", "blurb.eml", "note.eml"]
    assert ig("draft", "Carol Lee", "--kind", "ask", "--format", "mailto").stdout.startswith("mailto:?subject=")
    assert "several messages" in ig("draft", "Carol Lee", "--format", "eml", rc=2).stderr


def test_my_own_template_is_used(ig, both, home):
    assert str(home / "templates" / "ask.txt") in ig("draft", "--edit-templates").stdout
    (home / "templates" / "ask.txt").write_text("Subject: Hey $connector_first\n\nHow is $target_first?", "utf-8")
    assert "Subject: Hey Bob\n\nHow is Carol?" in ig("draft", "Carol Lee", "--kind", "ask").stdout


def test_a_text_for_a_level_goes_with_the_whole_store(ig, both, home, tmp_path, monkeypatch):
    ig("draft", "--edit-templates")
    (home / "templates" / "ask-exec.txt").write_text("Subject: Mine\n\n$target_first, in $minutes minutes", "utf-8")
    ig("export", "-o", tmp_path / "all.json")
    monkeypatch.setenv("INFOGRAPH_HOME", str(tmp_path / "elsewhere"))
    ig("import", tmp_path / "all.json")
    assert "Subject: Mine\n\nCarol, in 10 minutes" in ig("draft", "Carol Lee", "--kind", "ask").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["draft"], "meeting whom"),
        (["draft", "Nobody Known"], "Nobody called"),
        (["draft", "me"], "That is you"),
        (["draft", "Carol Lee", "--kind", "cv"], "no draft"),
        (["draft", "Carol Lee", "--set", "oops"], "NAME=VALUE"),
        (["draft", "Carol Lee", "--set", "oops=1"], "has a blank"),
        (["brief", "Carol Lee", "--purpose", "gossip"], "no question list"),
        (["log", "Carol Lee", "hired"], "no stage"),
        (["log", "me", "asked"], "That is you"),
        (["log", "Carol Lee", "asked", "--via", "Carol Lee"], "somebody else"),
        (["log", "Carol Lee", "asked", "--on", "soon"], "no day"),
        (["log", "Carol Lee", "asked", "--on", "2999-01-01"], "still to come"),
        (["log", "Carol Lee", "scheduled"], "On which day"),
        (["log", "Carol Lee", "asked", "--told", "Ann Po"], "given in a meeting"),
        (["log", "Carol Lee", "met", "--told", "Carol Lee"], "name themselves"),
        (["log", "Carol Lee", "met", "--told", "Ann <http://evil.example>"], "no profile address"),
        (["log", "Carol Lee", "--note", "x"], "Which stage"),
        (["log", "--undo"], "nothing to undo"),
        (["log", "Carol Lee", "asked", "--undo"], "takes a step back"),
        (["todo", "--set", "nudge=soon"], "number of days"),
        (["todo", "--set", "nag=1"], "no reminder"),
        (["sheet"], "Whose contacts"),
        (["share"], "Share whom"),
    ],
)
def test_what_cannot_be_is_said_with_the_next_step_and_nothing_is_kept(ig, both, tmp_path, words, says):
    before = dump(ig, tmp_path)
    error = ig(*words, rc=2).stderr
    assert says in error and len(error.strip().splitlines()) >= 2
    assert dump(ig, tmp_path) == before and log(ig) == []


def test_the_brief_says_who_she_is_who_knows_her_and_what_to_ask(ig, both):
    ig("log", "Carol Lee", "asked", "--note", "keen on clearing")
    text = ig("brief", "Carol Lee", "--purpose", "change").stdout
    assert text.startswith("# Carol Lee, Head of Payments, Stripe")
    assert "Bob Johnson: unknown tie" in text and "to change from another field" in text and "keen on clearing" in text


# --- the log


def test_an_asked_person_leaves_the_list_and_comes_back_when_undone(ig, both):
    assert sorted(suggested(ig)) == ["Carol Lee", "Dan Wu"]
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    assert suggested(ig) == ["Dan Wu"]
    assert "Taken back" in ig("log", "--undo").stdout
    assert sorted(suggested(ig)) == ["Carol Lee", "Dan Wu"]


def test_a_connector_who_was_named_stays_so_and_none_is_made_up(ig, both):
    said = ig("log", "Dan Wu", "asked")
    assert "through" not in said.stdout and "say whom: --via 'Bob Johnson'" in said.stderr
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--on", "2026-01-01")
    ig("log", "Carol Lee", "agreed", "--on", "2026-01-02")
    assert [step["via"] for step in log(ig, "Carol Lee")] == ["Bob Johnson"] * 2


def test_the_log_outlives_the_file_it_was_about(ig, both):
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--note", "over lunch")
    ig("forget", "--source", "2", "--yes")
    (step,) = log(ig)
    assert (step["name"], step["via"], step["note"]) == ("Carol Lee", "Bob Johnson", "over lunch")


def test_forgetting_somebody_forgets_the_log_of_them(ig, both):
    ig("log", "Carol Lee", "met", "--told", "Ann Po")
    ig("forget", "Carol Lee", "--yes")
    assert log(ig) == []


def test_names_given_in_a_meeting_become_ties_and_open_the_next_way(ig, both):
    ig(
        "log",
        "Carol Lee",
        "met",
        "--on",
        "2026-05-04",
        "--told",
        "Ann Po <https://www.linkedin.com/in/ann-po>",
        "--told",
        "Dan Wu",
    )
    text = ig("explain", "Ann Po").stdout
    assert "Through Carol Lee" in text and "told by Carol Lee on 2026-05-04" in text and "met on 2026-05-04" in text
    assert "Through Carol Lee" in ig("explain", "Dan Wu").stdout
    assert log(ig, "Carol Lee")[0]["told"] == ["Ann Po", "Dan Wu"]


def test_undoing_a_meeting_leaves_no_trace(ig, both, tmp_path):
    ig("log", "Carol Lee", "asked")
    before = known(ig, tmp_path)
    ig("log", "Carol Lee", "met", "--told", "Ann Po <https://www.linkedin.com/in/ann-po>", "--told", "Dan Wu")
    assert known(ig, tmp_path) != before
    ig("log", "Carol Lee", "--undo")
    assert known(ig, tmp_path) == before


def test_undoing_keeps_whom_somebody_else_named_too(ig, both):
    ig("log", "Carol Lee", "met", "--told", "Ann Po")
    ig("log", "Dan Wu", "met", "--told", "Ann Po")
    ig("log", "--undo")
    text = ig("explain", "Ann Po").stdout
    assert "Through Carol Lee" in text and "Dan Wu" not in text


def test_who_asked_to_be_forgotten_is_not_brought_back_by_a_name(ig, both):
    ig("forget", "Dan Wu", "--yes")
    told = "Dan Wu <https://www.linkedin.com/in/dan-wu>"
    assert "asked to be forgotten" in ig("log", "Carol Lee", "met", "--told", told, rc=2).stderr
    assert log(ig) == []


def test_a_name_that_several_bear_is_not_guessed(ig, both, tmp_path):
    other = "Dan,Wu,https://www.linkedin.com/in/dan-wu-2,,Plaid,Chef,01 Apr 2021"
    ig("import", export(tmp_path / "mira.csv", [other]), "--owner", "Mira Holloway")
    assert "any of 2 people" in ig("log", "Carol Lee", "met", "--told", "Dan Wu", rc=2).stderr


def test_of_several_of_one_name_the_log_means_who_stands_in_it(ig, both, tmp_path):
    other = "Bob,Johnson,https://www.linkedin.com/in/bob-johnson-2,,Plaid,Chef,01 Apr 2021"
    ig("import", export(tmp_path / "mira.csv", [other]), "--owner", "Mira Holloway")
    assert "any of 2 people" in ig("log", "Bob Johnson", "thanked", rc=2).stderr
    ig("log", "Carol Lee", "asked", "--via", "https://www.linkedin.com/in/bob-johnson")
    ig("log", "Bob Johnson", "thanked")  # as `todo` says it
    assert [(step["name"], step["stage"], step["via_key"]) for step in log(ig, "Bob Johnson")] == [
        ("Carol Lee", "asked", "bob-johnson"),
        ("Bob Johnson", "thanked", ""),
    ]
    assert "Taken back" in ig("log", "Bob Johnson", "--undo").stdout


def test_the_chain_of_introductions_can_be_drawn(ig, both, home):
    from infograph.workspace import Workspace

    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--on", "2026-03-01")
    ig("log", "Carol Lee", "met", "--on", "2026-04-01", "--told", "Ann Po")
    ig("log", "Ann Po", "met", "--via", "Carol Lee", "--on", "2026-05-01", "--told", "Ola Berg")
    with Workspace.open() as net:
        chain = [(who, met, named) for who, met, _, named in net.meetings.introductions()]
    assert chain == [("Bob Johnson", "Carol Lee", False), ("Carol Lee", "Ann Po", False), ("Ann Po", "Ola Berg", True)]


def test_connectors_rest_after_they_were_asked(ig, both):
    from infograph.store import events
    from infograph.workspace import Workspace

    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    with Workspace.open() as net:
        bob = net.person("Bob Johnson").id
        assert events.resting_connectors(net._store.db, net.now, 14) == {bob}
        assert events.resting_connectors(net._store.db, net.now + 14, 14) == set()


def test_the_json_export_holds_the_log_and_makes_the_same_store_elsewhere(ig, both, tmp_path, monkeypatch):
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--note", "over lunch")
    text = dump(ig, tmp_path)
    (step,) = json.loads(text)["log"]
    assert (step["name"], step["via"], step["note"]) == ("Carol Lee", "Bob Johnson", "over lunch")
    monkeypatch.setenv("INFOGRAPH_HOME", str(tmp_path / "elsewhere"))
    assert "everything as it was" in ig("import", tmp_path / "all.json").stdout
    assert ig("export").stdout == text and log(ig) == [step]
    ig("log", "--undo")
    refused = ig("import", tmp_path / "all.json", rc=1).stderr
    assert "another one here already" in refused and "INFOGRAPH_HOME" in refused


# --- what is due


def test_todo_names_what_is_due_and_the_days_can_be_changed(ig, both):
    assert "Nothing is due" in ig("todo").stdout
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--on", "2026-01-05")
    assert "2026-01-12  overdue  Ask Bob Johnson again about Carol Lee" in ig("todo").stdout
    assert "2026-01-08" in ig("todo", "--set", "nudge=3").stdout and "2026-01-08" in ig("todo").stdout
    (one,) = json.loads(ig("todo", "--format", "json").stdout)["todo"]
    assert (one["kind"], one["day"], one["overdue"]) == ("nudge", "2026-01-08", True)


def test_the_calendar_is_private_and_strikes_out_what_is_done(ig, both, tmp_path):
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    ig("todo", "-o", tmp_path / "todo.ics")
    before = (tmp_path / "todo.ics").read_bytes().decode()
    ig("log", "Carol Lee", "met")
    after = ig("todo", "-o", "-").stdout
    (identity,) = [line.strip() for line in before.splitlines() if line.startswith("UID:")]
    entry = next(part for part in after.split("BEGIN:VEVENT") if identity in part)
    assert "STATUS:CANCELLED" in entry and "\r\n" in before and "linkedin" not in before


def test_what_is_overdue_stands_in_the_calendar_where_it_still_rings_and_a_meeting_at_its_day(ig, both):
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--on", "2020-01-06")
    ig("log", "Mira Holloway", "scheduled", "--on", "2020-02-03")
    days = {line.split(":")[1] for line in ig("todo", "-o", "-").stdout.splitlines() if line.startswith("DTSTART")}
    assert {"20200202", "20200203"} < days and "20200113" not in days


def test_a_step_taken_back_is_struck_out_of_calendars_too(ig, both, tmp_path):
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    (identity,) = [line for line in ig("todo", "-o", "-").stdout.splitlines() if line.startswith("UID:")]
    ig("log", "--undo")
    after = ig("todo", "-o", "-").stdout
    assert identity in after and after.count("STATUS:CANCELLED") == 1 and "Carol" not in after
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    again = ig("todo", "-o", "-").stdout
    assert again.count(identity) == 1 and "CANCELLED" not in again
    ig("forget", "Carol Lee", "--yes")
    forgotten = ig("todo", "-o", "-").stdout
    assert identity in forgotten and "Carol" not in forgotten and "CONFIRMED" not in forgotten


def test_whoever_was_written_to_directly_is_reminded_and_nobody_else(ig, both):
    ig("log", "Carol Lee", "asked", "--via", "me", "--on", "2026-01-05")
    letter = ig("draft", "Carol Lee", "--kind", "nudge").stdout
    assert letter.startswith("--- nudge to Carol Lee") and "Bob" not in letter


def test_whom_somebody_named_stands_in_the_calendar_until_something_is_logged_with_them(ig, both):
    ig("log", "Carol Lee", "met", "--told", "Dana Fox")
    said = next(line for line in ig("todo", "--all").stdout.splitlines() if "whom Carol Lee named" in line)
    entries = ig("todo", "-o", "-").stdout.split("BEGIN:VEVENT")
    (named,) = [entry for entry in entries if "Dana Fox" in entry]
    assert said.split("  ")[-1].strip().split(",")[0] in named and "STATUS:CONFIRMED" in named
    identity = next(line for line in named.splitlines() if line.startswith("UID:"))
    ig("log", "Dana Fox", "asked", "--via", "me")
    after = next(entry for entry in ig("todo", "-o", "-").stdout.split("BEGIN:VEVENT") if identity in entry)
    assert "STATUS:CANCELLED" in after


STORY = [
    ("asked", 0),
    ("agreed", 2),
    ("introduced", 3),
    ("scheduled", 5),
    ("met", 9),
    ("thanked", 10),
    ("no answer", 12),
]


@pytest.mark.sampled(5)
@pytest.mark.parametrize("person", ["Carol Lee", "Mira Holloway"])
@pytest.mark.parametrize(("stage", "after"), STORY, ids=[stage for stage, _ in STORY])
def test_every_line_carries_a_command_that_runs_and_one_that_is_kept(ig, both, stage, after, person):
    import shlex

    for step, day in STORY[: [name for name, _ in STORY].index(stage) + 1]:
        on = ["--on", f"2026-03-{30 if step == 'scheduled' else day + 1:02}"]
        ig("log", person, step, *on, *(["--via", "Bob Johnson"] if person == "Carol Lee" else []))
    lines = json.loads(ig("todo", "--all", "--format", "json").stdout)["todo"]
    assert lines or stage in ("thanked", "no answer")
    shown = ig("todo", "--all").stdout
    for line in lines:
        assert f"{line['words']}\n            {line['command']}\n" in shown
        for command in filter(None, (line["command"], line["then"])):
            program, *words = shlex.split(command)
            assert program == "infograph"
            ig(*words)
            if words[0] == "log":
                ig("log", "--undo")


def test_a_meeting_that_was_is_not_confirmed_any_more(ig, both):
    from datetime import date, timedelta

    ig("log", "Carol Lee", "scheduled", "--on", "2026-03-30")
    (line,) = json.loads(ig("todo", "--all", "--format", "json").stdout)["todo"]
    assert (line["kind"], line["command"]) == ("debrief", "infograph log 'Carol Lee' met")
    ig("log", "Dan Wu", "scheduled", "--on", (date.today() + timedelta(days=3)).isoformat())
    lines = json.loads(ig("todo", "--all", "--format", "json").stdout)["todo"]
    assert [one["kind"] for one in lines] == ["debrief", "confirm", "meet", "debrief"]


def test_a_connector_of_a_common_name_can_be_typed_by_it(ig, both, tmp_path):
    other = "Bob,Johnson,https://www.linkedin.com/in/bob-johnson-2,,Plaid,Chef,01 Apr 2021"
    ig("import", export(tmp_path / "mira.csv", [CAROL, other]), "--owner", "Mira Holloway")
    ig("log", "Carol Lee", "declined", "--via", "Mira Holloway")
    (line,) = json.loads(ig("todo", "--format", "json").stdout)["todo"]
    assert line["command"] == "infograph draft 'Carol Lee' --kind ask --via 'Bob Johnson'"
    assert ig("draft", "Carol Lee", "--kind", "ask", "--via", "Bob Johnson").stdout.startswith("--- ask to Bob Johnson")
    assert line["then"] == "infograph log 'Carol Lee' asked --via 'Bob Johnson'"
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")


def test_a_name_that_means_nobody_or_several_is_typed_as_a_number(ig, mine, tmp_path):
    rows = [
        f"{name},{last},https://www.linkedin.com/in/x-{place},,Stripe,Engineer,01 Apr 2021"
        for place, (name, last) in enumerate([("Kim", "Roy"), ("Kim", "Roy"), ("me", ""), ("O'Neil", "D'Arcy"), ("12", "")])
    ]
    ig("import", export(tmp_path / "bob.csv", rows), "--owner", "Bob Johnson")
    for place in range(len(rows)):
        ig("log", f"https://www.linkedin.com/in/x-{place}", "asked", "--on", "2026-01-05")
    import shlex

    lines = json.loads(ig("todo", "--format", "json").stdout)["todo"]
    assert len(lines) == len(rows)
    for line in lines:
        ig(*shlex.split(line["command"])[1:])
        ig(*shlex.split(line["then"])[1:])


# --- sheets


def tick(path, name: str, **cells: str) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    for row in rows[1:]:
        for column, cell in cells.items():
            if row[0] == name:
                row[rows[0].index(column.replace("_", " "))] = cell
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def test_a_sheet_that_comes_back_sets_closeness_and_stages_once(ig, both, tmp_path):
    path = tmp_path / "bob.csv"
    ig("sheet", "--via", "Bob Johnson", "-i", "fintech", "-o", path)
    assert "Carol Lee" in (tmp_path / "bob.html").read_text("utf-8")
    tick(path, "Carol Lee", know_well="x", happy_to_introduce="yes")
    first = ig("sheet", "--read", path)
    assert "1 tie judged" in first.stdout and "Happy to introduce: Carol Lee" in first.stdout
    text = ig("explain", "Carol Lee").stdout
    assert "strong (0.70) · Bob Johnson said: they know each other well" in text and "you said" not in text
    assert [(step["stage"], step["via"]) for step in log(ig)] == [("agreed", "Bob Johnson")]
    again = ig("sheet", "--read", path)
    assert "0 ties judged" in again.stdout and "1 row said what was known before" in again.stdout and len(log(ig)) == 1


def test_somebody_whom_a_connector_would_rather_not_introduce_is_not_lost(ig, both, tmp_path):
    from infograph.store import events
    from infograph.workspace import Workspace

    path = tmp_path / "bob.csv"
    ig("sheet", "--via", "Bob Johnson", "-i", "fintech", "-o", path)
    tick(path, "Carol Lee", not_really="x", happy_to_introduce="no")
    assert "Would rather not introduce: Carol Lee" in ig("sheet", "--read", path).stdout
    with Workspace.open() as net:
        bob, carol = net.person("Bob Johnson").id, net.person("Carol Lee").id
        assert events.closed_ways(net._store.db) == {(bob, carol): "declined"} and events.set_aside(net._store.db) == set()
    assert "Nothing is due" in ig("todo", "--all").stdout


def test_a_row_nobody_can_place_is_said_with_its_line(ig, both, tmp_path):
    path = tmp_path / "bob.csv"
    ig("sheet", "--via", "Bob Johnson", "-i", "fintech", "-o", path)
    text = path.read_text("utf-8").replace("Carol Lee", "Carol Lees").replace("in/carol-lee,", "in/carol-lees,")
    path.write_text(text, "utf-8")
    tick(path, "Carol Lees", met="x")
    result = ig("sheet", "--read", path)
    assert "line 2: not sure who this is" in result.stderr and "0 ties" in result.stdout


def test_a_sheet_and_a_whole_store_among_files_are_told_what_they_are(ig, both, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    ig("sheet", "--via", "Bob Johnson", "-i", "fintech", "-o", folder / "bob.csv")
    (folder / "bob.html").unlink()
    before = dump(ig, tmp_path)
    assert f"infograph sheet --read {folder / 'bob.csv'}" in ig("import", folder / "bob.csv", rc=1).stderr
    ig("export", "-o", folder / "everything.json")
    assert "the export of a whole store" in ig("import", folder, rc=1).stderr
    assert dump(ig, tmp_path) == before


def test_another_file_is_no_sheet(ig, both):
    assert "no connector sheet" in ig("sheet", "--read", both, rc=1).stderr
    ig("sheet", "--read", "nowhere.csv", rc=1)


def test_a_connector_who_knows_nobody_there_is_told_so(ig, both, tmp_path):
    assert "Nobody in agriculture" in ig("sheet", "--via", "Bob Johnson", "-i", "agriculture", "-o", tmp_path / "s.csv").stdout
    assert not (tmp_path / "s.csv").exists()


# --- sharing


@pytest.fixture
def bobs(ig, tmp_path, monkeypatch):
    """Be Bob for a while: his own store, and then mine again."""

    def run(*words, **how):
        monkeypatch.setenv("INFOGRAPH_HOME", str(tmp_path / "bobs"))
        try:
            return ig(*words, **how)
        finally:
            monkeypatch.setenv("INFOGRAPH_HOME", str(tmp_path / "home"))

    farmer = "Ola,Field,https://www.linkedin.com/in/ola-field,ola@example.com,John Deere,Farmer,01 Apr 2021"
    run("import", export(tmp_path / "own.csv", [CAROL, DAN, farmer]), "--me", "Bob Johnson")
    return run


def test_only_matching_rows_are_shared_and_no_email_address(bobs):
    text = bobs("share", "-i", "fintech", "--consent", "for Alex only").stdout
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith(("#", '"#'))))
    assert [row["Full Name"] for row in rows] == ["Carol Lee", "Dan Wu"]
    said = [(row["Job Title"], row["Functions"], row["Level"]) for row in rows]
    assert said == [("Head of Payments", "finance", "director"), ("Engineer", "engineering", "professional")]
    assert "@" not in text and "Ola" not in text and "# consent: for Alex only" in text and "# from: Bob Johnson" in text
    engineers = bobs("share", "--function", "engineering").stdout
    assert "Dan Wu" in engineers and "Carol Lee" not in engineers
    assert "finding introductions to people whose work is engineering, not to be passed on" in engineers


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        (["--without", "Dan Wu"], ["Dan Wu"]),
        (["--without-company", "Stripe, Inc."], ["Carol Lee", "Stripe"]),
        (["--no-urls"], ["linkedin.com", "LinkedIn URL,h"]),
        (["--no-companies"], ["Adyen", "Stripe"]),
    ],
)
def test_people_employers_and_addresses_can_be_left_out(bobs, words, gone):
    text = bobs("share", "-i", "fintech", *words).stdout
    assert not [part for part in gone if part in text] and "1st" in text


def test_whom_only_ones_log_or_word_makes_a_contact_is_no_connection_to_share(ig, both):
    def shared(*words):
        return ig("share", "-i", "fintech", *words)

    assert json.loads(ig("status", "--format", "json").stdout)["by_word"] == 0
    ig("log", "Carol Lee", "met")
    ig("tie", "me", "Dan Wu", "--closeness", "4", "--note", "an old friend")
    status = json.loads(ig("status", "--format", "json").stdout)
    assert (status["contacts"], status["by_word"]) == (4, 2)
    assert "4, 2 of them by your word or log alone" in ig("status").stdout
    for said in (shared(), shared("--mail")):
        assert "1st" not in said.stdout and "nothing to give" in said.stderr and "Your friend imports" not in said.stderr


def test_a_friends_share_opens_ways_and_is_no_whole_list(ig, bobs, mine, tmp_path):
    bobs("share", "-i", "fintech", "-o", tmp_path / "for-alex.csv")
    ig("import", tmp_path / "for-alex.csv", "--owner", "Bob Johnson")
    assert sorted(suggested(ig)) == ["Carol Lee", "Dan Wu"]
    assert json.loads(ig("status", "--format", "json").stdout)["exports"] == 1


def test_counts_are_shared_without_messages_and_count_when_imported(ig, bobs, both, tmp_path):
    messages = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
        "1,,Bob Johnson,https://www.linkedin.com/in/bob-johnson,Carol Lee,https://www.linkedin.com/in/carol-lee,"
        "2026-05-04 10:00:00 UTC,,SECRET WORDS,INBOX\n"
    )
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "messages.csv").write_text(messages, "utf-8")
    (archive / "Profile.csv").write_text("First Name,Last Name,Headline\nBob,Johnson,Engineer\n", "utf-8")
    export(archive / "Connections.csv", [CAROL, DAN])
    bobs("import", archive)
    text = bobs("share", "--evidence", "-o", tmp_path / "evidence.csv")
    shared = (tmp_path / "evidence.csv").read_text("utf-8")
    assert shared.splitlines()[0] == "# infograph evidence v1" and "SECRET" not in shared + text.stderr
    assert "https://www.linkedin.com/in/carol-lee,Carol Lee,1,0,2026-05-04,,0" in shared and "Dan Wu" not in shared
    ig("import", tmp_path / "evidence.csv", "--owner", "Bob Johnson")
    assert "1 message, " in ig("explain", "Carol Lee").stdout


def test_who_was_only_thanked_stays_one_of_my_contacts_to_ask(ig, both):
    asked = ig("suggest", "-i", "banking", "--format", "json").stdout
    ig("log", "Mira Holloway", "thanked")
    assert "Mira Holloway" in asked and "Mira Holloway" in ig("suggest", "-i", "banking", "--format", "json").stdout
    said = ig("log", "Carol Lee", "thanked", "--via", "Bob Johnson").stderr
    assert "infograph log 'Bob Johnson' thanked" in said


def test_what_is_logged_once_something_is_done_says_what_has_to_be_before(ig, both):
    ig("log", "Carol Lee", "agreed", "--via", "Bob Johnson")
    assert "once they introduced you: infograph log 'Carol Lee' introduced" in ig("todo").stdout
    ig("log", "Carol Lee", "scheduled", "--on", "2099-12-01")
    (confirm,) = [row for row in json.loads(ig("todo", "--all", "-f", "json").stdout)["todo"] if row["kind"] == "confirm"]
    assert confirm["command"].startswith("infograph draft") and confirm["then"] == "", "nothing is logged for it"


def test_who_is_asked_for_a_list_is_told_the_field_of_the_search_not_their_own(ig, both):
    ig("suggest", "-i", "fintech")
    assert "in fintech?" in ig("draft", "Mira Holloway", "--kind", "list-ask").stdout


def test_steps_whose_days_contradict_each_other_are_said_to(ig, both):
    ig("log", "Carol Lee", "scheduled", "--on", "2026-03-09")
    assert "does not go with “scheduled”" in ig("log", "Carol Lee", "met", "--on", "2026-03-02").stderr
    ig("log", "--undo")
    assert "does not go" not in ig("log", "Carol Lee", "met", "--on", "2026-03-09").stderr
    assert "does not go" not in ig("log", "Carol Lee", "scheduled", "--on", "2026-04-09").stderr
    assert "does not go with “scheduled”" in ig("log", "Carol Lee", "agreed", "--on", "2026-05-01").stderr


def test_who_is_put_off_is_so_through_nobody(ig, both):
    (step,) = log(ig, "Carol Lee", "paused")
    assert step["via"] == ""


def test_a_brief_says_for_which_day_a_meeting_is_fixed(ig, both):
    ig("log", "Carol Lee", "scheduled", "--on", "2099-12-01", "--via", "Bob Johnson")
    assert "scheduled for 2099-12-01 through Bob Johnson" in ig("brief", "Carol Lee").stdout


def test_a_second_sheet_asks_of_nobody_whom_the_first_had_ticked(ig, both, tmp_path):
    sheet = tmp_path / "sheet.csv"
    ig("sheet", "--via", "Bob Johnson", "-i", "fintech", "-o", sheet)
    rows = list(csv.DictReader(io.StringIO(sheet.read_text("utf-8"))))
    assert {row["name"] for row in rows} == {"Carol Lee", "Dan Wu"}
    rows = [row | {"know well": "x"} if row["name"] == "Dan Wu" else row for row in rows]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    sheet.write_text(text.getvalue(), "utf-8")
    ig("sheet", "--read", sheet)
    ig("sheet", "--via", "Bob Johnson", "-i", "fintech", "-o", tmp_path / "second.csv")
    second = (tmp_path / "second.csv").read_text("utf-8")
    assert "Carol Lee" in second and "Dan Wu" not in second


def test_no_typing_error_makes_a_person(ig, mine):
    refused = ig("tie", "me", "Bob Jonson", "--closeness", "4", "--note", "an old friend", rc=2)
    assert "Did you mean Bob Johnson?" in refused.stderr and "profile address" in refused.stderr
    assert "--note" in ig("tie", "me", "Zoe Quill", rc=2).stderr, "how somebody new is said"
    ig("tie", "me", "https://www.linkedin.com/in/bob-jonson", "--note", "an old friend")
    ig("tie", "me", "Zoe Quill", "--note", "an old friend")


def test_a_brief_counts_the_contacts_shared_with_an_own_contact_as_suggest_does(ig, home, tmp_path):
    dora = "Dora,Finch,https://www.linkedin.com/in/dora-finch,,Stripe,Engineer,03 Feb 2020"
    ig("import", export(tmp_path / "mine.csv", [BOB, MIRA, dora]), "--me", "Alex Rivera")
    ig("import", export(tmp_path / "bob.csv", [MIRA, dora]), "--owner", "Bob Johnson")
    assert "2 mutual contacts" in ig("suggest", "--degree", "1").stdout
    assert "- 2 mutual contacts" in ig("brief", "Bob Johnson").stdout


# --- asked through several


def test_requests_through_two_contacts_stay_open_until_each_is_answered(ig, both, tmp_path):
    ig("import", export(tmp_path / "mira.csv", [CAROL]), "--owner", "Mira Holloway")
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--on", "2026-01-05")
    said = ig("log", "Carol Lee", "asked", "--via", "Mira Holloway", "--on", "2026-01-10").stderr
    assert "Nothing here says" not in said
    assert ig("todo", "--all").stdout.splitlines() == [
        "2026-01-12  overdue  Ask Bob Johnson again about Carol Lee: asked 2026-01-05, no reply logged",
        "            infograph draft 'Carol Lee' --kind nudge --via 'Bob Johnson'",
        "            then: infograph log 'Carol Lee' asked --via 'Bob Johnson'",
        "2026-01-17  overdue  Ask Mira Holloway again about Carol Lee: asked 2026-01-10, no reply logged",
        "            infograph draft 'Carol Lee' --kind nudge --via 'Mira Holloway'",
        "            then: infograph log 'Carol Lee' asked --via 'Mira Holloway'",
    ]
    assert ig("todo", "-o", "-").stdout.count("STATUS:CONFIRMED") == 2
    assert "contact: Bob Johnson 1." in ig("plan", "-i", "fintech").stdout  # Mira knows nobody else who is asked for
    assert "Dan Wu" not in ig("plan", "-i", "fintech", "--max-per-connector", "1").stdout
    ig("log", "Carol Lee", "no answer", "--via", "Mira Holloway", "--on", "2026-02-01")
    assert "through Bob Johnson" in ig("log", "Carol Lee", "agreed", "--on", "2026-02-02").stdout
    ig("log", "Carol Lee", "asked", "--via", "Mira Holloway", "--on", "2026-02-03")
    ig("log", "Carol Lee", "met", "--via", "Bob Johnson", "--on", "2026-02-10")
    assert "again about" not in ig("todo", "--all").stdout and "Open requests" not in ig("plan", "-i", "fintech").stdout


def test_a_connector_who_is_not_known_to_know_somebody_is_logged_with_a_word(ig, both):
    said = ig("log", "Dan Wu", "asked", "--via", "Mira Holloway")
    assert said.stdout.startswith("Kept: ") and "says that Mira Holloway knows Dan Wu" in said.stderr
    assert "infograph log --undo" in said.stderr
    assert "Nothing here says" not in ig("log", "Dan Wu", "asked", "--via", "Bob Johnson").stderr


def test_whom_one_has_met_is_looked_for_by_no_other_way_whatever_a_connector_says(ig, both):
    ig("log", "Carol Lee", "met", "--via", "me")
    said = ig("log", "Carol Lee", "declined", "--via", "Bob Johnson")
    assert "would rather not introduce" in said.stdout and "Nobody else" not in said.stderr and "If Bob" not in said.stderr
    assert "Kept already: " in ig("log", "Carol Lee", "met", "--via", "me").stdout


# --- whom somebody named


def test_whom_somebody_named_is_to_be_written_to_as_the_one_they_mentioned(ig, both):
    ig(
        "log",
        "Carol Lee",
        "met",
        "--via",
        "Bob Johnson",
        "--on",
        "2026-03-02",
        "--told",
        "Max Neumann @ Siemens",
        "--told",
        "Mira Holloway",
    )
    shown = ig("todo", "--all").stdout
    assert (
        "2026-03-05  overdue  Write to Max Neumann, whom Carol Lee named\n"
        "            infograph draft 'Max Neumann' --kind note --via 'Carol Lee'\n"
        "            then: infograph log 'Max Neumann' asked --via me\n"
    ) in shown
    assert "Write to Mira Holloway, whom Carol Lee named\n            infograph draft 'Mira Holloway' --kind direct" in shown
    text = ig("draft", "Max Neumann").stdout
    assert text.startswith("--- ask to Carol Lee\nSubject: Max Neumann, whom you mentioned") and "work at Siemens" in text
    assert "Carol Lee suggested that I write to you" in text and "for after" not in text
    ig("log", "Max Neumann", "asked", "--via", "me")
    assert "whom Carol Lee named" not in ig("todo", "--all").stdout.replace("Write to Mira Holloway, whom", "")


def test_a_new_name_near_one_that_is_here_is_asked_about(ig, both):
    said = ig("log", "Carol Lee", "met", "--told", "Mira Hollowey").stderr
    assert "Mira Hollowey is new here. Did you mean Mira Holloway?" in said and "log --undo" in said
    assert "is new here" not in ig("log", "Dan Wu", "met", "--told", "Mira Holloway").stderr


def test_explain_says_where_things_stand_by_the_log(ig, both, tmp_path):
    ig("import", export(tmp_path / "mira.csv", [CAROL]), "--owner", "Mira Holloway")
    for contact in ("Bob Johnson", "Mira Holloway"):
        ig("log", "Carol Lee", "asked", "--via", contact, "--on", "2026-03-02")
        assert f"by your log: asked on 2026-03-02 through {contact}\n" in ig("explain", "Carol Lee").stdout


def test_what_the_log_keeps_of_a_friend_whose_files_go_is_said(ig, both):
    ig("log", "Carol Lee", "agreed", "--via", "Bob Johnson")
    said = ig("forget", "--owner", "Bob Johnson", "--yes").stderr
    assert "Your log keeps 1 step with Bob Johnson" in said and "infograph forget 'Bob Johnson'" in said
    assert "agreed on" in ig("explain", "Carol Lee").stdout
    ig("forget", "Bob Johnson", "--yes")
    assert log(ig) == []


def test_connectors_count_nobody_who_was_asked_or_whose_way_is_closed(ig, both):
    def opened(*more: str) -> list[int]:
        rows = json.loads(ig("connectors", "-i", "fintech", "-f", "json", *more).stdout)["results"]
        return [row["targets"] for row in rows]

    assert opened() == [2]
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    assert (opened(), opened("--include-asked")) == ([1], [2])
    ig("log", "Dan Wu", "declined", "--via", "Bob Johnson")
    assert (opened(), opened("--include-asked")) == ([], [2])


@pytest.mark.slow
def test_a_picture_of_employers_asks_for_the_goal(ig, both, tmp_path):
    ig("goal", "-i", "banking")
    said = ig("plot", "--kind", "companies", "-o", tmp_path / "c.svg", "--text")
    assert "your goal" in said.stderr
    drawn = (tmp_path / "c.svg").read_text("utf-8")
    assert "Northlight Bank" in drawn and "Stripe" not in drawn
