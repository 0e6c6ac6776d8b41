"""Contact persons as pages show them: who stands for which side, and of whom this reader may see the data (rule 8)."""

from dataclasses import dataclass

from django.db.models import Q

from buurtteams.models import Onderdeel

from .. import rechten
from ..models import Contactpersoon, Organisatie


@dataclass(frozen=True)
class Contactregel:
    """`toont_gegevens`: name, phone, e-mail, hours and languages are for this reader too."""

    contact: Contactpersoon
    toont_gegevens: bool
    mag_bewerken: bool


def regels(contacten, gebruiker, op):
    """The rows that this reader may see, each with what of it may be shown; in a constant number of queries."""
    zichtbaar = contacten.zichtbaar_voor(gebruiker)
    leesbaar = set(contacten.met_gegevens_voor(gebruiker, op).values_list("pk", flat=True))
    eigen = set(Organisatie.objects.van(gebruiker).values_list("pk", flat=True))

    def regel(contact):
        leest = contact.pk in leesbaar
        return Contactregel(contact, leest, leest and houdt_bij(gebruiker, contact, eigen))

    return [regel(contact) for contact in zichtbaar.voor_overzicht()]


def houdt_bij(gebruiker, contact, eigen):
    """What rechten.mag_contact_bewerken says of a contact whose data one may read, without a query per row."""
    if contact.onderdeel_id:
        return rechten.mag_onderdeelcontact_maken(gebruiker, contact.onderdeel)
    if contact.instelling_id:
        return rechten.mag_instellingcontact_maken(gebruiker, contact.instelling)
    return rechten.mag_organisaties_maken(gebruiker) or contact.organisatie_id in eigen


def van_team(team, gebruiker, op):
    """Per onderdeel who stands for it today, the vast contact first; and whether this reader fills the gaps."""
    alle = regels(Contactpersoon.objects.van_team(team).geldig(op), gebruiker, op)
    volgorde = list(Contactpersoon.Functie.values)
    alle.sort(key=lambda regel: volgorde.index(regel.contact.functie))
    delen = []
    for onderdeel in Onderdeel.objects.filter(buurtteam=team).order_by("-soort").select_related("buurtteam"):
        eigen = [regel for regel in alle if regel.contact.onderdeel_id == onderdeel.pk]
        delen.append(
            {
                "onderdeel": onderdeel,
                "regels": eigen,
                "zonder_vast_contact": not any(r.contact.functie == "vast_contact" for r in eigen),
                "mag_toevoegen": rechten.mag_onderdeelcontact_maken(gebruiker, onderdeel),
            }
        )
    return delen


def van_organisatie(organisatie, gebruiker, op):
    """Who stands for an organisatie today."""
    contacten = Contactpersoon.objects.filter(organisatie=organisatie).geldig(op)
    return {
        "regels": regels(contacten, gebruiker, op),
        "mag_toevoegen": rechten.mag_organisatiecontact_maken(gebruiker, organisatie),
    }


def beperk(contacten, gekozen):
    """What the filter of the list asks for."""
    if "team" in gekozen:
        contacten = contacten.filter(onderdeel__buurtteam__slug=gekozen["team"])
    if "functie" in gekozen:
        contacten = contacten.filter(functie=gekozen["functie"])
    kanten = {
        "team": Q(onderdeel__isnull=False),
        "instelling": Q(instelling__isnull=False),
        "organisatie": Q(organisatie__isnull=False),
    }
    return contacten.filter(kanten.get(gekozen.get("kant"), Q()))
