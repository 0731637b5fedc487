"""Every piece of advice that an error gives, each with the world in which it is given and the commands that follow it.

`says` is the advice as it stands in the source, with {} for what is put in; `tests/house/test_advice.py` finds those without a case.
"""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from exports import ALEX, BOB, CAROL, DAN, HEAD, MIRA, export
from infograph.store import pages
from mails import mail, mbox

CROWD = [f"Pal{n},Friend{n},https://www.linkedin.com/in/pal-{n},,Visa,Engineer,02 Jan 2019" for n in range(12)]
TWINS = [f"Sam,Twin,https://www.linkedin.com/in/sam-twin-{n},,Visa,Engineer,02 Jan 2019" for n in range(2)]


@dataclass(frozen=True)
class Case:
    """A world, a command that is refused there, and what its error advises: each of `then` is one way to go on.

    A way is one command or several with && between; "printed" is the command that the error prints, whole.
    """

    says: str
    fails: str
    then: Sequence[str]
    world: str = "both"
    first: str = ""
    env: Mapping[str, str] = field(default_factory=dict)
    absent: str = ""
    """A module that is not installed there."""


def _table(place: Path) -> Path:
    return _text(place, "Full name,Employer\nCarol Lee,Stripe\n")


def _text(place: Path, text: str) -> Path:
    place.write_text(text, "utf-8")
    return place


def _two_lists(place: Path) -> Path:
    with zipfile.ZipFile(place, "w") as archive:
        for folder in ("a", "b"):
            archive.writestr(f"{folder}/Connections.csv", f"{HEAD}\n{CAROL}\n")
    return place


def _wide(place: Path) -> Path:
    return _text(place, f"{HEAD}\n{CAROL}{',' * 5_000_001}\n")


def _crowd_of(place: Path, more: Sequence[str] = ()) -> Path:
    return export(place, [*CROWD, *more])


def _archive(place: Path, name: str) -> Path:
    """Write an archive whose profile names its owner."""
    place.mkdir()
    first, _, last = name.partition(" ")
    _text(place / "Profile.csv", f"First Name,Last Name,Headline\n{first},{last},Planner\n")
    export(place / "Connections.csv", [CAROL, DAN])
    return place


def _mail(place: Path, pairs: Sequence[tuple[str, str]]) -> Path:
    place.write_bytes(mbox([mail(sender, [to], name=f"m{n}@x") for n, (sender, to) in enumerate(pairs)]))
    return place


def _foreign_store(place: Path) -> Path:
    """Make a folder whose pool.db is another database."""
    place.mkdir()
    with closing(sqlite3.connect(place / "pool.db")) as db:
        db.execute("CREATE TABLE other (x)")
    return place


def _crowded_folder(place: Path) -> Path:
    place.mkdir()
    _text(place / "mine.txt", "mine")
    return place


STRANGERS = [(f"P{n} <p{n}@x.example>", f"Q{n} <q{n}@y.example>") for n in range(20)]
OWN_MAIL = [("alex@example.com", f"p{n}@x.example") for n in range(6)]

