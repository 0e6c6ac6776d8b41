"""Access, objects and data of the walk: handover and personal data. Notation: toegang_rij.py."""

import datetime

from buurtteams.factories import RolFactory
from plannen.factories import ActieFactory
from plannen.tests.toegang_rij import GELUKT, Rij
from samenwerking.acties.contact import omschrijf
from samenwerking.factories import ContactpersoonFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon, Gebeurtenis

STAD = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer"
EERDER = datetime.date(2026, 9, 30)
# Whose contact → who sees that there is one, and who hands over.
OVERDRAGEN = {
    "overdracht_vast_contact": (f"{STAD} partner partner_ander", "coordinator instelling"),
    "overdracht_sleutelpersoon": (STAD, "coordinator instelling"),
    "overdracht_partner": (f"{STAD} partner", "coordinator coordinator_ander_team instelling gemeente partner"),
    "overdracht_instelling": (STAD, "instelling"),
}


def rijen():
    """Rows of the access table."""
    los = {GELUKT: "coordinator instelling", 403: "gemeente beheer"}
    rijen = [
        Rij("jaren:vertrokken", get={200: "coordinator coordinator_ander_team instelling gemeente beheer"}),
        Rij("jaren:loslaten", "", {200: los[GELUKT], 403: los[403]}, los, van="vertrokken_account"),
        Rij("jaren:loslaten", "onbekend", {}, {}),
    ]
    for van, (ziet, doet) in OVERDRAGEN.items():
        niet = " ".join(rol for rol in ziet.split() if rol not in doet.split())
        rijen.append(Rij("jaren:overdracht", "", {200: doet, 403: niet}, {GELUKT: doet, 403: niet}, "overdragen", van))
    ziet, doet = OVERDRAGEN["overdracht_partner"]
    niet = " ".join(rol for rol in ziet.split() if rol not in doet.split())
    return [
        *rijen,
        Rij("jaren:overdracht", "onbekend", {}, {}, "overdragen", "overdracht_partner"),
        Rij("jaren:overgedragen", "", {200: doet, 403: niet}, van="overdracht_partner"),
        # Nothing was handed over yet.
        Rij("jaren:overgedragen", "", {403: " ".join(r for r in STAD.split() if r != "instelling")},
            van="overdracht_instelling"),
        Rij("jaren:overgedragen", "onbekend", {}),
    ]  # fmt: skip


def delen(wereld):
    """Name → object, for the `van` of the rows: made once, in the world of the walk."""
    vast = TeamcontactFactory(team=wereld.team)
    ActieFactory(plan=wereld.staten["vastgesteld"].plan, functie="vast contact")
    partner = ContactpersoonFactory(organisatie=wereld.organisatie, tot=EERDER)
    Gebeurtenis.leg_vast("contact_overgedragen", partner, van=omschrijf(partner), naar=omschrijf(partner), door=None)
    weg = RolFactory(soort="gemeente", tot=EERDER).gebruiker
    ActieFactory(plan=wereld.staten["vastgesteld"].plan, gebruiker=weg)
    instelling = Contactpersoon.objects.create(
        instelling=wereld.instelling, functie="functionaris_instelling", naam="Fay", vanaf=datetime.date(2020, 1, 1)
    )
    return {
        "vertrokken_account": weg,
        "overdracht_vast_contact": vast,
        "overdracht_sleutelpersoon": TeamcontactFactory(team=wereld.team, functie="sleutelpersoon"),
        "overdracht_partner": partner,
        "overdracht_instelling": instelling,
    }


def overdragen(wereld, object, rij):
    nieuw = {"opvolger": "nieuw", "naam": "Bo", "vanaf": "2026-12-01", "talen": ""}
    return nieuw | {"versie": object.versie if object else 1}
