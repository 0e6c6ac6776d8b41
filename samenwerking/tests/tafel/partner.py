"""Access, objects and data of the walk: the partner. Notation: toegang_rij.py."""

from django.utils import timezone

from jaren.models import Partnerlink
from jaren.models.partnerlink import hash_van
from jaren.tests.toegang_terugblik import PARTNERWERELDEN, stap
from plannen.tests.toegang_rij import GELUKT, IEDEREEN, Rij
from samenwerking.factories import ContactpersoonFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Samenwerkingsafspraak

STAD = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer"
VRAGERS = "coordinator instelling gemeente"
INGELEVERD = ("aangeboden", "vastgesteld", "terugkijken", "verantwoord", "in_gesprek")


def zonder(rollen, doeners):
    return " ".join(rol for rol in rollen.split() if rol not in doeners.split())


def mag(doeners, lezers):
    niet = {403: zonder(lezers, doeners)}
    return {200: doeners} | niet, {GELUKT: doeners} | niet


def rijen():
    """Rows of the access table."""
    lezers, uitnodigers = f"{STAD} partner", "coordinator gemeente beheer"
    klopt, vragen = dict.fromkeys(INGELEVERD, "partner"), dict.fromkeys(INGELEVERD, VRAGERS)
    waar = {"werelden": (*PARTNERWERELDEN, "onbekend"), "van": "planpartner"}
    return [
        Rij("jaren:partnerlink", "link", {200: IEDEREEN}, {GELUKT: IEDEREEN}, "link_antwoord"),
        Rij("jaren:partnerlink", "link_gebruikt", {410: IEDEREEN}, {410: IEDEREEN}, "link_antwoord"),
        Rij("jaren:partnerlink", "onbekend", {404: IEDEREEN}, {404: IEDEREEN}, "link_antwoord"),
        Rij("jaren:partnerlink_dank", get={200: IEDEREEN}),
        Rij("jaren:afspraak_voorleggen", "", *mag(VRAGERS, lezers), van="afspraak_link"),
        Rij("jaren:afspraak_voorleggen", "onbekend", {}, {}),
        Rij("samenwerking:partner_uitnodigen", "", *mag(uitnodigers, lezers), van="contact_uitnodigen"),
        Rij("samenwerking:partner_uitnodigen", "onbekend", {}, {}),
        *stap("jaren:partner_klopt", klopt, data="partner_klopt", **waar),
        *stap("jaren:partner_vragen", vragen, **waar),
    ]


def delen(wereld):
    """Name → object. The partner's organisatie has somebody with an address; one link is open, one is used."""
    contact = ContactpersoonFactory(organisatie=wereld.organisatie, naam="Amina V.", email="amina@kring.test")
    lopend = Samenwerkingsafspraak.objects.filter(team=wereld.team, organisatie=wereld.organisatie, gestopt_op=None)
    afspraak = lopend.first() or SamenwerkingsafspraakFactory(team=wereld.team, organisatie=wereld.organisatie)
    for naam, gebruikt in (("link", None), ("link_gebruikt", timezone.now())):
        Partnerlink.objects.create(
            vraag="klopt",
            afspraak=afspraak,
            contactpersoon=contact,
            sleutel_hash=hash_van(f"sleutel-{naam}"),
            gebruikt_op=gebruikt,
        )
    return {"afspraak_link": afspraak, "contact_uitnodigen": contact}


def link_antwoord(wereld, object, rij):
    return {"antwoord": "nee", "toelichting": "Wij kunnen één keer per maand.", "tekst": "1"}


def partner_klopt(wereld, object, rij):
    return link_antwoord(wereld, object, rij) | {"tekst": object.tekstversie if object else ""}