FILES: Mapping[str, tuple[str, Callable[[Path], object]]] = {
    "own": ("Connections.csv", lambda place: export(place, [BOB, MIRA])),
    "bob": ("bob.csv", lambda place: export(place, [CAROL, DAN, ALEX])),
    "friends": ("anna.csv", lambda place: export(place, [row.replace("al-", "ol-").replace("Pal", "Pol") for row in CROWD])),
    "carols": ("carols.csv", lambda place: export(place, [DAN])),
    "twins": ("twins.csv", lambda place: export(place, [CAROL, *TWINS])),
    "crowd": ("crowd.csv", _crowd_of),
    "carol's address": ("tobi.csv", lambda place: export(place, [CAROL.replace("Carol,Lee", "Tobi,Grenfeld")])),
    "holding bob": ("bobs.csv", lambda place: export(place, [CAROL, BOB])),
    "crowd2": ("crowd2.csv", lambda place: _crowd_of(place, [CAROL])),
    "table": ("table.csv", _table),
    "odd": ("odd names.csv", lambda place: _text(place, "Full name;Employer;Shoe\nCarol Lee;Stripe;40\nDan Wu;Adyen;41\n")),
    "strange": ("strange.csv", lambda place: _text(place, "Who,Where\nCarol Lee,Stripe\n")),
    "two_lists": ("two.zip", _two_lists),
    "long": ("long.csv", lambda place: place.write_bytes(b"\n" * 1_000_001)),
    "wide": ("wide.csv", _wide),
    "broken_toml": ("broken.toml", lambda place: _text(place, "reuse = = 1")),
    "archive": ("zoe", lambda place: _archive(place, "Alexander Rivera")),
    "alexs": ("alex", lambda place: _archive(place, "Alex Rivera")),
    "strangers": ("strangers.mbox", lambda place: _mail(place, STRANGERS)),
    "box": ("own.mbox", lambda place: _mail(place, OWN_MAIL)),
    "mail": ("mail.mbox", lambda place: _mail(place, OWN_MAIL)),
    "pst": ("own.pst", lambda place: place.write_bytes(b"!BDN" + bytes(600))),
    "foreign": ("foreign", _foreign_store),
    "crowded": ("crowded", _crowded_folder),
    "hollow": ("hollow", lambda place: place.mkdir()),
    "plain": ("plain", lambda place: _text(place, "a file")),
}
"""Files that commands name: their name, and what makes them. Any other name is that of a place where nothing is yet."""

DRAFTED = "draft 'Carol Lee'"
POOLED = "pool create 'Spring 2027' --folder {pool}"
MEMBER = f"{POOLED} && pool add {{bob}} --member 'Bob Johnson' --consent 'signed form' --pool {{pool}}"
ADD_BOB = "pool add {bob} --member 'Bob Johnson' --consent 'signed form'"
ASKED_TWICE = "log 'Carol Lee' asked --via 'Bob Johnson' && log 'Carol Lee' asked --via 'Mira Holloway'"
EVERYTHING = "export -o {everything}"

