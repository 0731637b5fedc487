"""Options that several commands share, with what they accept, complete and mean."""

from __future__ import annotations

# Loaded when used: industries and functions take 3 ms, which --help does not need.
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from itertools import takewhile
from pathlib import PurePath
from shlex import quote
from typing import Any, TypeVar, get_args

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from infograph import renderers
from infograph.cli import screen, screen_options
from infograph.errors import BadRequest, InfographError
from infograph.phrases.labels import asked_as
from infograph.phrases.numbers import Listed, left_words
from infograph.query import Level, Query
from infograph.text import clean, quoted

Command = TypeVar("Command", bound=Callable[..., Any])

HTML = "html"
"""The format that is the report: a page, not rows."""
_PAIR = "infograph.spread"
LEVELS: tuple[str, ...] = get_args(Level)[1:]
_USUAL = Query()


def industry_code(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """Return the codes of industries as people call them; raises UnknownIndustry with did-you-mean."""
    return tuple(map(_meant_industry, value)) if isinstance(value, tuple) else _meant_industry(value)


def _meant_industry(word: str) -> str:
    """Return the code of an industry; a word that is neither its code nor its name is said to be taken for it."""
    code, name = _code_and_name(word)
    if word.casefold().replace(" ", "-") not in (code, name.casefold().replace(" ", "-")):
        screen.hint(asked_as(word, code))
    return code


def _code_and_name(word: str) -> tuple[str, str]:
    from infograph.industry import name_of, resolve

    code = resolve(word)
    return code, name_of(code)


def _without_quotes(args: list[str]) -> str:
    """Return the industry that several words after its option name together; "" where there is none."""
    runs = (args[place + 1 :] for place, word in enumerate(args) if word in ("-i", "--industry"))
    for words in (list(takewhile(lambda word: not word.startswith("-"), run)) for run in runs):
        field = clean(" ".join(words)).replace("'", "’")
        with suppress(InfographError):
            if len(words) > 1 and _code_and_name(field):
                return field
    return ""


def complete_industry(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return industries whose code or name begins as typed."""
    from infograph.industry import taxonomy

    return _begun(incomplete, ((industry.code, industry.name) for industry in taxonomy()))


def complete_function(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return functions whose code or name begins as typed."""
    from infograph.industry import all_functions

    return _begun(incomplete, ((function.code, function.name) for function in all_functions()))


def _begun(typed: str, codes: Iterable[tuple[str, str]]) -> list[CompletionItem]:
    beginning = typed.casefold()
    return [
        CompletionItem(code, help=name)
        for code, name in codes
        if code.startswith(beginning) or name.casefold().startswith(beginning)
    ]


def format_name(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Return the name of a format of suggestions, also by its extension; raises BadRequest that lists them."""
    return renderers.renderer(value).FORMAT if value not in ("", HTML) else value


def complete_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return formats that begin as typed."""
    return [CompletionItem(name) for name in (*renderers.renderers(), HTML) if name.startswith(incomplete)]


def complete_person(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return people whose name begins as typed; none where there is no store."""
    return screen_options.offered(ctx, "people", incomplete)


def complete_company(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return companies whose name begins as typed; none where there is no store."""
    return screen_options.offered(ctx, "companies", incomplete)


def or_empty(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """Return the value, or "" where a choice was left open."""
    return value or ""


def format_by_name(output: str, formats: Mapping[str, str], default: str) -> str:
    """Return the format that a file's extension asks for, the default for none; raises BadRequest with a list else."""
    extension = PurePath(output).suffix.lower()
    if output == "-" or not extension:
        return default
    if extension not in formats:
        raise BadRequest(
            f"{output}: this is not written as {extension}.", f"Use a name that ends in one of {', '.join(formats)}."
        )
    return formats[extension]


def ends_in(*extensions: str) -> Callable[[click.Context, click.Parameter, str], str]:
    """Return what refuses names of files that say another format than a command writes."""

    def check(ctx: click.Context, param: click.Parameter, value: str) -> str:
        format_by_name(value, dict.fromkeys(extensions, ""), "")
        return value

    return check


class Asking(click.Command):
    """A command about a field, which says how to name one where it is given without an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; raises BadRequest for a word that belongs to none."""
        ctx.allow_extra_args = True
        if not ctx.resilient_parsing and (field := _without_quotes(args)):
            hint = f"A name of several words stands in quotes: {ctx.command_path} -i {quoted(field)}"
            raise BadRequest(f"“{field}” is given in several words.", hint)
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            word = clean(" ".join(left))
            typed = quoted(word)
            hint = f"For a field: {ctx.command_path} -i {typed}; for a company: --company {typed}."
            raise BadRequest(f"“{word}” is given without an option.", hint)
        return left


def text_or_json(command: Command) -> Command:
    """Give a command --format with text for people and json for scripts, as the keyword `form`."""
    return click.option(
        "-f",
        "--format",
        "form",
        default="text",
        type=click.Choice(["text", "json"]),
        show_default=True,
        help="json: for scripts.",
    )(command)


def pairs(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """Return NAME=VALUE options as a mapping; raises BadRequest for anything else."""
    parts = [part.partition("=") for part in value]
    if any(not name.strip() or not sign for name, sign, _ in parts):
        raise BadRequest(f"{param.opts[0]} cannot be read.", f"Write it as: {param.opts[0]} NAME=VALUE")
    return {name.strip(): text.strip() for name, _, text in parts}


def day(ctx: click.Context, param: click.Parameter, value: str) -> date | None:
    """Return a day as 2026-12-01; raises BadRequest for what is none."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise BadRequest(f"“{value}” is no day.", f"Write it as: {param.opts[0]} 2026-12-01") from None


def about_industry(words: str, *, without: str | None = None) -> Callable[[Command], Command]:
    """Return the option that names industries, with its help, and what counts without it."""
    return click.option(
        "-i",
        "--industry",
        multiple=True,
        callback=industry_code,
        shell_complete=complete_industry,
        metavar="NAME",
        show_default=without,
        help=words,
    )


INDUSTRY = about_industry("Industry, by any usual name; repeat for several.")
COMPANY = click.option("--company", default="", metavar="NAME", shell_complete=complete_company, help="Where the person works.")
TITLE = click.option("--title", default="", metavar="WORDS", help="Words in the person’s title.")
FUNCTION = click.option(
    "--function",
    "functions",
    multiple=True,
    shell_complete=complete_function,
    metavar="NAME",
    help="What the person does, by any usual name; repeat for several.",
)
LEVEL = click.option("--level", type=click.Choice(LEVELS), callback=or_empty, help="How senior, seen from your own position.")
NEAR = click.option("--near", is_flag=True, help="Neighbouring industries too, ranked lower.")
RAW = click.option("--raw", is_flag=True, help="Leave cells alone that a spreadsheet would run as formulas.")
YES = click.option("--yes", is_flag=True, help="Do not ask back; needed where no terminal can be asked.")
OUTPUT = click.option("-o", "--output", default="", metavar="FILE", help="Write to a file; its extension picks the format.")


def given(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return what gives a command several options, in the order of its help."""

    def give(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return give


with_field = given(INDUSTRY, COMPANY, TITLE, FUNCTION, LEVEL, NEAR)
"""The options that say what field a plan is about."""


def count(
    *names: str, least: int = 0, most: int | None = None, usual: bool | str = True, **more: Any
) -> Callable[[Command], Command]:
    """Return an option that takes a whole number from `least` to `most`; `usual` is what help says of its default."""
    return click.option(*names, type=click.IntRange(least, most), show_default=usual, **{"metavar": "N"} | more)


def with_question(limit: int = _USUAL.limit) -> Callable[[Command], Command]:
    """Return what gives a command the options of a question; it gets them as keywords for `Workspace.query`."""
    return given(
        INDUSTRY,
        COMPANY,
        TITLE,
        FUNCTION,
        LEVEL,
        click.option(
            "--via", default="", metavar="NAME", shell_complete=complete_person, help="Only through this contact of yours."
        ),
        count("-n", "--limit", default=limit, least=1, help="How many people."),
        count(
            "--max-per-connector",
            default=_USUAL.max_per_connector,
            usual="no limit",
            callback=_capped_or_unspread,
            help="At most so many people through one contact.",
        ),
        click.option(
            "--spread/--no-spread",
            default=_USUAL.spread,
            show_default=True,
            callback=_capped_or_unspread,
            help="Spread the list over contacts; or keep the order of scores, however often one stands there.",
        ),
        count(
            "--max-per-company", default=_USUAL.max_per_company, usual="no limit", help="At most so many people of one company."
        ),
        count(
            "--max-hops",
            default=_USUAL.max_hops,
            least=2,
            most=3,
            metavar="2|3",
            help="3: longer ways too, where short ones are lacking.",
        ),
        count(
            "--degree",
            default=_USUAL.degree,
            most=2,
            metavar="1|2",
            usual="both",
            help="1: only your own contacts; 2: only people they know.",
        ),
        NEAR,
        click.option("--any-function", is_flag=True, help="Let what people do count for nothing."),
        click.option("--former", is_flag=True, help="With --company: people who used to work there too."),
        click.option(
            "--together/--no-together",
            default=_USUAL.together,
            show_default=True,
            help="Ways over people who were seen together on mails and in meetings; or only over ties that are stated.",
        ),
        click.option("--include-asked", is_flag=True, help="Also people whom you have asked, met or set aside."),
    )


def _capped_or_unspread(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """Refuse a cap on connectors for a list that is not spread over them; called for the later of the two as well."""
    ctx.meta.setdefault(_PAIR, {})[param.name] = value if _typed(ctx, param) else None
    pair = ctx.meta[_PAIR]
    if pair.get("spread") is False and pair.get("max_per_connector") is not None:
        raise click.UsageError("--no-spread keeps the order of scores, so --max-per-connector cannot hold: leave out one.")
    return value


def _typed(ctx: click.Context, param: click.Parameter) -> bool:
    source = ctx.get_parameter_source(param.name or "")
    return source is not None and source not in (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)


def same_command(**changed: Any) -> str:
    """Return the command that runs now as it was typed, with some options changed (None: left out), fit for a shell."""
    context = click.get_current_context()
    words = context.command_path.split()
    for param in context.command.params:
        value = changed.get(param.name or "", context.params.get(param.name or "") if _typed(context, param) else None)
        if value is None:
            continue
        values = value if isinstance(value, tuple) else (value,)
        if isinstance(param, click.Option) and param.is_flag:
            words += [(param.opts if value else param.secondary_opts)[0]]
        else:
            words += [word for typed in values for word in (*_name_of(param), quote(str(typed)))]
    return " ".join(words)


def _name_of(param: click.Parameter) -> list[str]:
    return [param.opts[0]] if isinstance(param, click.Option) else []


MORE, NEXT = 3, 30
"""Times as many people as were listed are shown next, and how many at least."""

MOST_WHOLE = 100
"""A longer list is not shown whole when the rest of it is asked for."""


def enough(total: int, listed: int) -> int:
    """Return how many to list next where some are listed: all, or of a long list some times as many.

    >>> enough(8, 2), enough(900, 5), enough(900, 400)
    (8, 30, 900)
    """
    return total if total <= MOST_WHOLE else min(total, max(NEXT, MORE * listed))


def left_text(left: Mapping[Listed, int], wanted: int) -> str:
    """Return how many of each kind are not listed, and the command that lists `wanted`; nothing where all are."""
    return left_words(left, same_command(limit=wanted)) if any(number > 0 for number in left.values()) else ""
