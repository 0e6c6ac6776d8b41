"""Departed persons who are still named in running work: the contact ended, or the account has no role any more."""

import datetime
from dataclasses import dataclass, field

from buurtteams.models import Gebruiker, Rol
from buurtteams.tijd import vandaag
from plannen.models import Actie, Plan
from plannen.models.plan import is_van
from plannen.rechten import schrijft_mee
from samenwerking.models import Contactpersoon
from samenwerking.rechten import mag_instellingcontact_maken, mag_onderdeelcontact_maken, mag_organisaties_maken

Soort = Rol.Soort
ZIET_DE_STAD = (Soort.INSTELLING, Soort.GEMEENTE, Soort.BEHEER)


@dataclass
class Vertrokkene:
    """Shown by function: who may not see the contact data must not learn a name here."""

    gebruiker: Gebruiker
    contactpersoon: Contactpersoon | None
    acties: list = field(default_factory=list)

    def los_te_laten(self, gebruiker):
        """Without a contact there is no handover: these acties can lose the account, by whoever writes their plan."""
        return [] if self.contactpersoon else [actie for actie in self.acties if schrijft_mee(gebruiker, actie.plan)]

    @property
    def wie(self):
        if self.contactpersoon:
            return f"{self.contactpersoon.get_functie_display()} van {self.contactpersoon.kant}"
        rol = laatste_rol(self.gebruiker)
        return " van ".join(filter(None, [rol.omschrijving, rol.plek])) if rol else "oud-medewerker"

    @property
    def sinds(self):
        """The last day; None for an account that was switched off."""
        if self.contactpersoon and self.contactpersoon.tot:
            return self.contactpersoon.tot
        rol = laatste_rol(self.gebruiker)
        return rol.tot if rol else None

    @property
    def eerste_datum(self):
        return min((actie.datum for actie in self.acties if actie.datum), default=None)


def laatste_rol(gebruiker):
    return max(gebruiker.rol_set.all(), key=lambda rol: (rol.tot or datetime.date.max, rol.pk), default=None)


def vertrokken_voor(gebruiker, *, op=None):
    """Of all teams for instelling, gemeente and beheer; of the own teams for a coordinator."""
    plannen = Plan.objects.zichtbaar_voor(gebruiker)
    if not gebruiker.heeft(*ZIET_DE_STAD):
        plannen = plannen.filter(is_van([team.pk for team in gebruiker.teams]))
    return vertrokken_in(plannen, op=op)


def vertrokken_in(plannen, *, op=None):
    """In a constant number of queries."""
    op = op or vandaag()
    acties = Actie.objects.open().filter(plan__in=plannen).van_vertrokkenen(op)
    acties = acties.select_related("plan__team", "plan__instelling", "plan__cyclus", "organisatie", "gebruiker")
    acties = acties.prefetch_related(
        "gebruiker__rol_set__buurtteam",
        "gebruiker__rol_set__instelling",
        "gebruiker__contactpersonen__onderdeel__buurtteam",
        "gebruiker__contactpersonen__instelling",
        "gebruiker__contactpersonen__organisatie",
    )
    gevonden = {}
    for actie in acties.order_by("datum", "pk"):
        contact = laatste_contact(actie, op)
        sleutel = (actie.gebruiker_id, contact.pk if contact else None)
        gevonden.setdefault(sleutel, Vertrokkene(actie.gebruiker, contact)).acties.append(actie)
    return list(gevonden.values())


def hoort_bij(contact, actie):
    if contact.organisatie_id:
        return contact.organisatie_id == actie.organisatie_id
    if contact.onderdeel_id:
        return actie.zijde == "onderdeel" and contact.onderdeel.buurtteam_id == actie.plan.team_id
    return actie.zijde == "instelling"


def laatste_contact(actie, op):
    """From which the handover starts: the contact of the actie's own side, else any that ended; the latest."""
    contacten = [contact for contact in actie.gebruiker.contactpersonen.all() if not contact.is_geldig(op)]
    eigen = [contact for contact in contacten if hoort_bij(contact, actie)]
    return max(eigen or contacten, key=lambda contact: (contact.tot or datetime.date.max, contact.pk), default=None)


def houdt_bij(gebruiker, contact):
    """What `rechten.mag_overdragen` says of a contact that ended, without a query per row; partners have no list."""
    if contact is None:
        return False
    if contact.onderdeel_id:
        return mag_onderdeelcontact_maken(gebruiker, contact.onderdeel)
    if contact.instelling_id:
        return mag_instellingcontact_maken(gebruiker, contact.instelling)
    return mag_organisaties_maken(gebruiker)
