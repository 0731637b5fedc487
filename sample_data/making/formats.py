"""How LinkedIn, and the spreadsheets that people open its exports in, have written Connections.csv over the years."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from making.dice import Dice
from making.people import Person

Contacts = Sequence[tuple[Person, int]]

_NOTE = (
    "When exporting your connection data, you may notice that some of the email addresses are missing. You will only "
    "see email addresses for connections who have allowed their connections to see or download their email address "
    "using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    "https://www.linkedin.com/help/linkedin/answer/261"
)
_SIX = ["First Name", "Last Name", "Email Address", "Company", "Position", "Connected On"]
_SEVEN = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
_GERMAN = ["Vorname", "Nachname", "URL", "E-Mail-Adresse", "Unternehmen", "Position", "Verbunden am"]
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MONATE = "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez".split()
_OUTLOOK = """Title,First Name,Middle Name,Last Name,Suffix,E-mail Address,E-mail 2 Address,E-mail 3 Address,Business
Street,Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,Business Country,Home
Street,Home Street 2,Home Street 3,Home City,Home State,Home Postal Code,Home Country,Other Street,Other Street 2,Other
Street 3,Other City,Other State,Other Postal Code,Other Country,Company,Department,Job Title,Assistant's Phone,Business
Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile
Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Assistant's
Name,Birthday,Manager's Name,Notes,Other Address PO Box,Spouse,Web Page,Personal
Web Page""".replace("\n", " ").split(",")


def connections_2026(contacts: Contacts, exported: int, hidden: int) -> bytes:
    """Write today's export: a note of three lines, seven columns, no newline after the last record."""
    rows = [[p.first, p.last, p.url, _shown(p), *_work(p, exported), _day(since)] for p, since in contacts]
    return _note() + table(_SEVEN, _with_hidden(rows, hidden), last_newline=False)


def connections_2022(contacts: Contacts, exported: int, hidden: int) -> bytes:
    """Write the export of mid-2021 to mid-2023: the note, six columns, no profile addresses."""
    rows = [[p.first, p.last, _shown(p), *_work(p, exported), _day(since)] for p, since in contacts]
    return _note() + table(_SIX, _with_hidden(rows, hidden), last_newline=False)


def connections_2020(contacts: Contacts, exported: int, hidden: int) -> bytes:
    """Write the export of 2020: six columns and no note."""
    rows = [[p.first, p.last, _shown(p), *_work(p, exported), _day(since)] for p, since in contacts]
    return table(_SIX, _with_hidden(rows, hidden))


def connections_2018(contacts: Contacts, exported: int, hidden: int) -> bytes:
    """Write the export of 2018: every e-mail address, US dates with the time of day."""
    rows = [[p.first, p.last, p.email, *_work(p, exported), clock(since, p.slug)] for p, since in contacts]
    return table(_SIX, rows)


def connections_2012(contacts: Contacts, exported: int, hidden: int) -> bytes:
    """Write the Outlook form of 2012: 59 quoted columns in ISO-8859-1, every e-mail address, no dates."""
    rows = []
    for person, _ in sorted(contacts, key=lambda pair: (pair[0].first, pair[0].last)):
        company, position = _work(person, exported)
        cells = {
            "First Name": person.first,
            "Last Name": person.last,
            "E-mail Address": person.email,
            "Company": company,
            "Job Title": position,
        }
        rows.append([cells.get(column, "") for column in _OUTLOOK])
    return table(_OUTLOOK, rows, quoted=True).decode().encode("iso-8859-1")


def connections_excel(contacts: Contacts, exported: int, hidden: int) -> bytes:
    """Write an export re-saved by Excel: the note deleted, CRLF, dates as 2-Jan-24."""
    rows = [[p.first, p.last, p.url, _shown(p), *_work(p, exported), _excel_day(since)] for p, since in contacts]
    return table(_SEVEN, _with_hidden(rows, hidden), newline="\r\n")


def connections_european(contacts: Contacts, exported: int, hidden: int) -> bytes:
    """Write an export re-saved by a European Excel: BOM, semicolons, padded note, dates as 02.01.2024."""
    rows = [[p.first, p.last, p.url, _shown(p), *_work(p, exported), _dotted(since)] for p, since in contacts]
    body = table(_SEVEN, _with_hidden(rows, hidden), newline="\r\n", comma=";")
    note = f"Notes:;;;;;;\r\n{_NOTE};;;;;;\r\n;;;;;;\r\n"
    return b"\xef\xbb\xbf" + note.encode() + body


