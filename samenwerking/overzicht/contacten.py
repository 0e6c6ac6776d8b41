"""Contact persons as pages show them: who stands for which side, and of whom this reader may see the data (rule 8)."""

from dataclasses import dataclass

from django.db.models import Q

from buurtteams.models import Onderdeel

from .. import rechten
from ..models import Contactpersoon, Organisatie

FUNCTIES = list(Contactpersoon.Functie.values)


@dataclass(frozen=True)
class Contactregel:
    """`toont_gegevens`: name, phone, e-mail, hours and languages are for this reader too."""

    contact: Contactpersoon
    toont_gegevens: bool
    mag_bewerken: bool
    is_eigen: bool  # of the own team, instelling or organisatie
    begint_later: bool

    @property
    def kop(self):
        """Under which heading a list has it."""
        if self.contact.onderdeel_id:
            return f"Buurtteam {self.contact.onderdeel.buurtteam}"
        return str(self.contact.instelling) if self.contact.instelling_id else "Organisaties"

    @property
    def deel(self):
        """Of what under that heading."""
        if self.contact.onderdeel_id:
            return self.contact.onderdeel.get_soort_display()
        return str(self.contact.organisatie or "")

    @property
    def plaats(self):
        """The own side first, then teams, instellingen, organisaties. In Python: databases sort an empty side apart."""
        contact = self.contact
        soort = 0 if contact.onderdeel_id else 1 if contact.instelling_id else 2
        sociaal_eerst = contact.onderdeel_id and contact.onderdeel.soort != "sociaal"
        delen = (sociaal_eerst, self.deel, FUNCTIES.index(contact.functie), contact.pk)
        return not self.is_eigen, soort, self.kop, *delen


def regels(contacten, gebruiker, op):
    """The rows that this reader may see, each with what of it may be shown; in a constant number of queries."""
    zichtbaar = contacten.zichtbaar_voor(gebruiker)
    leesbaar = set(contacten.met_gegevens_voor(gebruiker, op).values_list("pk", flat=True))
    eigen = {
        "buurtteam": {team.pk for team in gebruiker.teams},
        "instelling": {rol.instelling_id for rol in gebruiker.rollen if rol.instelling_id},
        "organisatie": set(Organisatie.objects.van(gebruiker).values_list("pk", flat=True)),
    }

    def regel(contact):
        leest = contact.pk in leesbaar
        mag = leest and contact.gewist_op is None and houdt_bij(gebruiker, contact, eigen)
        return Contactregel(contact, leest, mag, is_eigen(contact, eigen), contact.vanaf > op)

    return sorted((regel(contact) for contact in zichtbaar.voor_overzicht()), key=lambda regel: regel.plaats)


def is_eigen(contact, eigen):
    if contact.onderdeel_id:
        return contact.onderdeel.buurtteam_id in eigen["buurtteam"]
    return contact.instelling_id in eigen["instelling"] or contact.organisatie_id in eigen["organisatie"]


def houdt_bij(gebruiker, contact, eigen):
    """What rechten.mag_contact_bijhouden says of a contact whose data one may read, without a query per row."""
    if contact.onderdeel_id:
        return rechten.mag_onderdeelcontact_maken(gebruiker, contact.onderdeel)
    if contact.instelling_id:
        return rechten.mag_instellingcontact_maken(gebruiker, contact.instelling)
    return rechten.mag_organisaties_maken(gebruiker) or contact.organisatie_id in eigen["organisatie"]


def van_team(team, gebruiker, op):
    """Per onderdeel who stands for it now or later, the vast contact first; and whether this reader fills the gaps."""
    alle = regels(Contactpersoon.objects.van_team(team).niet_voorbij(op), gebruiker, op)
    delen = []
    for onderdeel in Onderdeel.objects.filter(buurtteam=team).order_by("-soort").select_related("buurtteam"):
        eigen = [regel for regel in alle if regel.contact.onderdeel_id == onderdeel.pk]
        vast = [regel for regel in eigen if regel.contact.functie == "vast_contact" and not regel.begint_later]
        delen.append(
            {
                "onderdeel": onderdeel,
                "regels": eigen,
                "zonder_vast_contact": not vast,
                "mag_toevoegen": rechten.mag_onderdeelcontact_maken(gebruiker, onderdeel),
            }
        )
    return delen


def van_organisatie(organisatie, gebruiker, op):
    """Who stands for an organisatie, now or later."""
    contacten = Contactpersoon.objects.filter(organisatie=organisatie).niet_voorbij(op)
    return {
        "regels": regels(contacten, gebruiker, op),
        "mag_toevoegen": rechten.mag_organisatiecontact_maken(gebruiker, organisatie),
    }


def lijst(gekozen, gebruiker, op):
    """The rows that the filter of the list asks for: of today, or (`wanneer`) who begins later, or who ended.

    Who ended is listed for the own side only.
    """
    contacten = beperk(Contactpersoon.objects.all(), gekozen)
    if gekozen.get("wanneer") == "eerder":
        return [regel for regel in regels(contacten.filter(tot__lt=op), gebruiker, op) if regel.toont_gegevens]
    straks = gekozen.get("wanneer") == "straks"
    return regels(contacten.filter(vanaf__gt=op) if straks else contacten.geldig(op), gebruiker, op)


def beperk(contacten, gekozen):
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
