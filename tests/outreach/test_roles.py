"""A role in a letter is the role: what people hang on their headlines is cut, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import HOSTILE
from infograph.outreach.drafts import work_of
from infograph.outreach.roles import MOST_WORDS, plain_role

CASES = [
    ("Head of Payments | board member & angel investor", "Head of Payments"),
    ("CTO • speaker", "CTO"),
    ("Product Lead / ex-Google", "Product Lead"),
    ("Product Lead, ex-Google, ex-Stripe", "Product Lead"),
    ("VP Engineering - ex Stripe", "VP Engineering"),
    ("Founder & CEO | Hiring!", "Founder & CEO"),
    ("CEO — keynote speaker, author", "CEO"),
    ("Chief Risk Officer (ex-Monzo)", "Chief Risk Officer"),
    ("Data Scientist (she/her)", "Data Scientist"),
    ("Engineering Manager · Mentor · Dad of two", "Engineering Manager"),
    (
        "Senior Product Manager | Helping teams ship better products faster | Mentor | Coffee enthusiast",
        "Senior Product Manager",
    ),
    ("ex-Google | Head of Data", "Head of Data"),
    ("Helping banks move faster | CFO", "CFO"),
    ("Building the future of money | Product Manager", "Product Manager"),
    ("I help founders raise money | Partner", "Partner"),
    ("🚀 CEO 🚀 Speaker", "CEO"),
    ("Scrum Master® ⚡ Coach", "Scrum Master"),
    ("Product Designer // Writer", "Product Designer"),
    ("Engineer #hiring #fintech", "Engineer"),
    ("Head of Risk and angel investor", "Head of Risk"),
    ("Director of Product, board advisor", "Director of Product"),
    ("Analyst. Formerly at Acme", "Analyst"),
    ("HEAD OF PAYMENTS", "Head of Payments"),
    ("Head of Payments (EMEA)", "Head of Payments (EMEA)"),
    # what looks like a tail and is the role
    ("Product Manager, Payments", "Product Manager, Payments"),
    ("UX/UI Designer", "UX/UI Designer"),
    ("CEO / Founder", "CEO / Founder"),
    ("Product Manager - Payments", "Product Manager - Payments"),
    ("Board Member", "Board Member"),
    ("Angel Investor | Advisor", "Angel Investor"),
    ("Author", "Author"),
    ("Executive Assistant", "Executive Assistant"),
    ("Expert, Pricing", "Expert, Pricing"),
    ("Exchange Analyst", "Exchange Analyst"),
    ("Pastry Chef | Owner", "Pastry Chef"),
    ("Building Services Engineer", "Building Services Engineer"),
    ("Driving Instructor", "Driving Instructor"),
    ("Investor Relations Manager", "Investor Relations Manager"),
    ("Advisory Partner", "Advisory Partner"),
    ("Sales, Investor Relations", "Sales, Investor Relations"),
    ("Sr. Engineer", "Sr. Engineer"),
    ("C++ Developer", "C++ Developer"),
    ("Leiter Zahlungsverkehr", "Leiter Zahlungsverkehr"),
    ("取締役CTO | Speaker", "取締役CTO"),
    ("プロダクトマネージャー", "プロダクトマネージャー"),
    # no role at all
    ("Open to work", ""),
    ("Actively seeking new opportunities", ""),
    ("We're hiring!", ""),
    ("Retired", ""),
    ("-", ""),
    ("", ""),
    ("Turning complexity into clarity", ""),
    ("Results driven professional", ""),
    ("A " + "very " * MOST_WORDS + "long sentence about oneself", ""),
]


@pytest.mark.parametrize(("raw", "role"), CASES)
def test_a_headline_is_cut_to_its_role(raw, role):
    assert plain_role(raw) == role


@pytest.mark.parametrize(("raw", "role"), CASES)
def test_a_role_that_was_cut_stays_as_it_is(raw, role):
    assert plain_role(role) == role


@given(st.text(max_size=80) | st.sampled_from(list(HOSTILE.values())))
def test_a_role_is_one_line_of_the_text_or_nothing(raw):
    role = plain_role(raw)
    assert "\n" not in role and len(role.split()) <= MOST_WORDS and "|" not in role and "•" not in role


@pytest.mark.parametrize(
    ("position", "company", "work"),
    [
        ("Head of Payments | Speaker", "Stripe", "work as Head of Payments at Stripe"),
        ("Head of Payments at Stripe", "Stripe, Inc.", "work as Head of Payments at Stripe"),
        ("Product Manager, Payments", "Toast", "work as Product Manager, Payments, at Toast"),
        ("Open to work", "Stripe", "work at Stripe"),
        ("Designer", "Self-employed", "work as Designer"),
        ("Founder @ Kiebitz", "Freelance", "work as Founder at Kiebitz"),
        ("", "", ""),
        ("Retired", "Retired", ""),
    ],
)
def test_work_follows_the_word_your(position, company, work):
    assert work_of(position, company) == work