COMMANDS = [
    Case("Say it: infograph completion {}", "completion", ["completion bash"], "none", env={"SHELL": "/bin/tcsh"}),
    Case(
        "infograph completion powershell prints the script.",
        "completion powershell --install",
        ["completion powershell"],
        "none",
        env={"PATH": "/nowhere"},
    ),
    Case("infograph config -h has examples.", "config reuse 0.5 --reset", ["config -h"]),
    Case(
        "infograph demo --keep begins a trial, --drop ends it.",
        "demo --keep --drop",
        ["demo --keep && demo --drop --yes"],
        "none",
    ),
    Case(
        "infograph demo, without more, shows the sample beside it; set INFOGRAPH_HOME to another folder for --keep.",
        "demo --keep",
        ["demo", "elsewhere && demo --keep"],
    ),
    Case("A number from 1, then d, w, m or y: --older-than 12m", "expire --older-than soon", ["expire --older-than 12m"]),
    Case(
        "infograph export --person NAME -o held.json",
        "export --person 'Carol Lee' --format csv",
        ["export --person 'Carol Lee' -o {held.json}"],
    ),
    Case(
        "A copy of the whole store holds everything as it is: infograph export -o store.sqlite",
        "export -o {everything.json}",
        ["export -o {store.sqlite}"],
        first="spoil a setting",
    ),
    Case("infograph export --format {} -o NAME", "export --format notes", ["export --format notes -o {notes}"]),
    Case(
        "Give one of: a name, --owner NAME, --source N.",
        "forget",
        ["forget 'Carol Lee' --yes", "forget --owner 'Bob Johnson' --yes", "forget --source 2 --yes"],
    ),
    Case("Leave --backup out.", "forget 'Carol Lee' --backup --yes", ["forget 'Carol Lee' --yes"]),
    Case("Nobody can be asked here. To go ahead: the same with --yes.", "forget 'Carol Lee'", ["forget 'Carol Lee' --yes"]),
    Case("infograph goal --clear", "goal --clear -i fintech", ["goal --clear"]),
    Case("infograph draft 'Carol Lee'", "draft", [DRAFTED]),
    Case(
        "Give -o a folder, or --kind for one of them.",
        "draft 'Carol Lee' --format eml",
        ["draft 'Carol Lee' --format eml -o {letters}", "draft 'Carol Lee' --format eml --kind ask"],
    ),
    Case(
        "Use --format eml.",
        f"draft 'Carol Lee' --kind thanks --format mailto --set 'learned={'x' * 5_000}'",
        [f"draft 'Carol Lee' --kind thanks --format eml --set 'learned={'x' * 5_000}'"],
    ),
    Case(
        "infograph log --undo, or: log 'Carol Lee' --undo",
        "log 'Carol Lee' asked --undo",
        ["log --undo", "log 'Carol Lee' --undo"],
        first="log 'Carol Lee' asked",
    ),
    Case(
        "infograph log 'Carol Lee' asked --via 'Bob Johnson'",
        "log 'Carol Lee' --via 'Bob Johnson'",
        ["log 'Carol Lee' asked --via 'Bob Johnson'"],
    ),
    Case(
        "One of: infograph people --merges, --possible, --moved",
        "people",
        ["people --merges", "people --possible", "people --moved"],
    ),
    Case(
        "infograph people --moved --since 2026-01-01",
        "people --merges --since 2026-01-01",
        ["people --moved --since 2026-01-01"],
    ),
    Case("Leave --via out.", "plot --kind companies --via 'Bob Johnson' -o {a.png}", ["plot --kind companies -o {a.png}"]),
    Case("For a picture: infograph plot -o {}", "suggest -i fintech -o {a.png}", ["printed"]),
    Case("infograph sheet --via 'Bob Johnson' --industry fintech", "sheet", ["sheet --via 'Bob Johnson' --industry fintech"]),
    Case(
        "Make one with: infograph sheet --via 'Bob Johnson' --industry fintech",
        "sheet --read {own}",
        ["sheet --via 'Bob Johnson' --industry fintech"],
    ),
    Case("infograph people --merges lists them.", "split a b c", ["people --merges"]),
    Case("infograph people --merges lists who was.", "split 'Carol Lee'", ["people --merges"]),
    Case("infograph people --merges shows why.", "merge 'Bob Johnson' 'Bob Johnson'", ["people --merges"]),
    Case("infograph people --merges lists them with their numbers.", "split 99998 99999", ["people --merges"]),
    Case("infograph people --merges lists who was joined.", "split 2 3", ["people --merges"]),
    Case(
        "infograph people --merges lists the records that were joined; infograph split takes two of these.",
        "split 'Dan Wu' 'Dan Wu'",
        ["people --merges && split {two records}"],
        first="merge 'Carol Lee' 'Dan Wu' --yes",
    ),
    Case("If they are: infograph merge '#{}' '#{}' --yes", "merge 'Carol Lee' 'Dan Wu'", ["printed"]),
    Case("infograph tie me 'Bob Johnson' --closeness 4", "tie me", ["tie me 'Bob Johnson' --closeness 4"]),
    Case("infograph tie 'Bob Johnson' 'Carol Lee'", "tie 'Bob Johnson' 'Bob Johnson'", ["tie 'Bob Johnson' 'Carol Lee'"]),
    Case(
        "Somebody new? Say how you know: --note 'rowed in one boat'",
        "tie me 'Zoe Quill'",
        ["tie me 'Zoe Quill' --note 'rowed in one boat'"],
    ),
    Case("infograph todo --set nudge=5", "todo --set nudge=soon", ["todo --set nudge=5"]),
    Case("Ask again with infograph suggest, or give the name.", "explain 1", ["suggest && explain 1", "explain 'Carol Lee'"]),
    Case(
        "--no-spread keeps the order of scores, so --max-per-connector cannot hold: leave out one.",
        "suggest --no-spread --max-per-connector 2",
        ["suggest --no-spread", "suggest --max-per-connector 2"],
    ),
    Case(
        "For a field: {} -i {}; for a company: --company {}.",
        "suggest fintech",
        ["suggest -i fintech", "suggest --company fintech"],
    ),
    Case("A name of several words stands in quotes: {} -i {}", "suggest --industry real estate", ["printed"]),
    Case("infograph config prints one to begin with.", "config --from {broken_toml}", ["config"]),
    Case(
        "pip install 'infograph[excel]'   (or write -o found.csv, which spreadsheets open too)",
        "suggest -i fintech -o {found.xlsx}",
        ["suggest -i fintech -o {found.csv}"],
        absent="openpyxl",
    ),
    Case("infograph restore, without more, lists those beside the store.", "restore {nowhere.db} --yes", ["restore"]),
    Case(
        "With --anon all names are invented: give the row’s number, the number with its # in quotes, or the invented name.",
        "explain 'Carol Lee' --anon",
        ["suggest -i fintech --anon && explain 1 --anon", "explain '#1' --anon"],
    ),
    Case("List them with: infograph functions", "suggest --function zzqq", ["functions"]),
    Case("List them with: infograph industries", "suggest -i zzqq", ["industries"]),
    Case("Ask for it: infograph suggest --function {}", "suggest -i developers", ["printed"]),
]

