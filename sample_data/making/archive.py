"""The other files of a LinkedIn archive: messages, invitations, praise, and what the owner says of themself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import timedelta

from making.cast import (
    ALEX,
    AMARA,
    BOB,
    CAROL,
    HANNAH,
    JEAN_MARC,
    JUERGEN,
    KENJI,
    LAYLA,
    LOTTE,
    MATEUS,
    PRIYA,
    SOFIA,
    TOMASZ,
    day,
)
from making.dice import Dice
from making.formats import Contacts, clock, moment, table
from making.owners import Owner
from making.people import Person, Town
from making.world import World

_TALKS = [  # two people, how many messages, the day of the last one, the share that the first one wrote
    (ALEX, BOB, 42, "2026-10-25", 0.5),
    (ALEX, PRIYA, 18, "2026-09-14", 0.4),
    (ALEX, HANNAH, 64, "2026-11-09", 0.5),
    (ALEX, TOMASZ, 6, "2021-06-17", 0.5),
    (ALEX, SOFIA, 31, "2026-10-02", 0.6),
    (ALEX, LOTTE, 9, "2026-03-18", 0.5),
    (ALEX, JUERGEN, 25, "2024-12-05", 0.4),
    (ALEX, AMARA, 14, "2026-08-21", 0.5),
    (ALEX, MATEUS, 2, "2026-05-11", 0.5),
    (ALEX, LAYLA, 1, "2023-02-06", 1.0),
    (PRIYA, CAROL, 12, "2026-09-30", 0.5),
    (PRIYA, BOB, 22, "2026-10-12", 0.5),
    (PRIYA, SOFIA, 5, "2022-08-01", 0.5),
]
_LINES = (
    "Hi, good to hear from you.",
    "Thank you, that is very helpful.",
    "Happy to talk next week.",
    "Congratulations on the new role!",
    "Sounds good, see you there.",
    "Thanks for the note, hope all is well.",
    "Tuesday works, shall we say 4 pm?",
    "I will send you the slides,\nas promised.",
    "Of course, any time.",
    'They called it "a pilot", we shall see.',
    "Great catching up today, let's do it again soon.",
    "Safe travels!",
    "Merci beaucoup, à bientôt!",
    "Viele Grüße aus Berlin",
    "No rush at all.",
    "Here is the link to the article.",
)
_NOTES = (
    "Great to meet you at the logistics summit",
    "We worked together at Copperfield, let's stay in touch",
    "Hi, I enjoyed your talk on last-mile routing",
    "Danke für das nette Gespräch!",
    "Nice to meet you, via Bob",
)
_SKILLS = ("Product Management", "Logistics", "Stakeholder Management", "SQL", "Roadmapping", "Agile Methodologies")
_MESSAGES = [
    "CONVERSATION ID",
    "CONVERSATION TITLE",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "RECIPIENT PROFILE URLS",
    "DATE",
    "SUBJECT",
    "CONTENT",
    "FOLDER",
    "ATTACHMENTS",
    "IS MESSAGE DRAFT",
]
_INVITATIONS = ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]
_PROFILE = """First Name,Last Name,Maiden Name,Address,Birth Date,Contact Instructions,Headline,Summary,Industry,
Country,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers""".replace("\n", "").split(",")
_POSITIONS = ["Company Name", "Title", "Description", "Location", "Started On", "Finished On"]
_PRAISE = ["First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status"]


def priyas(owner: Owner, contacts: Contacts, world: World) -> dict[str, bytes]:
    """Return what else is in the zip of Priya, who also shares her messages."""
    partners = _talkative(owner, contacts, 50)
    return {
        "messages.csv": _messages(owner, partners, []),
        "Invitations.csv": _invitations(owner, contacts, 80, _strangers(world, "priya", 6)),
        "Profile.csv": _profile("Priya", "Raman", "Principal at Juniper Seed Fund", "Venture Capital"),
    }


def alexs(owner: Owner, contacts: Contacts, world: World) -> dict[str, bytes]:
    """Return all files of Alex's archive but the connections."""
    strangers = _strangers(world, "alex", 21)
    partners = _talkative(owner, contacts, 54) + [_talk(owner, other, owner.joined + 2500) for other in strangers[14:]]
    colleagues = [p for p, _ in contacts if p.job(owner.exported).company == "Harborline Freight"]
    return {
        "messages.csv": _messages(owner, partners, _odd_rows(owner)),
        "Invitations.csv": _invitations(owner, contacts, 105, strangers[:14]),
        "Recommendations_Received.csv": _praise(
            owner,
            [
                (JUERGEN, "Alex built the first product team at Kiebitz,\nand customers still ask for them.", "2018-05-02"),
                (BOB, 'Alex is the rare product manager whom engineers call "one of us".', "2021-12-14"),
                (colleagues[0], "Calm, curious and kind. They made our roadmap honest.", "2025-03-07"),
            ],
        ),
        "Recommendations_Given.csv": _praise(
            owner,
            [
                (LOTTE, "Lotte sees the customer before anybody else does,\n\nand says so.", "2018-04-20"),
                (colleagues[1], "A pleasure to plan with, and to disagree with.", "2024-09-30"),
            ],
        ),
        "Endorsement_Received_Info.csv": _endorsements(
            "Endorser",
            [
                (BOB, 3),
                (HANNAH, 1),
                (JUERGEN, 2),
                (AMARA, 1),
                *((p, 1) for p in colleagues[2:8]),
                (KENJI, 1),
                (SOFIA, 2),
            ],
            owner,
        ),
        "Endorsement_Given_Info.csv": _endorsements(
            "Endorsee", [(BOB, 2), (TOMASZ, 1), (KENJI, 1), *((p, 1) for p in colleagues[5:10])], owner
        ),
        "Positions.csv": table(
            _POSITIONS,
            [
                [
                    "Harborline Freight",
                    "Senior Product Manager",
                    "Customer portal and carrier payments.",
                    "Chicago",
                    "Feb 2022",
                    "",
                ],
                ["Copperfield Parcel", "Product Manager", "Tracking, returns", "Chicago", "May 2018", "Jan 2022"],
                ["Kiebitz Logistik GmbH", "Product Analyst", "", "Berlin", "Sep 2015", "Apr 2018"],
                ["Lavigne Transports", "Operations Analyst", "", "Montréal", "Jun 2011", "Aug 2013"],
            ],
        ),
        "Education.csv": table(
            ["School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities"],
            [
                ["Technische Universität Berlin", "2013", "2015", "", "M.Sc., Industrial Engineering", ""],
                ["McGill University", "2007", "2011", "", "B.A., Economics", "Debating society"],
            ],
        ),
        "Profile.csv": _profile(
            "Alex",
            "Rivera",
            "Senior Product Manager at Harborline Freight | curious about fintech",
            "Transportation, Logistics, Supply Chain and Storage",
        ),
        "Company Follows.csv": table(
            ["Organization", "Followed On"],
            [
                [name, f"{moment(day(when), name):%a %b %d %H:%M:%S} UTC {when[:4]}"]
                for name, when in (
                    ("Monzo", "2026-10-04"),
                    ("Stripe", "2026-10-04"),
                    ("Adyen", "2026-09-12"),
                    ("Wise", "2026-09-12"),
                    ("Plaid", "2026-08-30"),
                    ("Flexport", "2023-03-14"),
                    ("Maersk", "2021-06-01"),
                    ("Technische Universität Berlin", "2015-11-20"),
                )
            ],
        ),
        "Email Addresses.csv": table(
            ["Email Address", "Confirmed", "Primary", "Updated On"],
            [
                ["alex.rivera@example.com", "Yes", "Yes", clock(day("2022-02-14"), "mail")],
                ["arivera@example.org", "Yes", "No", clock(day("2013-09-03"), "mail")],
            ],
        ),
    }


