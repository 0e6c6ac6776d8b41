"""What the handover shows: what stays with the side as a whole, and afterwards what moved."""

from dataclasses import dataclass

from django.urls import reverse

from plannen.models import Actie, Plan, Vraag
from plannen.models import Gebeurtenis as Plangebeurtenis
from samenwerking.models import Behoefte, Bijeenkomst, Gebeurtenis, Inloop, Samenwerkingsafspraak

from ..models import Besluit

OPEN_BEHOEFTE = [Behoefte.Status.OPEN, Behoefte.Status.BEZIG]


# Beforehand: what belongs to the team or the organisatie, and goes along by itself


def blijft_bij_de_kant(contactpersoon, gebruiker):
    """(kind, rows) of what the successor will have to know. An instelling has no agreements of its own."""
    kant = kant_van(contactpersoon)
    if kant is None:
        return []
    afspraken = Samenwerkingsafspraak.objects.lopend().filter(**kant).select_related("team", "organisatie")
    behoeften = Behoefte.objects.filter(**kant, status__in=OPEN_BEHOEFTE)
    soorten = [
        ("Afspraken", afspraken.order_by("evaluatie_op"), "evaluatie_op"),
        ("Vragen die wachten op antwoord", open_vragen(contactpersoon, gebruiker), "antwoord_voor"),
        ("Behoeften", behoeften, ""),
    ]
    rijen = [(soort, [regel(rij, dag) for rij in rijen]) for soort, rijen, dag in soorten]
    return [(soort, regels) for soort, regels in rijen if regels]


def regel(rij, dag):
    return str(rij), getattr(rij, dag) if dag else None, rij.get_absolute_url()


def kant_van(contactpersoon):
    if contactpersoon.onderdeel_id:
        return {"team": contactpersoon.onderdeel.buurtteam_id}
    if contactpersoon.organisatie_id:
        return {"organisatie": contactpersoon.organisatie_id}
    return None


def open_vragen(contactpersoon, gebruiker):
    vragen = Vraag.objects.zichtbaar_voor(gebruiker).open().order_by("antwoord_voor", "pk")
    if contactpersoon.onderdeel_id:
        return vragen.filter(aan=Vraag.Aan.TEAM, plan__team=contactpersoon.onderdeel.buurtteam_id)
    return vragen.filter(aan=Vraag.Aan.ORGANISATIE, organisatie=contactpersoon.organisatie_id)


# Afterwards, from the log


@dataclass(frozen=True)
class Verplaatst:
    soort: str
    titel: str
    onder: str
    url: str


@dataclass(frozen=True)
class Overdracht:
    gebeurtenis: Gebeurtenis
    verplaatst: list


def lees_overdracht(contactpersoon, gebruiker):
    """The last handover of this contact; None while there was none."""
    eigen = Gebeurtenis.objects.filter(object_soort="contactpersoon", object_id=contactpersoon.pk)
    gebeurtenis = eigen.filter(soort="contact_overgedragen").first()
    if gebeurtenis is None:
        return None
    tegelijk = {"soort__endswith": "_overgedragen", "op": gebeurtenis.op, "door": gebeurtenis.door_id}
    regels = [*Plangebeurtenis.objects.filter(**tegelijk), *Gebeurtenis.objects.filter(**tegelijk)]
    nummers = {}
    for regel in regels:
        nummers.setdefault(regel.object_soort, []).append(regel.object_id)
    return Overdracht(gebeurtenis, [*verplaatst(nummers, gebruiker)])


def verplaatst(nummers, gebruiker):
    """Of each kind what this person sees."""
    acties = Actie.objects.filter(plan__in=Plan.objects.zichtbaar_voor(gebruiker)).select_related("plan__team")
    soorten = {
        "actie": acties.select_related("plan__team", "plan__instelling").order_by("datum", "pk"),
        "bijeenkomst": Bijeenkomst.objects.order_by("begin", "pk"),
        "inloop": Inloop.objects.order_by("naam", "pk"),
        "besluit": Besluit.objects.zichtbaar_voor(gebruiker).order_by("datum", "pk"),
    }
    for soort, rijen in soorten.items():
        for rij in rijen.filter(pk__in=nummers.get(soort, [])):
            onder = f"{rij.plan.kop} · {rij.plan.titel}" if soort == "actie" else ""
            yield Verplaatst(rij._meta.verbose_name.capitalize(), str(rij), onder, adres_van(rij, soort))


def adres_van(rij, soort):
    """An actie is shown on the page of its plan: that everyone who sees it can open."""
    return f"{reverse('plannen:plan', args=[rij.plan_id])}#acties" if soort == "actie" else rij.get_absolute_url()