def connections_utf16(contacts: Contacts, exported: int, hidden: int) -> bytes:
    """Write an export re-saved as "Unicode text": UTF-16 with BOM, tabs, every cell quoted."""
    rows = [[p.first, p.last, p.url, _shown(p), *_work(p, exported), _day(since)] for p, since in contacts]
    body = table(_SEVEN, rows, newline="\r\n", comma="\t", quoted=True)
    return b"\xff\xfe" + body.decode().encode("utf-16-le")


def connections_german(contacts: Contacts, exported: int, hidden: int) -> bytes:
    """Write an export with German headers and month names."""
    rows = [[p.first, p.last, p.url, _shown(p), *_work(p, exported), _tag(since)] for p, since in contacts]
    note = 'Notizen:\n"Beim Export Ihrer Kontaktdaten fehlen möglicherweise einige E-Mail-Adressen."\n\n'
    return note.encode() + table(_GERMAN, rows, last_newline=False)


ERAS: dict[str, Callable[[Contacts, int, int], bytes]] = {
    "2026": connections_2026,
    "zip": connections_2026,
    "2022": connections_2022,
    "2020": connections_2020,
    "2018": connections_2018,
    "2012": connections_2012,
    "excel": connections_excel,
    "european": connections_european,
    "utf16": connections_utf16,
    "german": connections_german,
}


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    newline: str = "\n",
    comma: str = ",",
    quoted: bool = False,
    last_newline: bool = True,
) -> bytes:
    """Write a header and rows as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=comma, lineterminator=newline, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerows([header, *rows])
    text = out.getvalue()
    return (text if last_newline else text.removesuffix(newline)).encode()


def packed(members: dict[str, bytes], made: int) -> bytes:
    """Write a zip that is the same on every machine: stored, since deflate differs between zlib versions."""
    out, when = io.BytesIO(), date.fromordinal(made)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (when.year, when.month, when.day, 9, 0, 0))
            member.create_system, member.external_attr = 3, 0o644 << 16
            archive.writestr(member, content)
    return out.getvalue()


def moment(day: int, *seed: object) -> datetime:
    """Return a waking hour of a day."""
    dice, when = Dice("moment", day, *seed), date.fromordinal(day)
    return datetime(when.year, when.month, when.day, dice.number(7, 21), dice.number(0, 59), dice.number(0, 59))


def clock(day: int, *seed: object) -> str:
    """Return a day with a time as LinkedIn writes it in the US: 1/2/18, 3:45 AM."""
    when = moment(day, *seed)
    return f"{when.month}/{when.day}/{when:%y}, {when.hour % 12 or 12}:{when:%M} {'AM' if when.hour < 12 else 'PM'}"


def _note() -> bytes:
    return f'Notes:\n"{_NOTE}"\n\n'.encode()


def _work(person: Person, exported: int) -> tuple[str, str]:
    job = person.job(exported)
    return job.company, job.position


def _shown(person: Person) -> str:
    return person.email if person.shows_email else ""


def _with_hidden(rows: list[list[str]], hidden: int) -> list[list[str]]:
    """Strew in the rows of members who hide themselves: nothing but a date."""
    dice = Dice("hidden", len(rows))
    for _ in range(hidden):
        place = dice.number(1, len(rows) - 1)
        rows.insert(place, [*[""] * (len(rows[0]) - 1), rows[place][-1]])
    return rows


def _day(ordinal: int) -> str:
    when = date.fromordinal(ordinal)
    return f"{when.day:02} {_MONTHS[when.month - 1]} {when.year}"


def _excel_day(ordinal: int) -> str:
    when = date.fromordinal(ordinal)
    return f"{when.day}-{_MONTHS[when.month - 1]}-{when:%y}"


def _dotted(ordinal: int) -> str:
    return f"{date.fromordinal(ordinal):%d.%m.%Y}"


def _tag(ordinal: int) -> str:
    when = date.fromordinal(ordinal)
    return f"{when.day:02} {_MONATE[when.month - 1]} {when.year}"