def _talkative(owner: Owner, contacts: Contacts, count: int) -> list[tuple[str, list[list[str]]]]:
    """Return the named conversations of an owner, and others up to `count`, each with its last moment."""
    named = [(one, two, number, day(last), share) for one, two, number, last, share in _TALKS]
    talks = [_thread(*talk) for talk in named if owner.person in talk[:2]]
    silent = {person.slug for talk in named for person in talk[:2]} | {JEAN_MARC.slug, KENJI.slug}
    others = [pair for pair in contacts if pair[0].slug not in silent]
    for person, since in Dice("talks", owner.person.slug).some(others, count - len(talks)):
        talks.append(_talk(owner, person, since))
    return talks


def _talk(owner: Owner, person: Person, since: int) -> tuple[str, list[list[str]]]:
    dice = Dice("talk", owner.person.slug, person.slug)
    one_way = dice.luck(0.15)
    count = dice.number(1, 2) if one_way else dice.early(2, 36, 3.0)
    last = owner.exported - dice.early(3, max(4, owner.exported - since - 3), 1.8)
    share = float(dice.luck(0.5)) if one_way else 0.3 + dice.number(0, 4) / 10
    return _thread(owner.person, person, count, last, share)


def _thread(one: Person, two: Person, count: int, last: int, share: float) -> tuple[str, list[list[str]]]:
    """Return a conversation, newest message first, with its last moment; both sides' exports hold the same one."""
    dice, when = Dice("thread", one.slug, two.slug), moment(last, one.slug, two.slug)
    name = "2-" + base64.b64encode(hashlib.sha256(f"{one.slug} {two.slug}".encode()).digest()[:24]).decode() + "=="
    rows = []
    for _ in range(count):
        sender, receiver = (one, two) if dice.luck(share) else (two, one)
        rows.append(
            [
                name,
                "",
                sender.name,
                sender.url,
                receiver.name,
                receiver.url,
                f"{when:%Y-%m-%d %H:%M:%S} UTC",
                "",
                dice.pick(_LINES),
                "INBOX",
                "",
                "No",
            ]
        )
        when -= timedelta(minutes=dice.early(2, 30000, 3.0))
    return rows[0][6], rows


