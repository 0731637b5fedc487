"""Every option of every command, alone and in every pair with the others: words and a documented exit code, never a traceback.

The values come from Click's own parameters. Valid ones are tried in all pairs, invalid ones alone (where one ends a
command, it hides the rest); the slow form mixes both in all pairs.
"""

from __future__ import annotations

import shutil
from itertools import combinations

import click
import pytest
from click.testing import CliRunner

from every_command import ALL
from exports import BOB, CAROL, MIRA, export
from infograph import Pool
from infograph.cli.main import cli

DOCUMENTED = {0, 1, 2, 130}
HEAVY = {"evaluate", "demo"}
"""Seconds for each call: left to the slow form."""

WORDS = {
    "industry": (["fintech", "payments"], ["nonsense", ""]),
    "industries": (["fintech", "none"], ["nonsense"]),
    "functions": (["marketing", "none"], ["nonsense"]),
    "function": (["product", "sales"], ["nonsense"]),
    "company": (["Stripe", "Acme Robotics"], ["Zzyzx", "\x1b[2J"]),
    "title": (["engineer"], ["zzz", "%"]),
    "via": (["Bob Johnson", "me"], ["Nobody", "#99999", "1"]),
    "person": (["Carol Lee", "1", "https://www.linkedin.com/in/carol-lee"], ["Nobody", "#99999", "77", "¹"]),
    "connector": (["Bob Johnson"], ["Nobody", "77"]),
    "people": (["Bob Johnson", "Carol Lee"], ["Nobody"]),
    "one": (["Carol Lee", "1"], ["Nobody", "77"]),
    "other": (["Dan Wu"], ["Nobody", "0"]),
    "name": (["Carol Lee", "Stripe", "reuse"], ["Nobody", "77"]),
    "value": (["0.6"], ["much", "-1"]),
    "owner": (["Bob Johnson"], ["Nobody"]),
    "without": (["Mira Holloway"], ["Nobody"]),
    "stage": (["asked", "no answer", "met"], ["zzz"]),
    "since": (["2026-01-01"], ["soon"]),
    "on": (["2026-11-01", "2026-12-01"], ["soon", "2026-13-40"]),
    "told": (["Ann Po <https://www.linkedin.com/in/ann-po>"], ["<<>>", ""]),
    "cadence": (["nudge=5"], ["zzz=5", "nudge", "nudge=x", "nudge=" + "9" * 30]),
    "words": (["learned=much"], ["zzz=5", "learned"]),
    "kinds": (["ask", "thanks"], ["zzz"]),
    "purpose": (["field", "change"], ["zzz"]),
    "files": (["Connections.csv", "."], ["none.csv", "odd.csv"]),
    "file": (["table.csv"], ["none.csv", "odd.csv"]),
    "filled": (["table.csv"], ["none.csv", "odd.csv"]),
    "output": (["out.csv", "-"], ["no/such/folder/out.csv", "out.zzz"]),
    "mine": (["me@rivera.example"], ["nobody"]),
    "mapping": (["First Name=first,Last Name=last"], ["x", "=", "a=zzz"]),
    "encoding": (["utf-8", "cp1252"], ["zzz"]),
    "form": ([], ["zzz"]),
    "shell": ([], ["zzz"]),
    "by": (["email"], ["zzz"]),
    "sources": (["1"], ["99", "x"]),
    "member": (["Bob Johnson"], ["Nobody", ""]),
    "path": (["Connections.csv", "members"], ["none.csv", "odd.csv"]),
    "url": (["https://www.linkedin.com/in/bob-johnson"], ["example.com"]),
    "until": (["2099-12-31"], ["2001-01-01", "soon"]),
    "place": (["spring"], ["nowhere", "members"]),
    "agreed": ([], ["0000000000"]),
    "folder": (["new"], ["members", "table.csv"]),
}
"""Name of a parameter -> what may be given for it, and what may not; others follow from their type."""


def values(param: click.Parameter) -> tuple[list[list[str]], list[list[str]]]:
    """Return the words that give a parameter a valid value, one list each, and those that give an invalid one."""
    flag = isinstance(param, click.Option) and (param.is_flag or param.count)
    if flag:
        return [[name] for name in (*param.opts, *param.secondary_opts) if name.startswith("--")], []
    good, bad = WORDS.get(param.name or "", ([], []))
    kind = param.type
    if isinstance(kind, click.Choice):
        good, bad = [str(kind.choices[0]), str(kind.choices[-1])], ["zzz", ""]
    elif isinstance(kind, click.IntRange):
        least, most = kind.min or 0, kind.max if kind.max is not None else 40
        good, bad = [str(least), str(most)], [str(least - 1), "x", "9" * 30]
    elif not good and not bad:
        good, bad = ["words"], ["", "\x1b[2J\u202e"]
    before = [next(name for name in param.opts if name.startswith("--"))] if isinstance(param, click.Option) else []
    return [[*before, *split(word, param)] for word in good], [[*before, *split(word, param)] for word in bad]


def split(word: str, param: click.Parameter) -> list[str]:
    return ["Bob Johnson", word] if param.name == "people" else [word]


def pairwise(factors: list[list[list[str]]]) -> list[list[list[str]]]:
    """Return rows with one value of each factor in which every pair of values of two factors stands at least once.

    >>> len(pairwise([[["a"], ["b"]], [["c"], ["d"]], [["e"], ["f"]]]))
    4
    """
    places = range(len(factors))
    left = {(a, i, b, j) for a, b in combinations(places, 2) for i in range(len(factors[a])) for j in range(len(factors[b]))}
    rows = []
    while left:
        a, i, b, j = min(left)
        row = {a: i, b: j}
        for place in places:
            if place not in row:
                row[place] = max(
                    range(len(factors[place])),
                    key=lambda one: sum(pair(place, one, other, at) in left for other, at in row.items()),
                )
        left -= {pair(x, row[x], y, row[y]) for x, y in combinations(places, 2)}
        rows.append([factors[place][row[place]] for place in places])
    return rows


