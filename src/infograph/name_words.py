"""Words that stand beside people's names: titles, credentials, what somebody does, and words inside given names."""

from __future__ import annotations

TITLES = frozenset(
    "dr prof professor mr mrs ms miss mx sir dame rev ing dipl herr frau sr sra dott dottssa engr barr shri smt".split()
)
"""Titles before a name."""

DOTTED_TITLES = frozenset(
    "ar er adv lic col gen maj eng capt hon mag bc mgr lt sgt arq avv dra phdr mudr judr rndr dipl-ing hj д-р проф د م".split()
)
"""Titles only where a full stop follows: without it they are names too."""

CREDENTIALS = frozenset(
    "mba phd md cpa cfa cfp pmp jd esq msc bsc ma ba bs ms mph rn pe cissp shrm shrm-cp shrm-scp phr phri aphr aphri "
    "sphr sphri acca frm caia fca aca cima cma llm llb dds dmd dvm mpa mpp med edd dba cscp csm cspo pspo safe itil "
    "cism cisa gphr bed mfa pharmd rd lcsw lmft aia leed psm psm1 pmi-acp emba cipd acipd assoc mcipd fcipd acipm "
    "mcipm ceng mice frsa obe mbe cbe mengg meng beng btech mtech bcom mcom bba bca mca mphil dphil psyd lpc lmhc "
    "lion dnp msw cph cmgr cams cipp cipm ccna ccnp cmc acc pcc mcc cpc cgma acma fcma cpt ctfa cpim cebs chfc clu "
    "crisc togaf pgmp pgdm pgd csp csqe cqe ccie cfe cia crma ra rla asla aicp ncarb iacc fhea mieee smieee fbcs mbcs "
    "mcmi fcmi".split()
)
"""Letters that people put behind their names, without full stops."""

UNMISTAKABLE = frozenset("phd msc bsc pharmd psyd dphil edd esq mphil llm llb btech mtech meng beng bcom mcom".split())
"""Credentials that are no surname however they are written; "Mba" and "Ma" are."""

ROLES = frozenset(
    "recruiter recruiting recruitment coach consultant consulting engineer engineering manager developer designer "
    "founder cofounder co-founder ceo cto cfo coo cmo chro vp director head lead leader analyst architect advisor "
    "adviser agent attorney lawyer author speaker trainer teacher student hiring freelance freelancer photographer "
    "writer editor marketing sales hr it ai ux ui talent sourcer career careers open seeking available owner "
    "president partner investor executive officer expert specialist strategist scientist product project software "
    "data business realtor broker nurse doctor therapist artist entrepreneur professional".split()
)
"""Words that say what somebody does: what follows a comma or a dash with one of them is no part of the name."""

SERVANT = frozenset("abd abdul abdel abdal abdoul abu abou el la عبد أبو ابو".split())
"""First halves of given names: Abdul Rahman, Abu Bakr, El Mehdi."""

GIVEN_LINK = frozenset("ul ur ud uz us".split())
"""Links inside given names: Noor ul Ain, Zia ur Rehman."""

BY_FATHER = frozenset("bin binti bint ibn a/l a/p s/o d/o w/o".split())
"""Words for "child of": a name with one of them has no family name."""
