"""Access, objects and data of the walk: contact persons. Notation: toegang_rij.py."""

from buurtteams.models import Onderdeel
from plannen.tests.toegang_rij import ALLEN, GELUKT, Rij
from samenwerking.factories import TeamcontactFactory
from samenwerking.models import Contactpersoon

STAD = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer"
PARTNERS = "partner partner_ander"
MAKERS = "coordinator coordinator_ander_team instelling gemeente"


def zonder(rollen, doeners):
    return " ".join(rol for rol in rollen.split() if rol not in doeners.split())


# Of whom → who sees the row, who keeps it up.
KANTEN = {
    "contact_vast": (f"{STAD} {PARTNERS}", "coordinator instelling"),
    "contact_jeugd": (f"{STAD} {PARTNERS}", "coordinator"),
    "contact_functionaris": (STAD, "coordinator instelling"),
    "contact_instelling": (STAD, "instelling"),
    "contact_organisatie": (f"{STAD} partner", "coordinator instelling gemeente partner"),
    "contact_vlieger": (f"{STAD} partner_ander", "instelling gemeente partner_ander"),
}


def rijen():
    """Rows of the access table."""
    lijst = [Rij("samenwerking:contactpersonen", get={200: ALLEN})]
    for van, (lezers, doeners) in KANTEN.items():
        niet = {403: zonder(lezers, doeners)}
        lijst.append(Rij("samenwerking:contactpersoon", "", {200: lezers}, van=van))
        for naam, data in (("bewerken", "contact_bewerken"), ("beeindigen", "contact_beeindigen")):
            get, post = {200: doeners} | niet, {GELUKT: doeners} | niet
            lijst.append(Rij(f"samenwerking:contactpersoon_{naam}", "", get, post, data, van))
    for naam in ("contactpersoon", "contactpersoon_bewerken", "contactpersoon_beeindigen"):
        lijst.append(Rij(f"samenwerking:{naam}", "onbekend", {}, None if naam == "contactpersoon" else {}))
    return [*lijst, *nieuwe()]


def nieuwe():
    naam, data = "samenwerking:contactpersoon_nieuw", "contact_nieuw"
    yield Rij(naam, "", {}, {}, data)
    for zoek, mag, anders in (
        ("onderdeel={onderdeel}", "coordinator instelling", "*"),
        ("instelling={instelling}", "instelling", "*"),
        ("organisatie={organisatie}", f"{MAKERS} partner", "wethouder saluti beheer"),
        ("organisatie=999999", "", ""),
    ):
        niet = {403: anders}
        yield Rij(naam, "", {200: mag} | niet, {GELUKT: mag} | niet, data, zoek=zoek)


def delen(wereld):
    """Name → object. The team of the coordinator has an agreement with the partner's organisatie (tafel/afspraken)."""
    vlieger = wereld.rollen["partner_ander"].contactpersonen.get()
    Onderdeel.objects.get_or_create(buurtteam=wereld.team, soort="sociaal")
    return {
        "contact_vast": TeamcontactFactory(team=wereld.team),
        "contact_jeugd": TeamcontactFactory(team=wereld.team, soort="jeugd_en_gezin"),
        "contact_functionaris": TeamcontactFactory(team=wereld.team, functie="functionaris_team"),
        "contact_instelling": Contactpersoon.objects.create(
            instelling=wereld.instelling, functie="functionaris_instelling", naam="Functionaris"
        ),
        "contact_organisatie": wereld.rollen["partner"].contactpersonen.get(),
        "contact_vlieger": vlieger,
    }


def contact_nieuw(wereld, object, rij):
    functie = "functionaris_instelling" if "instelling" in rij.zoek else "vervanger"
    return {"functie": functie, "naam": "Nieuw Contact", "vanaf": "2026-11-22"}


def contact_bewerken(wereld, object, rij):
    functie = getattr(object, "functie", "vast_contact")
    velden = {"functie": functie, "naam": "Een andere naam", "vanaf": "2020-01-01"}
    return velden | {"versie": getattr(object, "versie", 1)}


def contact_beeindigen(wereld, object, rij):
    return {"tot": "2026-12-31", "versie": getattr(object, "versie", 1)}
