"""Mail and calendars in a store: whose ties they show, who is who, that nothing else is kept, and that all of it can go again."""

from __future__ import annotations

import gzip
import io
import signal
import zipfile
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from infograph import Workspace
from infograph.errors import Halted
from infograph.importers.mail import halts, places, reading, remnants
from infograph.importers.mail.formats import mbox as mbox_format
from infograph.importers.mail.tally import Tally
from infograph.outreach import ShareWish
from mails import SECRET, calendar, event, mail, mbox

ME = "Alex Rivera <alex@rivera.example>"
BOB, CAROL, DAN = "Bob Johnson <bob.j@gmail.example>", "Carol Lee <carol.lee@stripe.example>", "Dan Wu <dan.wu@adyen.example>"
LIST = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Bob,Johnson,https://www.linkedin.com/in/bob-j,,North Quay,Engineer,01 Mar 2020\n"
    "Eve,Ray,https://www.linkedin.com/in/eve-ray,,Visa,Analyst,01 Mar 2021\n"
)
BOX = [
    *(mail(BOB, [ME], [CAROL], name=f"a{number}", day=f"{number} May 2025") for number in range(1, 9)),
    *(mail(ME, [BOB], name=f"b{number}", day=f"{number} Jun 2025", reply=f"a{number}") for number in range(1, 5)),
    mail(CAROL, [BOB], [ME], name="c", day="9 May 2025", reply="a1"),
    mail(DAN, [BOB, ME], name="d"),
    mail("News <news@shop.example>", [ME], name="e"),
    mail("Crowd <bob.j@gmail.example>", [ME, DAN], name="f", more="List-Id: <crowd>"),
]


@pytest.fixture
def own(tmp_path):
    """A store with a list of contacts, and beside it a box."""
    (tmp_path / "Connections.csv").write_text(LIST)
    (tmp_path / "box.mbox").write_bytes(mbox(BOX))
    with Workspace.open(tmp_path / "home", create=True, today=date(2026, 11, 20)) as net:
        net.import_files([tmp_path / "Connections.csv"], me="Alex Rivera")
        yield net


def state(net: Workspace) -> str:
    """Return everything that a store holds, without the numbers that are not used again."""
    out = io.StringIO()
    net.export("csv", out)
    return out.getvalue()


def second_degree(net: Workspace, **asked) -> dict[str, tuple[str, tuple[str, ...]]]:
    found = net.suggest(degree=2, **asked)
    return {one.target.name: (one.best.connector.name, one.best.second.evidence) for one in found}


def test_one_list_and_one_box_give_a_second_degree_with_its_evidence(own, tmp_path):
    assert not second_degree(own)
    (report,) = own.import_files([tmp_path / "box.mbox"])
    assert report.opens == 2
    assert second_degree(own) == {
        "Carol Lee": ("Bob Johnson", ("on 9 mails together, last in May 2025",)),
        "Dan Wu": ("Bob Johnson", ("on 1 mail together, in May 2025",)),
    }
    assert own.person("Carol Lee").company == "Stripe" and own.person("Dan Wu").company == "Adyen"
    assert {one.target.name for one in own.suggest(industry="fintech")} == {"Carol Lee", "Dan Wu"}
    assert report.warnings == ["mail_lists:1", "mail_machines:1", "own_addresses"]


def test_own_ties_are_counted_as_messages_are(own, tmp_path):
    own.import_files([tmp_path / "box.mbox"])
    hop = next(one.best.first for one in own.suggest(degree=2))
    assert hop.rule == "interactions"
    assert hop.evidence[:2] == ("12 messages, latest a year ago", "by mail since May 2025")
    assert own.person("Bob Johnson").slug == "bob-j"  # an address joins the only contact of its name


def test_nothing_but_the_headers_that_are_named_is_kept_or_shown(own, tmp_path):
    (tmp_path / "cal.ics").write_bytes(calendar([event([ME, BOB, CAROL])]))
    reports = own.import_files([tmp_path / "box.mbox", tmp_path / "cal.ics"])
    assert own.suggest(degree=2)
    text = state(own) + repr(reports) + own.explain("Carol Lee") + repr(own.sources())
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    assert SECRET.casefold() not in text.casefold()
    assert SECRET.encode().lower() not in kept.lower()


