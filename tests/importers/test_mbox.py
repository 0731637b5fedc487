"""mbox: every mail is found, bodies are passed over, and what is odd is counted and never a traceback."""

from __future__ import annotations

import io
import mailbox
from datetime import date
from pathlib import Path

import pytest

from infograph.importers.mail.formats import mbox
from infograph.importers.mail.headers import addresses, day_of, mail_of
from infograph.importers.mail.tally import Tally
from mails import SECRET, mail
from mails import mbox as packed

TODAY = date(2026, 11, 20).toordinal()
ME, BOB, CAROL = "Me <me@rivera.example>", "Bob Johnson <bob@north.example>", "Carol Lee <carol@stripe.example>"


def read(content: bytes, position: int = 0, box: Tally | None = None) -> Tally:
    box = Tally(TODAY) if box is None else box
    for _ in mbox.read(io.BytesIO(content), box, position):
        pass
    return box


def pairs(box: Tally) -> dict[frozenset[str], tuple[int, int]]:
    """Return for each two addresses on how many mails they stood, and how many were replies."""
    return {frozenset((box.emails[pair.a], box.emails[pair.b])): (pair.mails, pair.replies) for pair in box.pairs()}


def test_each_mail_is_counted_once_with_who_stood_there_and_no_body_is_one():
    content = packed(
        [mail(BOB, [ME, CAROL], name="a"), mail(CAROL, [BOB], [ME], name="b", reply="a"), mail(BOB, [ME], name="a")]
    )
    box = read(content)
    assert box.counts["mails"] == 3 and box.counts["twice"] == 1
    assert pairs(box)[frozenset(("bob@north.example", "carol@stripe.example"))] == (2, 1)
    assert box.names[box.emails.index("carol@stripe.example")] == "Carol Lee"
    assert SECRET not in repr(box.state()) and SECRET.casefold() not in repr(box.state())


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("piece", [1300, 1777, 4 << 20])
def test_pieces_of_any_size_and_either_line_end_give_the_same(monkeypatch, piece, ends):
    content = packed(mail(BOB, [ME, CAROL], name=str(number)) for number in range(40)).replace(b"\n", ends.encode())
    monkeypatch.setattr(mbox, "PIECE", piece)
    box = read(content)
    assert box.counts["mails"] == 40
    assert pairs(box)[frozenset(("bob@north.example", "carol@stripe.example"))] == (40, 0)


def test_reading_goes_on_wherever_it_was_left(monkeypatch):
    content = packed(mail(BOB, [ME, CAROL], name=str(number)) for number in range(40))
    monkeypatch.setattr(mbox, "PIECE", 2000)
    whole = read(content).state()
    places = list(mbox.read(io.BytesIO(content), Tally(TODAY)))
    for stop in range(len(places)):
        box = Tally(TODAY)
        reading = mbox.read(io.BytesIO(content), box)
        position = [next(reading) for _ in range(stop + 1)][-1]
        restored = Tally.restored(*box.state())
        assert read(content, position, restored).state() == whole


def test_a_file_cut_anywhere_is_read_as_far_as_it_goes():
    content = packed([mail(BOB, [ME, CAROL], name="a"), mail(CAROL, [BOB], [ME], name="b")])
    counted = [read(content[:end]).counts["mails"] for end in range(0, len(content), 7)]
    assert counted == sorted(counted) and counted[-1] == 2 and set(counted) <= {0, 1, 2}