PEOPLE = [
    Case("infograph status shows what was imported.", "explain 'Xq Zzyzx'", ["status"]),
    Case("Give the name of one of your contacts: infograph connectors lists the best.", "suggest --via me", ["connectors"]),
    Case(
        "Nothing here says that you know them. If you do: infograph tie me '#{}'\n"
        "Else see who of your contacts knows people: infograph connectors",
        "suggest --via 'Carol Lee'",
        ["printed && suggest --via 'Carol Lee'", "connectors"],
    ),
    Case("infograph sources lists them.", "forget --source 99 --yes", ["sources"]),
    Case(
        "{}\nIf you know each other: infograph tie me {} --note 'how you met'",
        "draft 'Carol Lee' --kind direct",
        ["tie me 'Carol Lee' --note 'how you met' && draft 'Carol Lee' --kind direct"],
    ),
    Case("Ask {} first: infograph draft {} --kind ask", "draft 'Carol Lee' --kind direct", ["printed"]),
    Case(
        "{} was asked and has not answered: infograph draft {} --kind nudge",
        "draft 'Carol Lee' --kind direct",
        ["printed"],
        first="log 'Carol Lee' asked --via 'Bob Johnson'",
    ),
    Case(
        "{} agreed: infograph draft {} --kind note",
        "draft 'Carol Lee' --kind direct",
        ["printed"],
        first="log 'Carol Lee' asked --via 'Bob Johnson' && log 'Carol Lee' agreed",
    ),
    Case(
        "{} has put you in touch: infograph draft {} --kind note",
        "draft 'Carol Lee' --kind direct",
        ["printed"],
        first="log 'Carol Lee' asked --via 'Bob Johnson' && log 'Carol Lee' agreed && log 'Carol Lee' introduced",
    ),
    Case(
        "infograph path {} looks for longer ways.",
        "draft 'Zoe Quill' --kind direct",
        ["printed"],
        first="tie 'Carol Lee' 'Zoe Quill' --note 'they row'",
    ),
    Case(
        "infograph ask-next says which of your contacts to ask for theirs.", "draft 'Carol Lee' --kind list-ask", ["ask-next"]
    ),
    Case("infograph log {} list asked", "log 'Mira Holloway' list asked --via 'Bob Johnson'", ["printed"]),
    Case(
        "Or say which: infograph draft {} --kind {}",
        "draft 'Mira Holloway'",
        ["printed"],
        first="log 'Mira Holloway' asked && log 'Mira Holloway' declined",
    ),
    Case(
        "Or ask {} again: infograph draft {} --kind nudge --via {}",
        DRAFTED,
        ["draft 'Carol Lee' --kind nudge --via 'Bob Johnson'", "path 'Carol Lee'"],
        first="log 'Carol Lee' asked --via 'Bob Johnson' && log 'Carol Lee' 'no answer' --via 'Bob Johnson'",
    ),
    Case("infograph log {} met --told ...", "log 'Carol Lee' asked --told 'Dan Wu'", ["log 'Carol Lee' met --told 'Dan Wu'"]),
    Case("Check --told.", "log 'Carol Lee' met --told 'Carol Lee'", ["log 'Carol Lee' met --told 'Dan Wu'"]),
    Case("infograph log shows every step.", "log --undo", ["log"]),
    Case(
        "--told 'Dan Wu <https://www.linkedin.com/in/...>'",
        "log 'Carol Lee' met --told 'Dan Wu <https://example.com/x>'",
        ["log 'Carol Lee' met --told 'Dan Wu <https://www.linkedin.com/in/dan-wu>'"],
    ),
    Case(
        "Add the profile address: --told 'Dan Wu <https://www.linkedin.com/in/...>'",
        "log 'Carol Lee' met --told 'Sam Twin'",
        ["log 'Carol Lee' met --told 'Sam Twin <https://www.linkedin.com/in/sam-twin-1>'"],
        first="import {twins} --owner 'Mira Holloway'",
    ),
    Case(
        "infograph log {} {} --via {}",
        "log 'Carol Lee' met",
        ["log 'Carol Lee' met --via 'Bob Johnson'", "log 'Carol Lee' met --via 'Mira Holloway'"],
        first=ASKED_TWICE,
    ),
    Case(
        "Through nobody: infograph log {} {} --via me",
        "log 'Carol Lee' met",
        ["log 'Carol Lee' met --via me"],
        first=ASKED_TWICE,
    ),
    Case("Add --on 2026-12-01.", "log 'Carol Lee' scheduled", ["log 'Carol Lee' scheduled --on 2026-12-01"]),
    Case(
        "Give the connector: --via 'Bob Johnson'.",
        "log 'Carol Lee' asked --via 'Carol Lee'",
        ["log 'Carol Lee' asked --via 'Bob Johnson'"],
    ),
    Case(
        "Say for what: --industry fintech (or --company, --title, --function).",
        "share",
        ["share --industry fintech", "share --company Stripe", "share --title engineer", "share --function engineering"],
    ),
]