def test_a_box_is_forgotten_as_if_it_had_never_been_imported(own, tmp_path):
    before = state(own), second_degree(own), own.status().ties
    own.import_files([tmp_path / "box.mbox"])
    assert state(own) != before[0]
    own.forget(sources=[max(source.id for source in own.sources())])
    assert (state(own), second_degree(own), own.status().ties) == before
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    assert b"carol.lee@stripe.example" not in kept


def test_whoever_asked_to_be_forgotten_does_not_come_back_by_mail(own, tmp_path):
    own.import_files([tmp_path / "box.mbox"])
    own.forget(name="Carol Lee")
    own.forget(sources=[max(source.id for source in own.sources())])
    own.import_files([tmp_path / "box.mbox"])
    assert set(second_degree(own)) == {"Dan Wu"}


def test_the_same_box_again_changes_nothing_and_an_older_part_of_it_counts_no_mail_twice(own, tmp_path):
    own.import_files([tmp_path / "box.mbox"])
    before = state(own)
    (again,) = own.import_files([tmp_path / "box.mbox"])
    assert again.status == "unchanged" and state(own) == before
    (tmp_path / "older.mbox").write_bytes(mbox(BOX[:6]))
    own.import_files([tmp_path / "older.mbox"])
    assert second_degree(own)["Carol Lee"][1] == ("on 9 mails together, last in May 2025",)


def test_folders_count_each_mail_once_whatever_program_keeps_them(own, tmp_path):
    thunderbird = tmp_path / "profile" / "Mail"
    thunderbird.mkdir(parents=True)
    (thunderbird / "Inbox").write_bytes(mbox(BOX))
    (thunderbird / "Archive").write_bytes(mbox(BOX[:9]))
    (thunderbird / "Inbox.msf").write_text("// index")
    maildir = tmp_path / "profile" / "Maildir" / "cur"
    maildir.mkdir(parents=True)
    (maildir / "1715.V1:2,S").write_text(BOX[0])
    (tmp_path / "profile" / "one.eml").write_text(mail(CAROL, [BOB, ME], name="only here"))
    (report,) = own.import_files([tmp_path / "profile"])
    assert "mail_twice:10" in report.warnings
    assert second_degree(own)["Carol Lee"][1] == ("on 10 mails together, last in May 2025",)