ODD = {
    "no headers": b"From x Tue May  6 10:00:00 2025\n\n\n",
    "broken headers": b"From x Tue May  6 10:00:00 2025\nFrom\nTo me\n: x\nFrom: \xff\xfe <<>>,,;\n\nbody\n",
    "8-bit name": "From x 10:00\nFrom: Jürgen Müller <j@north.example>\nTo: me@rivera.example\n\n".encode("latin-1"),
    "no sender": b"From x 10:00\nTo: me@rivera.example\n\nbody\n",
    "group address": b'From x\nFrom: bob@north.example\nTo: Team: me@rivera.example, "Lee, Ann" <ann@x.example>;\n\n',
    "nothing": b"",
    "zeros": bytes(5000),
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_odd_mails_are_counted_and_never_a_traceback(content):
    box = read(content)
    assert sum(box.counts.values()) >= 0
    list(box.pairs())


def test_8_bit_and_encoded_names_also_those_cut_in_two_are_read():
    assert read(ODD["8-bit name"]).names[0] == "Jürgen Müller"
    cut = "=?utf-8?B?SsO8cmc=?=\n =?utf-8?Q?en_M=C3?=\n =?utf-8?Q?=BCller?= <j@north.example>"
    found = mail_of(f"From: {cut}\nTo: me@rivera.example\n".encode())
    assert found.sender[0] == ("j@north.example", "Jürgen Müller")
    for broken in ("=?utf-8?B?SsO8cmc?= <j@x.example>", "=?nosuch?Q?a=FC?= <j@x.example>", "=?utf-8?X?a?= <j@x.example>"):
        assert [one.email for one in addresses(broken)] == ["j@x.example"]


def test_a_day_that_cannot_be_is_none_and_the_envelope_helps():
    days = ["", "Thu, 1 Jan 1970 00:00:00 +0000", "Tue, 19 Jan 2038 03:14:07 +0000", "rubbish", "31 Feb 2025"]
    box = read(packed(mail(BOB, [ME], name=str(number), day=day) for number, day in enumerate(days)))
    (pair,) = box.pairs()
    assert box.counts["undated"] == 2
    assert pair.mails == 5 and pair.last == pair.first == date(2025, 5, 6).toordinal()
    assert day_of(b"Tue, 6 May 25 10:00 +0000") == day_of(b"2025-05-06T10:00:00Z") == date(2025, 5, 6).toordinal()


def test_a_mail_to_thousands_is_counted_as_one_to_many_and_takes_no_room():
    crowd = [f"P{number} <p{number}@x.example>" for number in range(5000)]
    box = read(packed([mail(BOB, [ME, *crowd], name="a"), mail(BOB, [ME], crowd[:12], name="b")]))
    assert box.counts["many"] == 2 and not list(box.pairs())
    assert len(box.emails) < 20


LEFT_OUT = {
    "lists": mail(BOB, [ME, CAROL], more="List-Id: <crowd.example.com>"),
    "automatic": mail(BOB, [ME], more="Auto-Submitted: auto-replied"),
    "machines": mail("Bob via LinkedIn <messages-noreply@network.example>", [ME]),
    "shared_senders": mail("Help <support@north.example>", [ME]),
    "broken": mail("", [ME]),
}


@pytest.mark.parametrize(("reason", "content"), LEFT_OUT.items(), ids=LEFT_OUT)
def test_what_no_person_wrote_to_people_is_left_out_and_counted(reason, content):
    box = read(packed([content]))
    assert box.counts[reason] == 1 and not list(box.pairs())


def test_who_shares_an_address_is_no_person():
    room = "Room <room@" + "resource.calendar.google.com>"
    box = read(packed([mail(BOB, [ME, room, "team@north.example"])]))
    assert box.counts["shared"] == 2 and len(list(box.pairs())) == 1


def test_a_mail_counts_less_the_more_people_stood_there_and_a_reply_more():
    box = read(
        packed([mail(BOB, [CAROL], name="a"), mail(CAROL, [BOB], name="b", reply="a"), mail(BOB, [ME, CAROL], name="c")])
    )
    found = {frozenset((box.emails[pair.a], box.emails[pair.b])): pair.weight for pair in box.pairs()}
    assert found[frozenset(("bob@north.example", "carol@stripe.example"))] == 1 + 1 + 1 + 0.5
    assert found[frozenset(("me@rivera.example", "carol@stripe.example"))] == 0.5


def test_mails_that_python_tests_its_own_reader_with():
    """They ship with some Pythons only; each is read as one mail at most, without a traceback."""
    data = Path(mailbox.__file__).parent / "test" / "test_email" / "data"
    files = sorted(data.glob("msg_*.txt"))
    if not files:
        pytest.skip("this Python ships no test data")
    for file in files:
        content = file.read_bytes()
        box = read(content if content.startswith(b"From ") else b"From x Tue May  6 10:00:00 2025\n" + content)
        assert box.counts["mails"] <= 1, file.name


def test_as_many_mails_are_found_as_python_finds_where_bodies_are_escaped(tmp_path):
    path = tmp_path / "box.mbox"
    box = mailbox.mbox(path)
    for number in range(30):
        box.add(mail(BOB, [ME, CAROL], name=str(number)))
    box.close()
    again = mailbox.mbox(path)
    assert read(path.read_bytes()).counts["mails"] == len(again) == 30
    again.close()