def pair(a: int, i: int, b: int, j: int) -> tuple[int, int, int, int]:
    return (a, i, b, j) if a < b else (b, j, a, i)


def factors(command: click.Command, *, invalid: bool) -> list[list[list[str]]]:
    found = []
    for param in command.params:
        good, bad = values(param)
        absent: list[list[str]] = [] if isinstance(param, click.Argument) and param.required else [[]]
        found.append([*absent, *good, *(bad if invalid else [])])
    return [one for one in found if one]


def alone(command: click.Command) -> list[list[str]]:
    """Return calls with each value of each parameter, beside nothing but what is required."""
    required = [values(param)[0][0] for param in command.params if param.required]
    calls = [[word for words in required for word in words]]
    for param in command.params:
        good, bad = values(param)
        rest = [
            words for words, one in zip(required, (p for p in command.params if p.required), strict=True) if one is not param
        ]
        calls += [[word for words in [*rest, value] for word in words] for value in [*good, *bad]]
    return calls


@pytest.fixture
def call(home, made, tmp_path, monkeypatch):
    """Return what runs a command on a store and files laid anew, and looks at how it ends."""
    monkeypatch.setattr(click, "launch", lambda url: 0)
    monkeypatch.setenv("HOME", str(tmp_path / "user"))  # completion --install writes there
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "ZDOTDIR"):
        monkeypatch.delenv(name, raising=False)
    desk = tmp_path / "desk"

    def run(words: tuple[str, ...], given: list[str]) -> None:
        for folder in (home, desk):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made / "both", home)
        desk.mkdir()
        export(desk / "Connections.csv", [BOB, CAROL])
        (desk / "table.csv").write_text("employer,company,industries,motivation\nStripe,Stripe,fintech,5\n", "utf-8")
        (desk / "members").mkdir()
        shutil.copy(pool / "members.csv", desk / "members")
        shutil.copytree(pool / "spring", home / "pools" / "spring")
        (desk / "odd.csv").write_bytes(b"\x00\xff\xfe" * 99)
        monkeypatch.chdir(desk)
        (home / "last-answer").write_bytes(answer)
        result = CliRunner().invoke(cli, [*words, *given], prog_name="infograph", input="")
        shown = " ".join(map(repr, ["infograph", *words, *given]))
        assert result.exception is None or isinstance(result.exception, SystemExit), (shown, result.exc_info)
        assert result.exit_code in DOCUMENTED and "Traceback" not in result.output, (shown, result.output)
        if result.exit_code == 2:
            assert result.stderr.strip(), shown

    pool = tmp_path / "pool"
    pool.mkdir()
    listed = (
        "file,member,url,consent,scope\n../Connections.csv,Mira Holloway,https://www.linkedin.com/in/mira-holloway,form,seen\n"
    )
    (pool / "members.csv").write_text(listed, "utf-8")
    with Pool.create("Spring", pool / "spring") as spring:
        told = {"url": "https://www.linkedin.com/in/bob-johnson", "consent": "form", "scope": ["connector"]}
        spring.add(export(pool / "bob.csv", [CAROL, MIRA]), "Bob Johnson", **told)
    shutil.copytree(made / "both", home)
    CliRunner().invoke(cli, ["suggest", "-q"], prog_name="infograph")
    answer = (home / "last-answer").read_bytes()
    return run


DRAWN = {"plot", "report"}
"""Commands whose pictures and pages take a second each: with the slower checks."""

MANY = {
    "pool",
    "plan",
    "connectors",
    "campaign",
    "companies",
    "moves",
    "ask-next",
    "functions",
    "industries",
    "draft",
    "sources",
}
"""Commands of many options, or many commands of one kind: with the slower checks too."""


def light(but: set[str]) -> list:
    """Return the commands that take no seconds, those with one of these words marked as slow."""
    named = [words for words in ALL if not HEAVY & set(words)]
    return [pytest.param(words, marks=pytest.mark.slow) if but & set(words) else words for words in named]


@pytest.mark.slow  # each valid value stands in a pair too
@pytest.mark.parametrize("words", light(DRAWN), ids=" ".join)
def test_every_option_alone(call, words):
    for given in alone(ALL[words]):
        call(words, given)


@pytest.mark.sampled(6)
@pytest.mark.parametrize("words", light(DRAWN | MANY), ids=" ".join)
def test_every_pair_of_options(call, words):
    for row in pairwise(factors(ALL[words], invalid=False)):
        call(words, [word for value in row for word in value])


@pytest.mark.slow
@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_pair_of_options_with_values_that_cannot_be(call, words):
    for row in pairwise(factors(ALL[words], invalid=words != ("evaluate",))):
        call(words, [word for value in row for word in value])


@pytest.mark.slow
def test_every_command_and_every_pair_is_covered():
    assert len(ALL) >= 34
    for command in ALL.values():
        tried = factors(command, invalid=True)
        assert len(tried) == len(command.params), [param.name for param in command.params if not any(values(param))]
        rows = pairwise(tried)
        for a, b in combinations(range(len(tried)), 2):
            assert {(str(row[a]), str(row[b])) for row in rows} == {(str(i), str(j)) for i in tried[a] for j in tried[b]}