def test_a_takeout_is_read_as_it_came_also_packed_twice(own, tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Takeout/Mail/All mail.mbox", mbox(BOX))
        archive.writestr("Takeout/Calendar/Work.ics", calendar([event([ME, BOB, CAROL])]))
        archive.writestr("Takeout/archive_browser.html", f"<html>{SECRET}")
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as archive:
        archive.writestr("takeout-1.zip", inner.getvalue())
    (report,) = own.import_files([tmp_path / "takeout.zip"])
    assert report.status == "ok"
    assert second_degree(own)["Carol Lee"][1] == (
        "on 9 mails together, last in May 2025",
        "in 1 meeting together, in May 2025",
    )


@pytest.mark.slow
def test_a_zip_within_a_zip_that_unpacks_to_far_more_than_it_is_is_not_looked_into(own, tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("All mail.mbox", mbox(BOX) + bytes(40 << 20))
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("takeout-1.zip", inner.getvalue())
    (report,) = own.import_files([tmp_path / "takeout.zip"])
    assert report.status == "refused"


def test_a_member_without_a_name_is_none(own, tmp_path):
    path = tmp_path / "takeout.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Xall mail.mbox", mbox(BOX))
    path.write_bytes(path.read_bytes().replace(b"Xall", b"\0all"))  # zipfile cuts a name at a zero byte
    (report,) = own.import_files([path])
    assert report.status == "refused"


def test_a_packed_box_is_read_and_a_broken_one_as_far_as_it_goes(own, tmp_path):
    whole = gzip.compress(mbox(BOX * 50))
    (tmp_path / "box.mbox.gz").write_bytes(whole[: len(whole) - 20])
    (report,) = own.import_files([tmp_path / "box.mbox.gz"])
    assert report.status == "ok" and "broken_mail:1" in report.warnings
    assert "Carol Lee" in second_degree(own)


def test_reading_that_is_stopped_goes_on_where_it_was(own, tmp_path, monkeypatch):
    (tmp_path / "big.mbox").write_bytes(mbox(BOX * 20))
    monkeypatch.setattr(mbox_format, "PIECE", 4000)

    def stop(what: str, done: int, of: int) -> None:
        calls.append(done)
        if len(calls) == 5:
            raise KeyboardInterrupt

    calls: list[int] = []
    with pytest.raises(Halted):
        own.import_files([tmp_path / "big.mbox"], progress=stop)
    (kept,) = (tmp_path / "home").glob("*.halted-mail")
    assert kept.stat().st_mode & 0o077 == 0 and SECRET.encode() not in kept.read_bytes()
    (report,) = own.import_files([tmp_path / "big.mbox"])
    assert report.data_rows == len(BOX) * 20
    assert second_degree(own)["Carol Lee"][1] == ("on 9 mails together, last in May 2025",)
    assert not list((tmp_path / "home").glob("*.halted-mail"))


def test_a_first_import_of_mail_that_is_stopped_goes_on_where_it_was(tmp_path, monkeypatch):
    (tmp_path / "big.mbox").write_bytes(mbox(BOX * 20))
    monkeypatch.setattr(mbox_format, "PIECE", 4000)
    home, seen = tmp_path / "new" / "home", []

    def stop(what: str, done: int, of: int) -> None:
        seen.append(done)
        if len(seen) == 5:
            raise KeyboardInterrupt

    with Workspace.open(home, create=True) as net, pytest.raises(Halted):
        net.import_files([tmp_path / "big.mbox"], mine=["alex@rivera.example"], progress=stop)
    (kept,) = home.iterdir()  # no store, and a place in the mail
    assert kept.suffix == remnants.ENDING
    assert [path.stat().st_mode & 0o077 for path in (kept, home, home.parent)] == [0, 0, 0]
    begun = []
    monkeypatch.setattr(reading, "read", partial(_read, reading.read, begun))
    with Workspace.open(home, create=True) as net:
        (report,) = net.import_files([tmp_path / "big.mbox"], mine=["alex@rivera.example"])
        assert report.data_rows == len(BOX) * 20
    assert begun[0] > 0 and not kept.exists()


def _read(really, begun, parts, halt, *more):
    begun.append(halt.position)
    return really(parts, halt, *more)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("form", ["mbox", "mbox.gz", "ics", "eml"])
def test_wherever_ctrl_c_comes_it_is_counted_as_if_it_had_not(form, own, tmp_path, monkeypatch):
    monkeypatch.setattr(mbox_format, "PIECE", 3000)
    events = [event([ME, BOB, CAROL][: 2 + n % 2], start=f"2025050{n}T100000Z") for n in range(1, 7)]
    written = {"mbox": mbox(BOX), "mbox.gz": gzip.compress(mbox(BOX)), "ics": calendar(events)}
    broken = gzip.compress(mbox(BOX[:9]) * 50)
    (tmp_path / "mails").mkdir()
    for number, held in enumerate([one.encode() for one in BOX] if form == "eml" else [written[form], broken[:-40]]):
        (tmp_path / "mails" / f"{number}.{'mbox.gz' if held == broken[:-40] else form}").write_bytes(held)
    (tmp_path / "mails" / "again.mbox").write_bytes(mbox(BOX[:3]))
    files = list(places.find(tmp_path / "mails"))
    kept, day = tmp_path / "kept", date(2026, 11, 20).toordinal()
    whole = reading.read(files, halts.load(kept, day), lambda halt: None)
    stops = Stops(monkeypatch)
    for at in range(1, 12):
        stops.at = at
        with pytest.raises(KeyboardInterrupt):
            reading.read(files, halts.load(kept, day), lambda halt: halts.save(kept, halt))
        stops.at = 0
        again = reading.read(files, halts.load(kept, day), lambda halt: None)
        assert again.box.state() == whole.box.state() and again.problems == whole.problems, at
        kept.unlink()


class Stops:
    """Ctrl-C in the middle of the mail or event whose number is `at`, when a part of it is counted."""

    def __init__(self, monkeypatch):
        self.at = 0
        for name in ("mail", "meeting"):
            monkeypatch.setattr(Tally, name, self.around(getattr(Tally, name)))

    def around(self, counted):
        def stopped(*told):
            counted(*told)
            self.at -= 1
            if self.at == 0:
                signal.raise_signal(signal.SIGINT)

        return stopped


def test_forgetting_leaves_nothing_of_a_reading_that_was_stopped(own, tmp_path, monkeypatch):
    monkeypatch.setattr(mbox_format, "PIECE", 2000)

    def stop(what: str, done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        own.import_files([tmp_path / "box.mbox"], progress=stop)
    assert list((tmp_path / "home").glob("*.halted-mail"))
    own.forget(name="Eve Ray")
    assert not list((tmp_path / "home").glob("*.halted-mail"))


def test_ones_own_addresses_are_found_and_said_and_can_be_told(own, tmp_path):
    second = "Alex Rivera <arivera@work.example>"
    mails = [*BOX, *(mail(second, [DAN], name=f"w{number}") for number in range(6)), mail(DAN, [second], name="w")]
    (tmp_path / "two.mbox").write_bytes(mbox(mails))
    (report,) = own.import_files([tmp_path / "two.mbox"])
    (said,) = (problem.message for problem in report.problems if problem.code == "own_addresses")
    assert "alex@rivera.example, arivera@work.example" in said
    assert {one.person.name for one in own.suggest(degree=1).contacts} == {"Bob Johnson", "Eve Ray", "Dan Wu"}
    strange = mbox([mail(f"P{n} <p{n}@x.example>", [f"Q{n} <q{n}@y.example>"], name=f"s{n}") for n in range(20)])
    (tmp_path / "strange.mbox").write_bytes(strange)
    (refused,) = own.import_files([tmp_path / "strange.mbox"])
    assert refused.status == "refused" and "--mine" in refused.hint
    (report,) = own.import_files([tmp_path / "strange.mbox"], mine=["P3@x.example"])
    assert report.status == "ok"


def test_addresses_told_of_mail_that_is_here_are_taken_or_it_is_said_that_they_are_not(own, tmp_path):
    second = "Zed Other <zed@work.example>"
    (tmp_path / "two.mbox").write_bytes(mbox([*BOX, *(mail(second, [DAN], name=f"w{number}") for number in range(2))]))
    own.import_files([tmp_path / "two.mbox"])
    before = state(own)
    (refused,) = own.import_files([tmp_path / "two.mbox"], mine=["zed@work.example"])
    number = own.sources()[-1].id
    assert refused.status == "refused" and "--mine was not taken" in refused.why and state(own) == before
    assert f"infograph forget --source {number}" in refused.hint
    own.forget(sources=[number])
    told = ["Zed@work.example", "alex@rivera.example"]
    (report,) = own.import_files([tmp_path / "two.mbox"], mine=told)
    assert any("zed@work.example" in problem.message for problem in report.problems if problem.code == "own_addresses")
    (again,) = own.import_files([tmp_path / "two.mbox"], mine=told)
    assert again.status == "unchanged"


def test_two_addresses_of_one_name_are_one_person_where_those_around_them_agree(own, tmp_path):
    work, private = "Ida Berg <ida@north.example>", "Ida Berg <ida.berg@gmail.example>"
    other = "Ida Berg <ida@elsewhere.example>"
    mails = [mail(work, [ME, BOB], name="1"), mail(private, [ME, BOB], name="2"), mail(other, [ME, DAN], name="3")]
    (tmp_path / "ida.mbox").write_bytes(mbox([*mails, *(mail(BOB, [ME], name=f"x{n}") for n in range(5))]))
    own.import_files([tmp_path / "ida.mbox"])
    assert second_degree(own)["Ida Berg"][1] == ("on 2 mails together, last in May 2025",)
    assert [(pair.one.name, pair.other.name) for pair in own.possible_same()] == [("Ida Berg", "Ida Berg")]


def test_files_of_mail_programs_that_cannot_be_read_say_how_to_convert_them(own, tmp_path):
    for name, start, word in (("box.pst", b"!BDN", "readpst"), ("one.msg", b"\xd0\xcf\x11\xe0", "msgconvert")):
        (tmp_path / name).write_bytes(start + bytes(3000))
        (report,) = own.import_files([tmp_path / name])
        assert report.status == "refused" and word in report.hint
    with zipfile.ZipFile(tmp_path / "box.olm", "w") as archive:
        archive.writestr("Categories.xml", "<x/>")
        archive.writestr("Local/com.microsoft.__Messages/message_0.xml", "<x/>")
    (report,) = own.import_files([tmp_path / "box.olm"])
    assert report.status == "refused" and "mbox" in report.hint


def test_without_what_was_seen_together_the_answer_is_that_of_the_lists(own, tmp_path):
    own.import_files([tmp_path / "box.mbox"])
    assert second_degree(own) and not second_degree(own, together=False)
    assert not own.graph(industry="fintech", together=False).nodes.keys() & {own.person("Carol Lee").id}


def test_a_stated_tie_stays_stated_and_says_beside_it_how_often_they_stood_together(own, tmp_path):
    own.import_files([tmp_path / "box.mbox"])
    before = own.person("Bob Johnson").contacts
    own.add_tie("Bob Johnson", "Carol Lee", note="shared an office")
    hop = next(one.best.second for one in own.suggest(degree=2) if one.target.name == "Carol Lee")
    assert {"on 9 mails together, last in May 2025", "you said: shared an office"} <= set(hop.evidence)
    assert own.person("Bob Johnson").contacts == before + 1  # who is only seen beside somebody is no contact of theirs
    assert second_degree(own, together=False).keys() == {"Carol Lee"}


def test_what_mail_says_is_not_passed_on_unless_asked(own, tmp_path):
    own.import_files([tmp_path / "box.mbox"])
    query, plain, mail_too = own.query(title="", company="Adyen"), ShareWish(), ShareWish(mail=True)
    (tmp_path / "dan.mbox").write_bytes(mbox([mail(ME, [DAN], name="z1"), mail(DAN, [ME], name="z2")]))
    own.import_files([tmp_path / "dan.mbox"])
    assert [row.name for row in own.meetings.share(query, plain, io.StringIO())] == []
    assert [row.name for row in own.meetings.share(query, mail_too, io.StringIO())] == ["Dan Wu"]
    everybody = own.query()
    assert own.meetings.share_evidence(everybody, plain, io.StringIO()) == []
    out = io.StringIO()
    assert {row.name for row in own.meetings.share_evidence(everybody, mail_too, out)} == {"Bob Johnson", "Dan Wu"}
    assert "@" not in out.getvalue()


def test_a_mailbox_of_a_friend_is_theirs(own, tmp_path):
    (tmp_path / "bobs.mbox").write_bytes(mbox([mail(CAROL, [BOB], name="1"), mail(BOB, [CAROL], [DAN], name="2")]))
    own.import_files([tmp_path / "bobs.mbox"], owner="Bob Johnson", mine=["bob.j@gmail.example"])
    assert second_degree(own)["Carol Lee"][0] == "Bob Johnson"


def test_no_finding_is_left_by_an_empty_or_foreign_file(tmp_path):
    for name, content in (("empty.mbox", b""), ("note.eml", b"just a note\n"), ("x.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n")):
        Path(tmp_path / name).write_bytes(content)
        with Workspace.open(tmp_path / name.replace(".", "-"), create=True) as net:
            (report,) = net.import_files([tmp_path / name])
            assert report.status in ("refused", "ok") and not net.sources()


def test_the_only_contact_of_a_name_writes_from_any_address_though_we_talk_on_linkedin_too(tmp_path):
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "Connections.csv").write_text(LIST)
    (archive / "messages.csv").write_text(
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE\n"
        "1,,Bob Johnson,https://www.linkedin.com/in/bob-j,Alex Rivera,https://www.linkedin.com/in/alex,2025-01-02 10:00:00 UTC\n"
    )
    (tmp_path / "box.mbox").write_bytes(mbox([mail(ME, [BOB], name="a"), mail(BOB, [ME], [CAROL], name="b", reply="a")]))
    with Workspace.open(tmp_path / "home", create=True, today=date(2026, 11, 20)) as net:
        net.import_files([archive], me="Alex Rivera")
        (report,) = net.import_files([tmp_path / "box.mbox"])
        assert net.person("Bob Johnson").company == "North Quay" and not net.possible_same()
        assert report.merged == {"only contact of that name": 1} and not any("--possible" in note for note in report.notes)


def test_whoever_mail_or_a_list_of_ties_leaves_open_is_named_in_the_report(own, tmp_path):
    (tmp_path / "bob.csv").write_text(
        LIST.splitlines()[0] + "\nDan,Wu,https://www.linkedin.com/in/dan-wu,,Adyen,CFO,01 Mar 2021\n"
    )
    own.import_files([tmp_path / "bob.csv"], owner="Bob Johnson")
    (tmp_path / "ties.csv").write_text("person a,person b,relationship\nEve Ray,Dan Wu,sing in one choir\n")
    (report,) = own.import_files([tmp_path / "ties.csv"])
    assert [note for note in report.notes if "--possible" in note] == [
        "Dan Wu: there is somebody else of that name. The same, or not? infograph people --possible"
    ]
    (pair,) = own.possible_same()
    own.merge(f"#{pair.one.id}", f"#{pair.other.id}")
    assert {tie.other for tie in own.privacy.held("Dan Wu").ties} >= {"Eve Ray"}
