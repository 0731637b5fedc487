"""Messages become counts: whose they are, who is meant, and that no word of them stays."""

from __future__ import annotations

import pytest

from importers.reading import read
from infograph.importers import OwnerHint
from infograph.importers.recognising import recognise
from infograph.model import Evidence

HEAD = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
NIA, INES, OLA = ("Nia Okello", "nia-okello"), ("Ines Duarte", "ines-duarte"), ("Ola Brekke", "ola-brekke")


def message(thread: str, sender: tuple[str, str], *to: tuple[str, str], text: str = "hello", day: str = "2025-01-02") -> str:
    urls = ",".join(f"https://www.linkedin.com/in/{slug}" for _, slug in to)
    names = ", ".join(name for name, _ in to)
    address = f"https://www.linkedin.com/in/{sender[1]}"
    return f'{thread},,"{sender[0]}",{address},"{names}","{urls}",{day} 10:00:00 UTC,,"{text}",INBOX\n'


def counts(text: str, owner: OwnerHint | None = None) -> dict[str, tuple[int, int]]:
    part = recognise("messages.csv", text.encode())
    part.owner = owner or part.owner
    evidence = [one for one in part.items() if hasattr(one, "sent") and one.kind == "messages"]
    return {one.other.slug or one.other.name: (one.sent, one.received) for one in evidence}


def test_the_owner_is_who_takes_part_in_most_conversations():
    text = HEAD + message("1", NIA, INES) + message("1", INES, NIA) + message("2", OLA, NIA)
    assert counts(text) == {"ines-duarte": (1, 1), "ola-brekke": (0, 1)}


@pytest.mark.parametrize(
    "hint", [OwnerHint(url="https://www.linkedin.com/in/NIA-okello/"), OwnerHint(name="nia OKELLO, MBA")], ids=["url", "name"]
)
def test_a_single_conversation_needs_to_be_told_whose_it_is(hint):
    text = HEAD + message("1", NIA, INES) * 2 + message("1", INES, NIA)
    assert counts(text) == {}
    assert "owner_unclear" in read(text).warnings
    assert counts(text, hint) == {"ines-duarte": (2, 1)}


def test_a_stranger_who_is_hinted_but_not_there_changes_nothing():
    text = HEAD + message("1", NIA, INES) + message("2", NIA, OLA)
    assert counts(text, OwnerHint(name="Somebody Else")) == counts(text)


def groups(text: str) -> dict[str, tuple[int, str]]:
    part = recognise("messages.csv", text.encode())
    part.owner = OwnerHint(url="https://www.linkedin.com/in/nia-okello")
    evidence = [one for one in part.items() if isinstance(one, Evidence) and one.kind == "group"]
    return {one.other.slug: (one.count, one.last.isoformat()) for one in evidence}


def test_a_group_is_evidence_of_its_own_of_what_either_of_two_wrote_in_it():
    text = HEAD + message("1", NIA, INES, OLA) + message("1", INES, NIA, OLA, day="2025-03-04") + message("2", NIA, INES)
    assert groups(text) == {"ines-duarte": (2, "2025-03-04"), "ola-brekke": (1, "2025-01-02")}
    assert groups(HEAD + message("1", INES, NIA, OLA)) == {"ines-duarte": (1, "2025-01-02")}  # Ola wrote nothing, nor did I


def test_groups_over_ten_are_left_out():
    others = [(f"Person {letter}", f"person-{letter}") for letter in "abcdefghij"]
    assert len(groups(HEAD + message("1", NIA, *others[:9]))) == 9
    assert groups(HEAD + message("1", NIA, *others)) == {}


def test_groups_do_not_count_and_several_conversations_with_one_person_are_added_up():
    text = HEAD + message("1", NIA, INES, OLA) + message("1", INES, NIA, OLA)
    text += message("2", NIA, INES) + message("3", INES, NIA, day="2026-01-02") + message("4", NIA, OLA)
    assert counts(text) == {"ines-duarte": (1, 1), "ola-brekke": (1, 0)}


def test_a_conversation_that_becomes_a_group_does_not_count():
    text = HEAD + message("1", NIA, INES) + message("1", NIA, INES, OLA) + message("2", NIA, OLA)
    assert counts(text, OwnerHint(name="Nia Okello")) == {"ola-brekke": (1, 0)}


def test_a_comma_in_a_name_invents_nobody():
    ines = ("Ines Duarte, MBA, PhD", "ines-duarte")
    text = HEAD + message("1", NIA, ines) + message("2", NIA, OLA)
    assert {one.other.name for one in read(text).evidence} == {"Ines Duarte, MBA, PhD", "Ola Brekke"}


def test_no_word_of_a_message_leaves_the_reader():
    text = HEAD + message("1", NIA, INES, text="the secret recipe") + message("2", NIA, OLA, text="another secret")
    found = read(text.replace(",,", ",secret title,", 1))
    assert "secret" not in repr(found)


def test_two_people_of_one_name_stay_two():
    twin = ("Ines Duarte", "ines-duarte-2")
    assert counts(HEAD + message("1", NIA, INES) + message("2", NIA, twin)) == {"ines-duarte": (1, 0), "ines-duarte-2": (1, 0)}


def test_whom_a_name_without_address_means_the_conversation_says_first():
    head = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
    day = "2021-01-02 10:00:00 UTC,,hello,INBOX"
    twins = [f"{n},,Ines Duarte,https://www.linkedin.com/in/ines-{n},Nia Okello,{day}" for n in "12"]
    mine = [f"{n},,Nia Okello,https://www.linkedin.com/in/nia-okello,Ines Duarte,{day}" for n in "12"]
    assert counts(head + "\n".join(twins + mine)) == {"ines-1": (1, 1), "ines-2": (1, 1)}