IMPORTS = [
    Case(
        "Import yours first, then each friend’s: infograph import Connections.csv, infograph import FILE --owner 'Bob Johnson'."
        " For many at once put an owners.csv beside them, with the columns file,owner.",
        "import {crowd} {friends}",
        ["import {own} && import {friends} --owner 'Bob Johnson'"],
        "none",
    ),
    Case(
        "Write it as: --map 'Full name=name,Employer=company'",
        "import {table} --map nonsense",
        ["import {table} --map 'Full name=name,Employer=company'"],
        "none",
    ),
    Case(
        'Example: --map "Full name=name,Employer=company"',
        "import {table} --map 'Employer=company'",
        ["import {table} --map 'Full name=name,Employer=company'"],
        "none",
    ),
    Case(
        "--map 'Full name=name,Employer=company'",
        "import {strange}",
        ["import {strange} --map 'Who=name,Where=company'"],
        "none",
    ),
    Case("infograph import {} --map {}", "import {odd}", ["printed"], "none"),
    Case(
        "Try --encoding cp1252, mac_roman, shift_jis, gb18030, cp1251 or utf-16.",
        "import {own} --encoding klingon",
        ["import {own} --encoding cp1252", "import {own} --encoding mac_roman"],
        "none",
    ),
    Case(
        "Unpack it and import each with --owner.",
        "import {two_lists}",
        ["import {carols} --owner 'Bob Johnson' && import {twins} --owner 'Mira Holloway'"],
        "mine",
    ),
    Case(
        "Split it into smaller files and import them together: infograph import part1.csv part2.csv",
        "import {long}",
        ["import {own} {carols} --owner me"],
        "none",
    ),
    Case(
        "Remove the columns that say nothing of people, or split it: infograph import part1.csv part2.csv",
        "import {wide}",
        ["import {own} {carols} --owner me"],
        "none",
    ),
    Case(
        "Say which addresses are yours: --mine me@example.com", "import {strangers}", ["import {strangers} --mine p3@x.example"]
    ),
    Case("Convert it: readpst -o mail {} (package pst-utils); then: infograph import mail", "import {pst}", ["import {mail}"]),
    Case(
        "infograph sheet --read {}",
        "import {a sheet.csv}",
        ["printed"],
        first="sheet --via 'Bob Johnson' --industry fintech -o {a sheet.csv}",
    ),
    Case(
        "To change whose it is: infograph forget {}, then import it again with --owner {}.",
        "import {bob} --owner 'Mira Holloway'",
        ["printed --yes && import {bob} --owner 'Mira Holloway'"],
    ),
    Case(
        "To change whose it is: infograph forget {}, then import it again with --owner {}.",
        "import {alexs} --owner 'Alex Rivera'",
        ["printed --yes && import {own} --me 'Tom Baker' && import {alexs} --owner 'Alex Rivera' --new-owner"],
        "none",
        first="import {alexs}",
    ),
    Case(
        "infograph forget --source {}, then this import again: it is read anew, with your addresses.",
        "import {box} --mine other@example.com",
        ["printed --yes && import {box} --mine other@example.com"],
        first="import {box}",
    ),
    Case(
        "Whose is it? Add --owner 'Bob Johnson' (or --owner me if it is yours after all).",
        "import {crowd}",
        ["import {crowd} --owner 'Bob Johnson'", "import {crowd} --owner me"],
        "mine_crowd",
    ),
    Case(
        "Whose is it? Add --owner with the name of whoever exported it.",
        "import {holding bob} --owner 'Bob Johnson'",
        ["import {holding bob} --owner 'Mira Holloway'"],
        "mine",
    ),
    Case(
        "infograph demo --drop ends the trial; then import it again, into a store of your own.",
        "import {crowd}",
        ["demo --drop --yes && import {crowd}"],
        "none",
        first="demo --keep",
    ),
    Case(
        "Yours: infograph forget --owner me. The other’s: infograph forget {}",
        "forget --owner 'Alex Rivera' --yes",
        ["forget --owner me --yes", "forget --source 2 --yes"],
        "none",
        first="import {own} && import {crowd} --owner 'Alex Rivera' --new-owner && import {own} --me 'Alex Rivera'",
    ),
    Case(
        "\nIf {}, imported before, is not yours: infograph forget {}",
        "import {crowd} --me 'Alex Rivera'",
        [
            "printed --yes && import {crowd} --me 'Alex Rivera' && import {friends} --owner 'Bob Johnson' --new-owner",
            "import {crowd} --owner me",
        ],
        "none",
        first="import {friends}",
    ),
    Case(
        "infograph import everything.json",
        "elsewhere && import {everything} --owner me",
        ["import {everything}"],
        first=EVERYTHING,
    ),
    Case(
        "Import it by itself, into an empty store: infograph import everything.json",
        "import {hollow}",
        ["elsewhere && import {hollow}/everything.json"],
        first="make {hollow} && export -o {hollow}/everything.json",
    ),
    Case(
        "Export it again: infograph export -o everything.json",
        "import {cut.json}",
        [EVERYTHING],
        first="export -o {cut.json} && cut {cut.json}",
    ),
    Case(
        "Restore it to an empty place: INFOGRAPH_HOME=another-folder infograph import {}   (or import the friends’ files themselves)",
        "import {everything}",
        ["elsewhere && import {everything}", "import {twins} --owner 'Mira Holloway'"],
        first=f"{EVERYTHING} && forget 'Dan Wu' --yes",
    ),
    Case(
        "Add --owner me if it is yours, or --owner {} if it is theirs.",
        "import {archive}",
        ["import {archive} --owner me", "import {archive} --owner 'Alexander Rivera' --new-owner"],
    ),
    Case(
        "If they are another’s: infograph forget {}, then import them with --owner {}.",
        "import {carols} --me 'Tom Baker'",
        ["printed --yes && import {carols} --me 'Tom Baker' && import {alexs} --owner 'Alex Rivera' --new-owner"],
        "none",
        first="import {alexs}",
    ),
    Case(
        "Give the number with its # in quotes. Are they one? infograph people --possible",
        "explain https://www.linkedin.com/in/carol-lee",
        ["people --possible"],
        first="import {carol's address} --owner 'Mira Holloway'",
    ),
    Case(
        "Give the profile address instead: --owner https://www.linkedin.com/in/...",
        "import {carols} --owner 'Sam Twin'",
        ["import {carols} --owner https://www.linkedin.com/in/sam-twin-1"],
        first="import {twins} --owner 'Mira Holloway'",
    ),
    Case(
        "If it is a friend who is not among your contacts, add --new-owner.",
        "import {bob} --owner 'Zed Nova'",
        ["import {bob} --owner 'Zed Nova' --new-owner"],
        "mine",
    ),
]