def _odd_rows(owner: Owner) -> list[tuple[str, list[list[str]]]]:
    """Return what every inbox also holds: a group, advertising, closed accounts, a draft, spam."""
    me = owner.person
    group = []
    for sender, text, when in (
        (BOB, "Count me in", "2025-06-03 15:20:11"),
        (PRIYA, "Yes!", "2025-06-03 14:02:45"),
        (me, "Copperfield alumni lunch on Friday?", "2025-06-03 13:59:02"),
    ):
        others = [person for person in (me, BOB, PRIYA) if person is not sender]
        group.append(
            [
                "2-R3JvdXA==",
                "Copperfield alumni",
                sender.name,
                sender.url,
                ", ".join(p.name for p in others),
                ",".join(p.url for p in others),
                f"{when} UTC",
                "",
                text,
                "INBOX",
                "",
                "No",
            ]
        )
    single = [
        (
            "2-QWQx==",
            "Sponsored Conversation",
            "LinkedIn Member",
            "",
            me,
            "2026-09-05 09:00:00",
            "Upgrade your career",
            '<p class="spinmail">Hi %FIRSTNAME%</p>',
            "INBOX",
            "No",
        ),
        (
            "2-QWQy==",
            "Sponsored Conversation",
            "LinkedIn Member",
            "",
            me,
            "2026-04-17 09:00:00",
            "A degree for leaders",
            '<p class="spinmail">Hi %FIRSTNAME%</p>',
            "INBOX",
            "No",
        ),
        ("2-Q2xv==", "", "LinkedIn Member", "", me, "2022-01-08 11:41:30", "", "Talk soon", "ARCHIVE", "No"),
        ("2-Q2xw==", "", "LinkedIn Member", "", me, "2020-07-19 08:15:00", "", "Thanks again", "ARCHIVE", "No"),
        ("2-RHJh==", "", me.name, me.url, KENJI, "2026-11-12 20:30:00", "", "Dear Kenji, long time", "INBOX", "Yes"),
        (
            "2-U3Bh==",
            "",
            "Spam Sender",
            "https://www.linkedin.com/in/spam-sender-example",
            me,
            "2026-01-08 03:00:00",
            "",
            "Buy followers",
            "SPAM",
            "No",
        ),
    ]
    odd = []
    for name, heading, by, url, to, when, subject, text, folder, draft in single:
        row = [name, heading, by, url, to.name, to.url, f"{when} UTC", subject, text, folder, "", draft]
        odd.append((row[6], [row]))
    return [(group[0][6], group), *odd]


