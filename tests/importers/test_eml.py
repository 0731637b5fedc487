"""Single mails: .eml, .emlx of Apple Mail and the files of a Maildir, told from other texts by their beginning."""

from __future__ import annotations

import io
from datetime import date

from infograph.importers.mail.formats import eml
from infograph.importers.mail.tally import Tally
from mails import mail

TODAY = date(2026, 11, 20).toordinal()
ONE = mail("Bob Johnson <bob@north.example>", ["me@rivera.example", "carol@stripe.example"], name="a").encode()


def read(content: bytes) -> Tally:
    box = Tally(TODAY)
    for _ in eml.read(io.BytesIO(content), box):
        pass
    return box


def test_a_mail_is_claimed_and_read_also_with_the_length_that_apple_writes_first():
    for content in (ONE, b"1234      \n" + ONE + b"<?xml version='1.0'?><plist/>", ONE.replace(b"\n", b"\r\n")):
        assert eml.claims(content[:4096], "x")
        assert read(content).counts["mails"] == 1
        assert len(list(read(content).pairs())) == 3


def test_other_texts_are_no_mails():
    for text in ("", "Note: buy milk\n", "First Name,Last Name\nBob,Lee\n", "From: Bob\n\nmy letter\nDate: today", "{}"):
        assert not eml.claims(text.encode(), "x.eml")


def test_a_mail_without_an_end_of_its_headers_is_read():
    assert read(ONE[: ONE.index(b"\n\n")]).counts["mails"] == 1
