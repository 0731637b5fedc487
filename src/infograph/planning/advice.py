"""What to do when nobody was found: whom to ask directly, whom for their list, and where to look oneself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

import infograph.industry as fields
from infograph.answers import Advice, Lack, LackKind
from infograph.companies import fold_company, match
from infograph.industry.employers import names_of, spelled_like
from infograph.model import Person, Query
from infograph.people.find import as_typed, find_own_contact
from infograph.phrases.advice import asked_about, for_field, left_words
from infograph.planning.whose_export import whom_to_ask
from infograph.query import ADVISED
from infograph.question.answer import asked_for, at_company, own_contacts, set_aside
from infograph.question.view import View
from infograph.store import read
from infograph.store.db import Connection
from infograph.text import quoted


def advise(view: View, query: Query) -> Advice:
    """Say what can be done with what there is: whom to ask directly, whom for their list, where to look."""
    unknown = bool(query.company) and not at_company(view.db, query.company, former=query.former)
    like = _companies_like(view.db, query.company) if unknown else ()
    fits = asked_for(view.db, query)
    aside = frozenset() if query.include_asked else set_aside(view.db)
    asked = len(fits.keys() & aside)
    direct, _, _ = own_contacts(view, replace(query, limit=ADVISED, degree=1, via=""), fits, aside)
    ask, more = _whose_list(view, query, like)
    return Advice(
        query=query,
        lack=_unknown_company(view.db, query.company) if unknown else _lack(view.db, query, asked),
        direct=tuple((contact.person, contact.reasons[0]) for contact in direct),
        ask=ask,
        search_url=search_url(query),
        did_you_mean=like,
        next=tuple(_next(view.db, query, like, [person for person, _ in ask], asked)),
        more=more,
    )


def search_url(query: Query) -> str:
    """Return the address of a people search among second-degree members, to open oneself; "" without words to search for.

    >>> search_url(Query(industries=("fintech",)))
    'https://www.linkedin.com/search/results/people/?keywords=Fintech&network=%5B%22S%22%5D'
    >>> search_url(Query(level="senior"))
    ''
    """
    words = [fields.name_of(code) for code in query.industries] + [query.company, query.title]
    words += [fields.function_name(code) for code in query.functions]
    keywords = " ".join(word for word in words if word)
    if not keywords:
        return ""
    return "https://www.linkedin.com/search/results/people/?" + urlencode({"keywords": keywords, "network": '["S"]'})


def command_of(query: Query, command: str = "suggest") -> str:
    """Return the command that asks a question, without its limits.

    >>> command_of(Query(industries=("fintech",), company="O'Hara & Sons", include_asked=True))
    "infograph suggest -i fintech --company 'O’Hara & Sons' --include-asked"
    """
    said = [f"-i {code}" for code in query.industries] + [f"--function {code}" for code in query.functions]
    said += [f"--{name} {quoted(text)}" for name in ("company", "title", "level", "via") if (text := getattr(query, name))]
    said += [
        f"--{name.replace('_', '-')}" for name in ("near", "former", "include_asked", "any_function") if getattr(query, name)
    ]
    said += [] if query.together else ["--no-together"]
    return " ".join([f"infograph {command}", *said])


def _companies_like(db: Connection, company: str) -> tuple[str, ...]:
    """Return known companies whose names begin or are spelled like an unknown one."""
    begin = [name for _, name in read.company_keys(db, fold_company(company)) if match(company, name) == "weak"]
    spelled = [] if names_of(company) else spelled_like(company, dict(read.company_names(db)))
    spelled = [name for name in spelled if at_company(db, name, former=True)] or spelled  # where one knows somebody first
    return tuple(dict.fromkeys([*spelled, *begin]))[:3]


def _unknown_company(db: Connection, company: str) -> Lack:
    usual = next(iter(names_of(company)), "")
    also = usual if usual and fold_company(usual) != fold_company(company) else ""
    return Lack("company", company=company, usual=also, people=read.number_of_people(db))


def _lack(db: Connection, query: Query, asked: int) -> Lack:
    contacts, lists = len(read.own_names(db)), sum(1 for _, me, *_ in read.owners(db) if not me)
    kind: LackKind = "nobody" if lists else "export"
    if query.degree == 1 and contacts:
        kind = "own"
    elif not contacts:
        kind = "contacts"
    elif asked:
        kind = "asked"
    elif query.via and not find_own_contact(db, query.via).complete:
        kind = "list"
    return Lack(kind, query.about(), people=asked, contacts=contacts, lists=lists)


def _whose_list(view: View, query: Query, like: Sequence[str]) -> tuple[tuple[tuple[Person, str], ...], str]:
    """Return contacts whose list would open most of a question (whom it is to go through, alone), and how to see more."""
    if query.via:
        through = find_own_contact(view.db, query.via)
        return () if through.complete else ((through, asked_about()),), ""
    field = _field_of(query, like)
    opening = whom_to_ask(view, replace(field, limit=ADVISED))
    said = "" if field == query or not field.industries else field.words()
    command = f"{command_of(replace(field, include_asked=False), 'ask-next')} -n {3 * ADVISED}"
    contacts = tuple((to_ask.person, for_field(said, to_ask.why)) for to_ask in opening.ask)
    return contacts, left_words(opening.total - len(contacts), command)


def _field_of(query: Query, like: Sequence[str]) -> Query:
    """Return the question by which to choose lists: few work at one company, so all who do what it, or one like it, does."""
    if not query.company:
        return query
    labels = next(filter(None, (fields.infer(name, "") for name in (query.company, *like[:1]))), ())
    codes = query.industries or tuple(label.industry for label in labels[:1])
    return replace(query, company="", former=False, industries=codes)


def _next(db: Connection, query: Query, like: Sequence[str], ask: Sequence[Person], asked: int) -> list[str]:
    here = [name for name in like if at_company(db, name, former=query.former)]
    steps = [command_of(replace(query, company=name)) for name in here[:1]]
    steps += [command_of(replace(query, include_asked=True))] if asked else []
    wider = replace(query, near=True)
    steps += [command_of(wider)] if query.industries and not query.near and not asked and asked_for(db, wider) else []
    if not read.own_names(db):
        return [*steps, "infograph import Connections.csv"]
    for person in ask[:1]:
        whom = as_typed(db, person)
        steps += [f"infograph draft {whom} --kind list-ask", f"infograph import FILE --owner {whom}"]
    return steps
