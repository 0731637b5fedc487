"""The story's named people: Alex, the friends who share their exports, and a few people whom they know."""

from __future__ import annotations

from datetime import date

from making.people import Job, Person


def day(text: str) -> int:
    """Return the ordinal of an ISO day."""
    return date.fromisoformat(text).toordinal()


def _person(name: str, slug: str, email: str, career: str) -> Person:
    first, last = name.split(" ", 1)
    jobs = [
        Job(day(f"{start}-01"), company, position)
        for start, company, position in (line.strip().split(" | ") for line in career.strip().splitlines())
    ]
    return Person(first, last, slug, email, jobs)


ALEX = _person(
    "Alex Rivera",
    "alex-rivera-pm",
    "alex.rivera@example.com",
    """
    2011-06 | Lavigne Transports | Operations Analyst
    2015-09 | Kiebitz Logistik GmbH | Product Analyst
    2018-05 | Copperfield Parcel | Product Manager
    2022-02 | Harborline Freight | Senior Product Manager
""",
)
BOB = _person(
    "Bob Johnson",
    "bob-johnson-example",
    "bob.johnson@example.com",
    """
    2009-03 | Orrin Payments | Software Engineer
    2014-02 | Braintree | Senior Software Engineer
    2018-04 | Copperfield Parcel | Engineering Manager
    2021-09 | Larkspur Commerce | Director of Engineering
""",
)
PRIYA = _person(
    "Priya Raman",
    "priya-raman-example",
    "priya.raman@example.com",
    """
    2012-07 | Deloitte | Analyst
    2016-09 | Copperfield Parcel | Strategy Manager
    2020-01 | Juniper Seed Fund | Principal
""",
)
HANNAH = _person(
    "Hannah Wexford",
    "hannah-wexford-example",
    "hannah.wexford@example.org",
    """
    2011-09 | Rush University Medical Center | Registered Nurse, RN
    2019-06 | Rush University Medical Center | Nurse Manager
""",
)
TOMASZ = _person(
    "Tomasz Kowalczyk",
    "tomasz-kowalczyk-example",
    "tomasz.kowalczyk@example.net",
    """
    2012-09 | Shell | Graduate Engineer
    2016-03 | Sunrun | Senior Project Developer, Solar
    2023-05 | Enphase Energy | Director, Renewable Energy
""",
)
JEAN_MARC = _person(
    "Jean-Marc Delorme",
    "jean-marc-delorme-example",
    "jean-marc.delorme@example.com",
    """
    1999-01 | Lavigne Transports | Directeur d'exploitation
""",
)
SOFIA = _person(
    "Sofia Marchetti",
    "sofia-marchetti-example",
    "sofia.marchetti@example.com",
    """
    2015-10 | UniCredit | Analyst
    2018-09 | Deloitte | Engagement Manager
""",
)
LOTTE = _person(
    "Lotte van Dijk",
    "lotte-van-dijk-example",
    "lotte.vandijk@example.com",
    """
    2014-05 | Kiebitz Logistik GmbH | Product Owner
    2019-01 | bol | Product Director
""",
)
KENJI = _person(
    "Kenji Morimoto",
    "kenji-morimoto-example",
    "kenji.morimoto@example.org",
    """
    2010-04 | Yamato Transport | Supply Chain Planner
    2020-04 | Yamato Transport | Supply Chain Manager
""",
)
JUERGEN = _person(
    "Jürgen Falkenberg",
    "jürgen-falkenberg-example",
    "j.falkenberg@example.net",
    """
    2004-01 | Kiebitz Logistik GmbH | Geschäftsführer
""",
)
AMARA = _person(
    "Amara Mensah",
    "amara-mensah-example",
    "amara.mensah@example.org",
    """
    2013-02 | Oxfam | Programme Officer
    2019-03 | Lodestar Foundation | Programme Director
""",
)
MATEUS = _person(
    "Mateus Cardoso",
    "mateus-cardoso-example",
    "mateus.cardoso@example.com",
    """
    2016-08 | Magazine Luiza | Analista de projetos
    2021-11 | iFood | Senior Product Manager
""",
)
LAYLA = _person(
    "Layla Haddad",
    "layla-haddad-example",
    "layla.haddad@example.com",
    """
    2013-01 | Aramex | Operations Manager
    2021-07 | Maersk | Director of Logistics
""",
)

CAROL = _person(
    "Carol Lee",
    "carol-lee-example",
    "carol.lee@example.com",
    """
    2013-04 | Barclays | Payments Analyst
    2017-02 | Braintree | Senior Manager, Payments Partnerships
    2020-10 | Monzo | Head of Payments
""",
)
MARIA_NURSE = _person(
    "Maria Garcia",
    "maria-garcia-4b81e07c2",
    "maria.garcia@example.org",
    """
    2014-01 | Rush University Medical Center | Charge Nurse, ICU
""",
)
MARIA_PLAID = _person(
    "Maria Garcia",
    "maria-garcia-example",
    "maria.garcia@example.com",
    """
    2012-05 | Wells Fargo | KYC Analyst
    2019-08 | Plaid | Head of Compliance
""",
)
DEREK = _person(
    "Derek Lockhart",
    "derek-lockhart-9d03a5f1e",
    "derek.lockhart@example.net",
    """
    2015-02 | Walgreens | Category Buyer
    2023-06 | Affirm | Director of Lending
""",
)

# Who of the named people knows whom, since when.
TIES = [
    (ALEX, BOB, "2018-06-11"),
    (ALEX, PRIYA, "2019-03-04"),
    (ALEX, HANNAH, "2014-08-19"),
    (ALEX, TOMASZ, "2011-02-26"),
    (ALEX, JEAN_MARC, "2011-09-30"),
    (ALEX, SOFIA, "2019-10-08"),
    (ALEX, LOTTE, "2016-01-21"),
    (ALEX, KENJI, "2017-05-16"),
    (ALEX, JUERGEN, "2015-10-02"),
    (ALEX, AMARA, "2020-06-15"),
    (ALEX, MATEUS, "2024-04-10"),
    (ALEX, LAYLA, "2018-11-27"),
    (BOB, PRIYA, "2017-01-12"),
    (BOB, HANNAH, "2019-07-04"),
    (BOB, TOMASZ, "2015-03-18"),
    (PRIYA, SOFIA, "2014-02-03"),
    (PRIYA, AMARA, "2021-09-09"),
    (SOFIA, LOTTE, "2022-05-30"),
    (LOTTE, JUERGEN, "2014-06-12"),
    (KENJI, JUERGEN, "2016-10-19"),
    (AMARA, HANNAH, "2016-04-22"),
    (MATEUS, LOTTE, "2024-04-12"),
    (LAYLA, JUERGEN, "2017-03-08"),
    (JEAN_MARC, SOFIA, "2016-11-15"),
    (BOB, CAROL, "2017-03-20"),
    (PRIYA, CAROL, "2021-05-06"),
    (LOTTE, CAROL, "2023-09-14"),
    (ALEX, MARIA_NURSE, "2016-06-03"),
    (HANNAH, MARIA_NURSE, "2014-02-11"),
    (BOB, MARIA_PLAID, "2020-02-27"),
    (PRIYA, MARIA_PLAID, "2022-10-18"),
    (HANNAH, DEREK, "2018-05-05"),
    (BOB, DEREK, "2024-01-29"),
]
