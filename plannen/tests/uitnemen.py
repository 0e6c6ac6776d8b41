"""A pytest plugin that takes one rule of access out of the product, to see that a test notices; for bin/uitneemproef.

UITNEMEN names what is taken out and what it then always answers, as in "plannen.rechten:mag_plan_bewerken=True".
The code of the function itself is swapped, so that everyone who imported it meets the other one. UITNEMEN_SECONDEN is
how much of the processor the run may use; on a busy machine the clock on the wall says little.
"""

import ast
import importlib
import os
import re
import resource
from functools import partial
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
APPS = ("buurtteams", "samenwerking", "plannen", "jaren")

# What answers yes or no is told by its name. Of the rest: the most and the least that it can answer.
PREDICAAT = re.compile(r"(mag|is|heeft|schrijft|werkt)_")
ANDERS = {
    "buurtteams.rechten:soorten_om_uit_te_nodigen": ("list(Rol.Soort)", "[]"),
    "plannen.rechten:namens": ('""', "plan.trekker"),
    "plannen.rechten:onderdelen_om_te_melden": ("list(OnderdeelKeuze)", "[OnderdeelKeuze.BEIDE]"),
    "plannen.rechten:onderdelen_van_acties": ("set(OnderdeelKeuze)", "set()"),
    "plannen.rechten:schrijfbare_teams": ("teams", "teams.none()"),
    "samenwerking.rechten:namens_team": ('""', 'f"buurtteam {team}"'),
    "samenwerking.rechten:zijde_van": ("Zijde.TEAM", "None"),
    "jaren.rechten:partij_om_te_oordelen": ("next(iter(partijen_van(gebruiker)), None)", "None"),
    "jaren.rechten:namens_wethouder": ('""', '"wethouder"'),
}
# Gates outside rechten.py and zichtbaar_voor that the rest leans on.
POORTEN = {
    "buurtteams.beheer:BeheerSite.has_permission": ("True", "False"),
    "buurtteams.models.mensen:RolQuerySet.geldig": ("self.all()", "self.none()"),
    "plannen.models.vraag:VraagQuerySet.aan": ("self.all()", "self.none()"),
    "plannen.views.dashboard:eis_dashboard": ("None",),
    "buurtteams.views.ophalen:eis": ("None",),
    "samenwerking.models.contact:ContactpersoonQuerySet.geldig": ("self.all()", "self.none()"),
    "samenwerking.models.contact:ContactpersoonQuerySet.met_gegevens_voor": ("self.all()", "self.none()"),
    "samenwerking.models.contact:ContactpersoonQuerySet.van_gebruiker": ("self.all()", "self.none()"),
    "samenwerking.models.organisatie:OrganisatieQuerySet.van": ("self.all()", "self.none()"),
    "jaren.models.partnerlink:PartnerlinkQuerySet.met_sleutel": ("self.all()", "self.none()"),
    "jaren.models.partnerlink:Partnerlink.is_open": ("True", "False"),
    "jaren.acties.partnerlink:contact_voor": ("None",),
    "plannen.agenda:gebruiker_van": ("None",),
}
VOOROP = re.compile(r"test_(rechten|zichtbaar_voor)")


class Onbekend(Exception):
    """A function of which nobody said what the most is that it can answer."""


# What there is to take out, read from the source


def mutaties():
    """Every mutation as "module:name=answer"."""
    return [*van_zichtbaar_voor(), *van_rechten(), *(f"{doel}={uit}" for doel, alle in POORTEN.items() for uit in alle)]


def van_rechten():
    for app in APPS:
        pad = PROJECT / app / "rechten.py"
        boom = ast.parse(pad.read_text()) if pad.exists() else ast.Module([])
        for functie in boom.body:
            if isinstance(functie, ast.FunctionDef) and not functie.name.startswith("_"):
                doel = f"{app}.rechten:{functie.name}"
                if doel not in ANDERS and not PREDICAAT.match(functie.name):
                    raise Onbekend(f"Name in plannen/tests/uitnemen.py what {doel} can answer at most and at least.")
                yield from (f"{doel}={uit}" for uit in ANDERS.get(doel, ("True", "False")))


def van_zichtbaar_voor():
    """The method on every QuerySet of ours, without its filter."""
    for pad in sorted(pad for app in APPS for pad in (PROJECT / app).rglob("*.py") if "tests" not in pad.parts):
        module = ".".join(pad.relative_to(PROJECT).with_suffix("").parts)
        for klasse in ast.walk(ast.parse(pad.read_text())):
            for functie in getattr(klasse, "body", []) if isinstance(klasse, ast.ClassDef) else []:
                if isinstance(functie, ast.FunctionDef) and functie.name == "zichtbaar_voor":
                    yield from (f"{module}:{klasse.name}.zichtbaar_voor={uit}" for uit in ("self.all()", "self.none()"))


# Taking it out


def neem_uit(mutatie):
    """Swap the code of one function; returns how to put it back."""
    doel, _, uitkomst = mutatie.partition("=")
    module, _, pad = doel.partition(":")
    functie = importlib.import_module(module)
    for deel in pad.split("."):
        functie = getattr(functie, deel)
    oud = functie.__code__
    namen = ", ".join(oud.co_varnames[: oud.co_argcount + oud.co_kwonlyargcount])
    ruimte = {}
    exec(f"def vervanger({namen}): return {uitkomst}", ruimte)  # with the names that the original takes
    nieuw = ruimte["vervanger"].__code__.replace(co_kwonlyargcount=oud.co_kwonlyargcount, co_argcount=oud.co_argcount)
    functie.__code__ = nieuw.replace(co_name=oud.co_name, co_qualname=oud.co_qualname)

    def zet_terug():
        functie.__code__ = oud

    return zet_terug


# The hooks


def pytest_configure():
    if seconden := int(os.environ.get("UITNEMEN_SECONDEN", 0)):
        resource.setrlimit(resource.RLIMIT_CPU, (seconden, seconden + 5))


def rang(item, app=""):
    """The tests of rights first, then those of the app of the rule, then the walk of the table, then the rest."""
    pad = Path(item.fspath)
    if VOOROP.match(pad.name):
        return 0
    if pad.name == "test_toegang.py":
        return 2
    return 1 if app in pad.relative_to(PROJECT).parts else 3


def pytest_collection_finish(session):
    """What fails soonest first; and only now, when everything is imported, the rule out."""
    mutatie = os.environ.get("UITNEMEN", "")
    session.items.sort(key=partial(rang, app=mutatie.partition(".")[0]))
    if mutatie:
        neem_uit(mutatie)