def _messages(owner: Owner, talks: list[tuple[str, list[list[str]]]], odd: list[tuple[str, list[list[str]]]]) -> bytes:
    newest_first = sorted(talks + odd, key=lambda talk: talk[0], reverse=True)
    return table(_MESSAGES, [row for _, rows in newest_first for row in rows], quoted=True)


def _invitations(owner: Owner, contacts: Contacts, count: int, strangers: Sequence[Person]) -> bytes:
    """Write who invited whom: `count` contacts, Kenji with a note, and people who never answered."""
    dice, me = Dice("invitations", owner.person.slug), owner.person
    chosen = dice.some([pair for pair in contacts if pair[0] is not KENJI], count)
    invited = [(person, since - dice.number(0, 3), dice.luck(0.6)) for person, since in chosen]
    invited += [(person, owner.exported - dice.number(20, 900), True) for person in strangers]
    invited += [(person, since, False) for person, since in contacts if person is KENJI]
    rows = []
    for person, when, outgoing in sorted(invited, key=lambda item: (-item[1], item[0].slug)):
        one, two = (me, person) if outgoing else (person, me)
        note = _NOTES[0] if person is KENJI else dice.pick(_NOTES) if dice.luck(0.12) else ""
        at = clock(when, person.slug)
        at = at.replace(" AM", "\u202fAM").replace(" PM", "\u202fPM") if dice.luck(0.05) else at
        rows.append([one.name, two.name, at, note, "OUTGOING" if outgoing else "INCOMING", one.url, two.url])
    return table(_INVITATIONS, rows)


def _praise(owner: Owner, entries: Sequence[tuple[Person, str, str]]) -> bytes:
    rows = []
    for person, text, when in entries:
        job, at = person.job(owner.exported), moment(day(when), person.slug)
        rows.append([person.first, person.last, job.company, job.position, text, f"{at:%m/%d/%y, %I:%M %p}", "VISIBLE"])
    return table(_PRAISE, rows)


def _endorsements(role: str, entries: Sequence[tuple[Person, int]], owner: Owner) -> bytes:
    header = [
        "Endorsement Date",
        "Skill Name",
        f"{role} First Name",
        f"{role} Last Name",
        f"{role} Public Url",
        "Endorsement Status",
    ]
    rows, dice = [], Dice(role, owner.person.slug)
    for person, count in entries:
        at = moment(owner.exported - dice.number(100, 1500), person.slug)
        for skill in dice.some(_SKILLS, count):
            status = "PENDING" if dice.luck(0.08) else "ACCEPTED"
            rows.append(
                [f"{at:%Y/%m/%d %H:%M:%S} UTC", skill, person.first, person.last, person.url.removeprefix("https://"), status]
            )
            at += timedelta(seconds=1)
    return table(header, sorted(rows, reverse=True))


def _profile(first: str, last: str, headline: str, industry: str) -> bytes:
    known = {
        "First Name": first,
        "Last Name": last,
        "Headline": headline,
        "Industry": industry,
        "Country": "United States",
        "Geo Location": "Chicago, Illinois, United States",
        "Summary": "An invented person, made for the examples of this repository.",
    }
    return table(_PROFILE, [[known.get(column, "") for column in _PROFILE]])


def _strangers(world: World, seed: str, count: int) -> list[Person]:
    """Draw people whom nobody else in the story knows."""
    town = Town(Dice("strangers", seed), set(world.people), names={p.name: {"*"} for p in world.people.values()})
    return [town.person("recruiting" if place % 2 else "software", "us") for place in range(count)]
