"""What is measured, and the most that it may cost: a page against the bare view, or a figure of its own.

A budget of None has no page yet; the report says so.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pagina:
    """`budget`: how many bare views this page may cost."""

    naam: str
    pad: str
    rol: str
    budget: float


def paginas(stad):
    plan, team, thema = stad["plan"], stad["team"], stad["thema"]
    return [
        Pagina("city dashboard, unchanged", "/dashboard/", "saluti", 6),
        Pagina("dashboard of a theme, unchanged", f"/dashboard/thema/{thema}/", "saluti", 6),
        Pagina("list of the year's plans", f"/plannen/?jaar={stad['jaar']}", "gemeente", 18),
        Pagina("team page", f"/teams/{team}/", "gemeente", 18),
        Pagina("review queue", f"/jaren/{stad['jaar']}/beoordelen/", "gemeente", 18),
        Pagina("one plan with its history", f"/plannen/{plan}/", "coordinator", 20),
        Pagina("the ronde of a team", f"/teams/{team}/ronde/", "coordinator", 20),
        Pagina("progress form, GET", f"/plannen/{plan}/thema/{thema}/melden/", "coordinator", 20),
        Pagina("start page of a coordinator", "/", "coordinator", 20),
        Pagina("start page of the gemeente", "/", "gemeente", 20),
        Pagina("sign-in page", "/inloggen/", "", 18),
    ]


def gewijzigde_paginas(stad):
    """Asked of `bench.gewijzigd`: as after a change, because there was one before every request."""
    return [
        Pagina("city dashboard, after a change", "/dashboard/", "saluti", 20),
        Pagina("dashboard of a theme, after a change", f"/dashboard/thema/{stad['thema']}/", "saluti", 20),
    ]


def bestanden(stad, database):
    """(name, address, whose) and the most milliseconds: per thousand reports of the year, or in all."""
    berichten = f"/plannen/berichten/?jaar={stad['jaar']}&als="
    csv = 1000 / 60 if database == "sqlite" else 1000 / 35
    return [
        (Pagina("1,000 reports as csv", f"{berichten}csv", "gemeente", csv), True),
        (Pagina("1,000 reports as xlsx", f"{berichten}xlsx", "gemeente", 1000 / 12), True),
        (Pagina("1,000 reports as ods", f"{berichten}ods", "gemeente", 1000 / 12), True),
        (Pagina("report of the year, pdf", f"/jaren/{stad['jaar']}/verslag/pdf/", "gemeente", 1000), False),
    ]


NIET_GEBOUWD = ["public pages (inloop, in de wijk)"]

BEWAREN = 30  # bare views that a saved report may cost
GROEI = 1.3  # a page at schaal 100 against schaal 1
START_SECONDEN = 0.8
GEHEUGEN_MB = 170
PAGINA_KB = 15
BEGIN_KB = 60  # style and script of a first visit
SCHRIJVERS = 8

# Why a figure falls short, by the beginning of its name; from profiles with cProfile on schaal 1.
OORZAKEN = {
    "city dashboard, unchanged": "four queries (session, user, roles, stamps), and the frame by template",
    "city dashboard, after a change": "about half goes to queries, half to the grid and its template",
    "dashboard of a theme": "as the city dashboard",
    "list of the year's plans": "about half is the template of 54 plans and their themes",
    "team page": "20 queries; the five parts of working together take most",
    "one plan with its history": "23 queries, and the template of 30 reports: half each",
    "the ronde of a team": "two thirds is the template, mostly forms of twelve fields",
    "start page": "over two thirds is the task list, a question per kind of work",
    "memory": "every worker loads all apps by itself",
}
ONBEKEND = "cause not looked for"


def oorzaak(naam):
    return next((waarom for begin, waarom in OORZAKEN.items() if naam.startswith(begin)), ONBEKEND)
