"""Drafts say what is known, leave visible blanks for the rest, and are checked before anybody gets them."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import HOSTILE
from infograph.errors import BadRequest
from infograph.outreach import templates
from infograph.outreach.drafts import NEEDS_CONNECTOR, Draft, Known, compose
from infograph.outreach.lint import blanks, lint
from infograph.outreach.mail import LONGEST_LINK, eml, mailto

FULL = Known(
    me="Alex Rivera",
    me_url="https://www.linkedin.com/in/alex-rivera",
    pitch="Planner, moving into payments",
    target="Carol Lee",
    work="work as Head of Payments at Stripe",
    topic="fintech",
    connector="Bob Johnson",
    how_known="shared a flat",
    connector_email="bob@example.com",
    more=(
        ("date", "Tuesday 1 December"),
        ("time", "10:00"),
        ("where", "by phone"),
        ("learned", "how cards clear"),
        ("next_step", "read the book you named"),
        ("outcome", "We spoke."),
        ("news", "I start in March."),
    ),
)


def letter(kind: str, known: Known = FULL) -> Draft:
    return compose(kind, known, templates.text_of(kind))


def codes(draft: Draft, **how) -> set[str]:
    return {remark.code for remark in lint(draft, **how)}


@pytest.mark.parametrize("kind", templates.LETTERS)
def test_a_draft_from_full_knowledge_has_nothing_wrong_with_it(kind):
    assert lint(letter(kind), connector="Bob Johnson") == ()


@pytest.mark.parametrize("kind", templates.LETTERS)
def test_what_is_not_known_is_a_blank_and_never_a_guess(kind):
    draft = letter(kind, Known())
    assert blanks(f"{draft.subject} {draft.body}")
    assert "blanks" in codes(draft) and "None" not in draft.body and "$" not in draft.body


@pytest.mark.parametrize("kind", sorted(NEEDS_CONNECTOR))
def test_whoever_introduces_is_named(kind):
    draft = letter(kind)
    assert "Bob" in draft.subject + draft.body


def test_the_note_names_the_referrer_first():
    draft = letter("note")
    assert draft.subject.startswith("Referred by Bob Johnson")
    assert draft.body.split("\n\n")[1].startswith("Bob Johnson suggested")


def test_the_blurb_speaks_of_me_in_the_third_person_and_is_complete_in_itself():
    body = letter("blurb").body
    assert not {"I", "me", "my"} & set(body.replace(",", " ").split())
    assert all(
        part in body for part in ("Alex Rivera", "Planner", "shared a flat", "Head of Payments", "20 minutes", "alex-rivera")
    )


def test_letters_go_to_the_connector_or_to_the_person():
    assert (letter("ask").to, letter("ask").email) == ("Bob Johnson", "bob@example.com")
    assert letter("note").to == "Carol Lee" and letter("thanks").to == "Carol Lee"


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        ("note", "Bob Johnson sent me. Are you hiring? 20 minutes?", "asks_for_job"),
        ("note", "Bob Johnson sent me. My resume is attached. 20 minutes?", "asks_for_job"),
        ("note", "Hello, have you 20 minutes?", "no_referrer"),
        ("note", "Bob Johnson sent me. Have you time?", "no_time_limit"),
        ("ask", "Have you 90 minutes?", "no_time_limit"),
        ("ask", "20 minutes " + "word " * 200, "too_long"),
        ("thanks", "Dear $whom, thanks", "blanks"),
        ("thanks", "Dear ${whom}, thanks", "blanks"),
        ("thanks", "Dear [name], thanks", "blanks"),
    ],
)
def test_what_is_wrong_is_said(kind, body, code):
    assert code in codes(Draft(kind, "", "", "Hello", body), connector="Bob Johnson")


def test_a_note_before_the_connector_agreed_is_remarked_on():
    assert codes(letter("note"), connector="Bob Johnson", aware=False) == {"connector_unaware"}


def test_ordinary_words_about_work_are_not_asking_for_a_job():
    body = "Bob Johnson sent me. I am in no hurry; your position on hiring practice interests me. 20 minutes? It costs $5."
    assert codes(Draft("note", "", "", "Hello", body), connector="Bob Johnson") == set()


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_stays_text(name):
    draft = letter("note", Known(target=name, connector=name, work=f"work at {name}"))
    message = message_from_bytes(eml(draft), policy=policy.default)
    assert set(message.keys()) <= {"X-Unsent", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}


@given(st.text(max_size=60))
def test_values_are_never_read_as_templates_and_never_make_blanks(text):
    _subject, body = templates.fill("Subject: $a\n\nx $a y", {"a": text})
    assert body == "\n".join(line.rstrip() for line in f"x {text} y".strip().splitlines())
    made = letter(
        "note", Known(target="Carol Lee", connector="Bob Johnson", pitch="p", topic="f", work=f"work at {text}", me="A B")
    )
    assert not [blank for blank in blanks(made.body) if not blank.startswith("$")]


@given(st.text(min_size=1, max_size=40), st.text(max_size=300))
def test_a_message_brings_subject_and_body_through_unchanged(subject, body):
    from infograph.text import clean

    message = message_from_bytes(
        eml(Draft("note", "", "", subject, body.encode("utf-8", "ignore").decode())), policy=policy.default
    )
    assert message["X-Unsent"] == "1" and "To" not in message
    assert clean(str(message["Subject"] or "")).split() == clean(subject).split()


def test_an_address_that_could_smuggle_a_second_one_is_left_out():
    for email in ("a@example.com, b@example.com", "a@example.com\nBcc: b@example.com", "a b@example.com", "é@example.com"):
        assert "To" not in message_from_bytes(eml(Draft("ask", "", email, "s", "b")))
    assert message_from_bytes(eml(Draft("ask", "", "a@example.com", "s", "b")))["To"] == "a@example.com"


@pytest.mark.parametrize(
    "address", ["bob@example.com\r\nCc: x@evil.example", "a@b.example?cc=x@evil.example", "a@b,c@d", "no address"]
)
def test_an_address_that_could_smuggle_is_left_out_of_links_too(address):
    assert mailto(Draft("ask", "", address, "s", "b")) == "mailto:?subject=s&body=b"


def test_a_mail_link_holds_the_whole_letter_or_is_refused():
    link = mailto(letter("ask"))
    query = parse_qs(urlsplit(link).query)
    assert query["body"][0].replace("\r\n", "\n") == letter("ask").body
    assert unquote(urlsplit(link).path) == "bob@example.com" and len(link) <= LONGEST_LINK
    with pytest.raises(BadRequest, match="too long"):
        mailto(Draft("ask", "", "", "s", "word " * 500))


def test_a_changed_template_wins_and_the_others_stay(tmp_path):
    folder = tmp_path / "templates"
    templates.copy_to(folder)
    (folder / "ask.txt").write_text("Subject: Hi $connector_first\n\nMine: $oops", "utf-8")
    assert [path.stem for path in templates.copy_to(folder)] == list(templates.NAMES)
    draft = compose("ask", FULL, templates.text_of("ask", folder))
    assert (draft.subject, draft.body) == ("Hi Bob", "Mine: $oops") and "blanks" in codes(draft)
    assert templates.text_of("note", folder) == templates.text_of("note")
    (folder / "note.txt").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BadRequest, match="cannot be read"):
        templates.text_of("note", folder)


def test_a_text_of_ones_own_holds_for_every_level_until_that_levels_is_changed_too(tmp_path):
    folder = tmp_path / "templates"
    templates.copy_to(folder)
    assert templates.chosen("ask", "unasked", "exec", folder) == templates.text_of("ask-exec")
    (folder / "ask.txt").write_text("Mine", "utf-8")
    assert templates.chosen("ask", "unasked", "exec", folder) == "Mine"
    (folder / "ask-exec.txt").write_text("Mine too", "utf-8")
    assert templates.chosen("ask", "unasked", "exec", folder) == "Mine too"
    assert templates.chosen("ask", "unasked", "senior", folder) == "Mine"
    assert templates.chosen("note", "introduced", "exec", folder) == templates.text_of("note-introduced-exec")
    assert templates.chosen("note", "introduced", "peer", folder) == templates.text_of("note-introduced")


@pytest.mark.parametrize("name", [name for name in templates.NAMES if not name.startswith("questions")])
@pytest.mark.parametrize("connector", ["Bob Johnson", ""])
def test_every_text_says_all_that_is_known_and_nothing_else(name, connector):
    kind = next(
        kind for kind in sorted(templates.LETTERS, key=len, reverse=True) if name == kind or name.startswith(f"{kind}-")
    )
    draft = compose(kind, replace(FULL, connector=connector), templates.text_of(name))
    left = blanks(f"{draft.subject}\n{draft.body}")
    assert not left if connector else set(left) <= {"[who introduces you]", "[first name]"}
    assert (
        codes(draft, connector=connector) <= {"blanks", "no_referrer"}
        if not connector
        else codes(draft, connector=connector) == set()
    )


def test_every_file_of_texts_is_named():
    from importlib import resources

    there = {path.name.removesuffix(".txt") for path in resources.files("infograph.outreach").joinpath("templates").iterdir()}
    assert there == set(templates.NAMES)


@pytest.mark.parametrize("name", ["questions-senior", "questions-exec", "questions-contact"])
def test_every_level_has_the_same_lists_each_with_whom_else_to_talk_to(name):
    lists = templates.questions(templates.text_of(name))
    assert set(lists) == set(templates.questions(templates.text_of(templates.QUESTIONS)))
    assert all(questions[-1].startswith(("Who", "Whom")) for _, questions in lists.values())


def test_every_question_list_ends_with_whom_else_to_talk_to():
    lists = templates.questions(templates.text_of(templates.QUESTIONS))
    assert set(lists) == {"field", "role", "company", "change"}
    assert all(len(questions) == 5 and "Who else" in questions[-1] for _, questions in lists.values())


def test_how_two_know_each_other_follows_from_values_and_never_from_words():
    from infograph.grounds import TieEvidence
    from infograph.outreach.drafts import how_known

    school = TieEvidence("overlapped", "", "Bob", place="Example University", start="2010", end="2014", school=True)
    job = TieEvidence("was", "", place="Acme", start="2015")
    assert how_known([job, school]) == "studied at Example University at the same time, 2010 to 2014"
    assert how_known([job, TieEvidence("said", text="you overlapped at Globex")]) == "you overlapped at Globex"
    assert how_known(["you said: shared a flat", "you overlapped at Acme 2015 to 2018"]) == ""
    assert how_known([TieEvidence("works", "Bob", place="Acme")]) == ""  # where Bob works, not the user