STORE = [
    Case(
        "Next: infograph import Connections.csv   (or try: infograph demo)",
        "explain 'Carol Lee'",
        ["import {own}", "demo"],
        "none",
    ),
    Case(
        "The file was left as it is. Put a backup in its place (infograph restore; of a pool: infograph pool restore), or move it"
        " away and import again.",
        "suggest -i fintech",
        ["restore && restore {a.db} --yes && suggest -i fintech", "move away && import {own}"],
        first="backup {a.db} && damage",
    ),
    Case(
        "Check its permissions, or set INFOGRAPH_HOME to another folder. Nothing was changed.",
        "status",
        ["elsewhere && import {own}"],
        first="replace by a file",
    ),
    Case(
        "Move it away, or set INFOGRAPH_HOME to another folder. Nothing was changed.",
        "status",
        ["elsewhere && import {own}"],
        first="replace by a link",
    ),
    Case(
        "Move it away, or set INFOGRAPH_HOME to another folder. Nothing was changed.",
        "restore {a.db} --yes",
        ["free the name && restore {a.db} --yes"],
        first="backup {a.db} && take the name of the backups",
    ),
    Case("Set INFOGRAPH_HOME to the folder to use.", "status", ["elsewhere && import {own}"], "homeless"),
]

POOL = [
    Case(
        "Add --member NAME.",
        "pool add {bob} --consent 'signed form' --pool {pool}",
        [f"{ADD_BOB} --pool {{pool}}"],
        first=POOLED,
    ),
    Case(
        "Say how it was given (consent): signed form, 2026-11-02",
        "pool add {bob} --member 'Bob Johnson' --pool {pool}",
        ["pool add {bob} --member 'Bob Johnson' --consent 'signed form, 2026-11-02' --pool {pool}"],
        first=POOLED,
    ),
    Case(
        "Ask again, or give a later day (until): 2027-12-31",
        f"{ADD_BOB} --until 2020-01-01 --pool {{pool}}",
        [f"{ADD_BOB} --until 2027-12-31 --pool {{pool}}"],
        first=POOLED,
    ),
    Case(
        "pip install 'infograph[spark]', or leave --engine spark out: NumPy is faster on one machine.",
        "pool suggest -i fintech --engine spark --pool {pool}",
        ["pool suggest -i fintech --pool {pool}"],
        first=MEMBER,
        absent="pyspark",
    ),
    Case(
        "infograph pool restore, without more, lists those beside a pool.",
        "pool restore {bob} --yes --pool {pool}",
        ["pool restore --pool {pool}"],
        first=MEMBER,
    ),
    Case(
        "Parquet takes pyarrow: pip install 'infograph[spark]'",
        "pool tables {run} -i fintech --pool {pool}",
        ["pool suggest -i fintech --pool {pool}"],
        first=MEMBER,
        absent="pyarrow",
    ),
    Case(
        "infograph pool status lists the members.",
        "pool remove 'Zed Nova' --yes --pool {pool}",
        ["pool status --pool {pool}"],
        first=MEMBER,
    ),
    Case(
        "A further file of theirs is given in their name: {}",
        "pool add {carols} --member 'Robert J' --url https://www.linkedin.com/in/bob-johnson --consent x --pool {pool}",
        ["pool add {carols} --member 'Bob Johnson' --url https://www.linkedin.com/in/bob-johnson --consent x --pool {pool}"],
        first=f"{POOLED} && {ADD_BOB} --url https://www.linkedin.com/in/bob-johnson --pool {{pool}}",
    ),
    Case(
        "Nothing was added. If it is theirs after all: infograph pool remove MEMBER, then add it again.",
        "pool add {bob} --member 'Zed Nova' --consent x --pool {pool}",
        ["pool remove 'Bob Johnson' --yes --pool {pool} && pool add {bob} --member 'Zed Nova' --consent x --pool {pool}"],
        first=MEMBER,
    ),
    Case(
        "Nothing was added. A further file of theirs is given in their name: {}",
        "pool add {crowd2} --member 'Zed Nova' --consent x --pool {pool}",
        ["pool add {crowd2} --member 'Bob Johnson' --pool {pool}"],
        first=f"{POOLED} && pool add {{crowd}} --member 'Bob Johnson' --consent x --pool {{pool}}",
    ),
    Case(
        "First infograph pool remove {}; then others’ lists are left.",
        "pool forget 'Bob Johnson' --yes --pool {pool}",
        ["pool remove 'Bob Johnson' --yes --pool {pool}"],
        first=MEMBER,
    ),
    Case(
        "To change it: infograph pool consent {} --consent WORDS --scope SCOPE",
        "pool add {carols} --member 'Bob Johnson' --scope seen --pool {pool}",
        ["pool consent 'Bob Johnson' --consent 'by letter' --scope seen --pool {pool}"],
        first=MEMBER,
    ),
    Case(
        "Once they gave it again, say how (consent).",
        "pool add {carols} --member 'Bob Johnson' --pool {pool}",
        ["pool add {carols} --member 'Bob Johnson' --consent 'signed again' --pool {pool}"],
        first=f"{MEMBER} && end consent {{pool}}",
    ),
    Case("A word or two: infograph pool create 'Spring 2027'", "pool create '!!'", ["pool create 'Spring 2027'"], "none"),
    Case("infograph pool status --pool {}", POOLED, ["printed"], "none", first=POOLED),
    Case(
        "Give an empty folder, or one that is not there: --folder",
        "pool create Spring --folder {crowded}",
        ["pool create Spring --folder {hollow}", "pool create Spring --folder {pool}"],
        "none",
    ),
    Case(
        "A pool is made with: infograph pool create NAME --folder FOLDER",
        "pool status --pool {hollow}",
        ["pool create Spring --folder {hollow}"],
        "none",
    ),
    Case("Next: infograph pool create NAME", "pool status", ["pool create Spring"], "none"),
    Case(
        "It was left as it is. Make a pool: infograph pool create NAME",
        "pool status --pool {notpool}",
        ["pool create Spring"],
        "none",
        first="lay out {notpool}",
    ),
    Case(
        "Name one of these (pool): {}",
        "pool status",
        ["pool status --pool spring", "pool status --pool autumn"],
        "none",
        first="pool create Spring && pool create Autumn",
    ),
    Case(
        "Give an empty folder, or one that is not there: --run FOLDER",
        "pool suggest -i fintech --run {crowded} --pool {pool}",
        ["pool suggest -i fintech --run {hollow} --pool {pool}", "pool suggest -i fintech --run {run} --pool {pool}"],
        first=MEMBER,
    ),
    Case(
        "Give another folder: --run FOLDER",
        "pool suggest -i fintech --run {plain}/run --pool {pool}",
        ["pool suggest -i fintech --run {run} --pool {pool}"],
        first=MEMBER,
    ),
]

CASES = [*COMMANDS, *PEOPLE, *IMPORTS, *STORE, *POOL]


def copied(made: Path, home: Path, world: str) -> None:
    """Put the store of a world in its place; "none" has none."""
    if world in ("mine", "both"):
        shutil.copytree(made / world, home)


def broken(path: Path) -> None:
    """Damage the middle of a file."""
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 4096] = bytes(4096)
    path.write_bytes(raw)


def ended(folder: Path) -> None:
    """Let the consent of everybody in a pool have ended."""
    with closing(pages.connect(folder / "pool.db")) as db:
        db.execute("UPDATE pool_consent SET until = 700000")
