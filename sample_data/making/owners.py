"""Whose exports there are: file, era and day of each, and the circles of people whom the owner knows."""

from __future__ import annotations

from dataclasses import dataclass

from making.cast import (
    ALEX,
    AMARA,
    BOB,
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
from making.people import END, Person


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody whose export there is: the file, the day of the export, and the circles they know.

    `circles` says "field region number" for each; `era` names the writer of the file.
    """

    person: Person
    file: str
    era: str
    exported: int
    joined: int
    circles: str
    hidden: int = 0
    url_known: bool = True


# Colleagues: "field region number employer from to" in the circles of those who worked there.
OWNERS = [
    Owner(
        ALEX,
        "Connections.csv",
        "2026",
        END,
        day("2009-09-01"),
        """
        at logistics us 62 Harborline Freight; at logistics us 58 Copperfield Parcel; at logistics de 34 Kiebitz
        Logistik GmbH; at logistics fr 11 Lavigne Transports; logistics us 40; retail us 16; software us 27;
        education us 18; education fr 10; consulting us 14; health us 10; fintech us 4; fintech de 2; banking us 5;
        climate us 6; media us 7; nonprofit us 8; recruiting us 13; public us 8; law us 4; food us 5;
        freelance us 12; realestate us 5; marketing us 5; software de 8; auto de 4; travel uk 3; manufacturing us 5
        """,
        hidden=2,
    ),
    Owner(
        BOB,
        "bob-johnson.csv",
        "2026",
        day("2026-11-02"),
        day("2008-01-01"),
        """
        fintech us 58; fintech uk 6; at fintech us 14 Braintree; banking us 24; software us 112; software in 20;
        ai us 34; security us 24; logistics us 12; at logistics us 24 Copperfield Parcel; retail us 20; vc us 9;
        recruiting us 24; health us 12; consulting us 22; media us 12; gaming us 11; freelance us 14; telecom us 9
        """,
    ),
    Owner(
        PRIYA,
        "priya-raman.zip",
        "zip",
        day("2026-10-30"),
        day("2011-01-01"),
        """
        fintech us 48; fintech in 36; vc us 40; vc uk 9; software us 48; software in 28; ai us 28; banking us 16;
        insurance us 9; climate us 24; health us 20; consulting us 30; law us 12; freelance us 10; education us 10;
        at logistics us 10 Copperfield Parcel
        """,
    ),
    Owner(
        HANNAH,
        "hannah-wexford.csv",
        "2022",
        day("2022-10-09"),
        day("2011-01-01"),
        """
        health us 128; pharma us 40; education us 18; insurance us 15; nonprofit us 18; software us 16;
        consulting us 9; fintech us 6; food us 8; public us 8; retail us 8
        """,
        hidden=13,
    ),
    Owner(
        TOMASZ,
        "tomasz-kowalczyk.csv",
        "2018",
        day("2018-11-20"),
        day("2010-01-01"),
        """
        energy us 38; climate us 42; manufacturing us 24; consulting us 14; education us 18; banking us 6;
        fintech us 6; software us 12; public us 8; realestate us 8
        """,
    ),
    Owner(
        JEAN_MARC,
        "jean-marc-delorme-outlook.csv",
        "2012",
        day("2012-11-14"),
        day("2007-01-01"),
        """
        banking fr 28; logistics fr 34; consulting fr 18; fintech fr 10; retail fr 14; manufacturing fr 20;
        public fr 9; telecom fr 9; food fr 8; at logistics fr 8 Lavigne Transports
        """,
        url_known=False,
    ),
    Owner(
        SOFIA,
        "sofia-marchetti.csv",
        "excel",
        day("2025-12-12"),
        day("2012-01-01"),
        """
        consulting us 44; consulting it 26; banking uk 24; fintech uk 24; fintech it 9; pharma it 20; retail it 15;
        food it 15; auto it 14; energy it 10; manufacturing it 20; law uk 12; software uk 28; telecom it 10;
        insurance uk 8
        """,
        hidden=3,
    ),
    Owner(
        LOTTE,
        "lotte-van-dijk.csv",
        "european",
        day("2026-09-18"),
        day("2012-01-01"),
        """
        fintech nl 52; fintech uk 18; banking nl 32; logistics nl 28; software nl 38; climate nl 22; retail nl 24;
        travel nl 20; marketing nl 20; law nl 9; food nl 12; energy nl 10; at logistics de 8 Kiebitz Logistik GmbH
        """,
        hidden=2,
    ),
    Owner(
        KENJI,
        "kenji-morimoto.csv",
        "utf16",
        day("2026-07-01"),
        day("2012-01-01"),
        """
        fintech jp 22; auto jp 34; manufacturing jp 34; logistics jp 30; software jp 36; telecom jp 18; gaming jp 18;
        banking jp 12; at logistics de 4 Kiebitz Logistik GmbH
        """,
    ),
    Owner(
        JUERGEN,
        "juergen-falkenberg.csv",
        "german",
        day("2026-03-23"),
        day("2010-01-01"),
        """
        logistics de 56; at logistics de 28 Kiebitz Logistik GmbH; auto de 32; manufacturing de 34; fintech de 24;
        insurance de 12; climate de 18; software de 28; health de 14; education de 8; law de 8
        """,
    ),
    Owner(
        AMARA,
        "amara-mensah.csv",
        "2026",
        day("2026-11-09"),
        day("2012-01-01"),
        """
        education af 38; nonprofit af 42; fintech af 42; telecom af 14; education us 16; nonprofit us 28;
        health af 18; public af 14; banking af 18; software af 22; education uk 18; media af 10
        """,
        hidden=1,
    ),
    Owner(
        MATEUS,
        "mateus-cardoso.csv",
        "2026",
        day("2026-11-11"),
        day("2014-01-01"),
        """
        fintech br 46; banking br 28; retail br 34; software br 36; education br 14; marketing br 18;
        logistics br 24; fintech es 15; law br 10; food br 11; energy br 9; insurance br 8; at retail br 12 iFood
        """,
    ),
    Owner(
        LAYLA,
        "layla-haddad.csv",
        "2020",
        day("2020-12-06"),
        day("2011-01-01"),
        """
        fintech gulf 16; logistics gulf 34; travel gulf 18; energy gulf 22; realestate gulf 18; banking gulf 14;
        recruiting gulf 10; telecom gulf 8
        """,
    ),
]
