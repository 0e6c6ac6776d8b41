"""The lists that can be downloaded, by the name of their URL. test_markers.py sees that there are no others."""

FORMATEN = ["csv", "xlsx", "ods"]
# Of one thing, or of always the same rows; the tests of those pages look at their files.
BLADEN = ["plannen:dashboard", "jaren:rondetafelafspraak", "plannen:aanbeveling", "plannen:stadsdekking"]
LIJSTEN = [
    "plannen:rondetafelafspraken",
    "plannen:aanbevelingen",
    "plannen:teams",
    "plannen:plannen",
    "plannen:berichten",
    "plannen:vragen",
    "plannen:uitrol",
    "plannen:bijeenkomsten",
    "plannen:signalen",
    "plannen:behoeften",
    "samenwerking:organisaties",
    "samenwerking:contactpersonen",
    "samenwerking:afspraken",
    "samenwerking:inlopen",
    "samenwerking:verhalen",
    "samenwerking:bibliotheek",
    "jaren:besluiten",
    "jaren:adviezen",
    "jaren:vertrokken",
    "jaren:herinneringen",
]
