"""What hangs on a contact person: open work that names the account or, on the own side, the function in words.

An agreement, a need and a question belong to a team or an organisatie and to nobody in particular; they are not here.
"""

from dataclasses import dataclass

from django.db.models import Model, Q

from plannen.models import Actie, Jaarcyclus, Plan
from samenwerking.models import Bijeenkomst, Contactpersoon, Inloop

from ..models import Besluit

GESLOTEN = Jaarcyclus.Fase.AFGESLOTEN
BEIDE = "beide"
# Which field holds the function in words, per kind of work.
FUNCTIEVELD = {"actie": "functie", "bijeenkomst": "gespreksleider", "inloop": "bijhouder", "besluit": "wie"}


@dataclass(frozen=True)
class Stuk:
    """One row that can be passed on."""

    object: Model

    @property
    def soort(self):
        return self.object._meta.model_name

    @property
    def woord(self):
        return self.object._meta.verbose_name.capitalize()

    @property
    def sleutel(self):
        return f"{self.soort}-{self.object.pk}"

    @property
    def functieveld(self):
        return FUNCTIEVELD[self.soort]

    @property
    def datum(self):
        return {"actie": "datum", "besluit": "datum", "bijeenkomst": "begin"}.get(self.soort)

    @property
    def wanneer(self):
        return getattr(self.object, self.datum) if self.datum else None

    @property
    def plan(self):
        return getattr(self.object, "plan", None)


def werk_van(contactpersoon, *, gebruiker=None, op=None):
    """`gebruiker` narrows it to what this person sees; without one it is everything."""
    woord = functiewoord(contactpersoon, op)
    rijen = [*acties_van(contactpersoon, woord, gebruiker)]
    if woord:
        rijen += [*bijeenkomsten_van(contactpersoon, woord), *inlopen_van(contactpersoon, woord)]
        rijen += [*besluiten_van(contactpersoon, woord, gebruiker)]
    return [Stuk(rij) for rij in rijen]


def functiewoord(contactpersoon, op=None):
    """Empty where another valid contact of that side holds the same function: the words then mean that person."""
    anderen = Contactpersoon.objects.geldig(op).exclude(pk=contactpersoon.pk)
    if anderen.filter(**zelfde_kant(contactpersoon), functie=contactpersoon.functie).exists():
        return ""
    return contactpersoon.get_functie_display()


def zelfde_kant(contactpersoon):
    return {naam: getattr(contactpersoon, naam) for naam in ("onderdeel_id", "instelling_id", "organisatie_id")}


def acties_van(contactpersoon, woord, gebruiker):
    zoek = Q(pk=None)
    if contactpersoon.gebruiker_id:
        zoek |= Q(gebruiker=contactpersoon.gebruiker_id)
    if woord:
        zoek |= actiekant(contactpersoon) & Q(gebruiker=None, functie__iexact=woord)
    acties = Actie.objects.open().filter(zoek)
    if gebruiker:
        acties = acties.filter(plan__in=Plan.objects.zichtbaar_voor(gebruiker))
    return acties.select_related("plan__team", "plan__instelling", "plan__cyclus", "organisatie").order_by(
        "datum", "pk"
    )


def actiekant(contactpersoon):
    """The acties of the side that this contact stands for."""
    if contactpersoon.onderdeel_id:
        onderdeel = contactpersoon.onderdeel
        return Q(zijde="onderdeel", plan__team=onderdeel.buurtteam_id, onderdeel__in=[onderdeel.soort, BEIDE])
    if contactpersoon.instelling_id:
        instelling = contactpersoon.instelling
        van_team = Q(plan__team__isnull=False, onderdeel__in=[instelling.onderdeel, BEIDE])
        return Q(zijde="instelling") & (Q(plan__instelling=instelling) | van_team)
    return Q(zijde="organisatie", organisatie=contactpersoon.organisatie_id)


def bijeenkomsten_van(contactpersoon, woord):
    gepland = Bijeenkomst.objects.filter(status=Bijeenkomst.Status.GEPLAND, gespreksleider__iexact=woord)
    if contactpersoon.onderdeel_id:
        return gepland.filter(teams=contactpersoon.onderdeel.buurtteam_id).order_by("begin", "pk")
    if contactpersoon.instelling_id:
        return gepland.filter(instellingen=contactpersoon.instelling_id).order_by("begin", "pk")
    return gepland.filter(organisaties=contactpersoon.organisatie_id).order_by("begin", "pk")


def inlopen_van(contactpersoon, woord):
    """An instelling keeps no inloop up to date."""
    lopend = Inloop.objects.filter(gestopt_op=None, bijhouder__iexact=woord).order_by("naam", "pk")
    if contactpersoon.onderdeel_id:
        return lopend.filter(team=contactpersoon.onderdeel.buurtteam_id)
    if contactpersoon.organisatie_id:
        return lopend.filter(organisaties=contactpersoon.organisatie_id)
    return lopend.none()


def besluiten_van(contactpersoon, woord, gebruiker):
    """A decision names no organisatie as the one who sees to it."""
    besluiten = Besluit.objects.open().exclude(cyclus__fase=GESLOTEN).exclude(tekst="").filter(wie__iexact=woord)
    if gebruiker:
        besluiten = besluiten.filter(pk__in=Besluit.objects.zichtbaar_voor(gebruiker).values("pk"))
    if contactpersoon.onderdeel_id:
        besluiten = besluiten.filter(zijde=Besluit.Zijde.TEAM, plan__team=contactpersoon.onderdeel.buurtteam_id)
    elif contactpersoon.instelling_id:
        besluiten = besluiten.filter(zijde=Besluit.Zijde.INSTELLING)
    else:
        return besluiten.none()
    return besluiten.select_related("plan__team", "plan__instelling", "cyclus").order_by("datum", "pk")
