"""What belongs on the agenda of the review, and why: read from what was handed in, judged, asked and decided."""

import uuid
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.text import Truncator, capfirst

from plannen.models import Koers, Partnerantwoord, Plan, Planpartner, PlanThema, Vraag
from samenwerking.models import Samenwerkingsafspraak

from .models import Advies, Agendapunt, Besluit, Oordeel, Terugblik, verschil

Aanleiding = Agendapunt.Aanleiding
GEWICHT = {aanleiding: plek for plek, aanleiding in enumerate(Aanleiding)}
RUIMTE = uuid.UUID("5d1d2f3c-6f0e-4c11-9a39-0f1b1f0c2017")  # makes a key of what an item without a plan is about


@dataclass(frozen=True)
class Voorstel:
    """One item as it should be. `voorrang`: within the same reason the highest comes first."""

    aanleiding: str
    titel: str
    gevraagd_besluit: str
    plan: Plan | None = None
    sleutel: uuid.UUID | None = None
    voorrang: int = 0

    @property
    def volgorde(self):
        return GEWICHT[self.aanleiding], -self.voorrang

    @property
    def vraagt_gesprek(self):
        return self.aanleiding != Aanleiding.GEEN


def voorstellen(cyclus):
    """Every item that the data ask for, the weightiest first."""
    plannen = list(
        Plan.objects.filter(cyclus=cyclus).vastgesteld().met_trekker().order_by("team__naam", "nummer", "pk")
    )
    redenen = redenen_van(cyclus, plannen)
    lijst = [voorstel_van(plan, redenen.get(plan.pk, {})) for plan in plannen]
    lijst += van_de_stad(cyclus, plannen)
    return sorted(lijst, key=lambda voorstel: voorstel.volgorde)


def kort(tekst, tekens=180):
    return Truncator(" ".join(tekst.split())).chars(tekens)


# Plans


def voorstel_van(plan, redenen):
    """A plan stands on the agenda once, for its weightiest reason."""
    titel = kort(f"{plan.team or plan.trekker}: {plan.titel}", 160)
    aanleiding = min(redenen, key=GEWICHT.get, default=Aanleiding.GEEN)
    besluit, voorrang = redenen.get(aanleiding, (f"{voorstel_van_team(plan)}?", 0))
    return Voorstel(aanleiding, titel, besluit, plan=plan, voorrang=voorrang)


def voorstel_van_team(plan):
    terugblik = getattr(plan, "terugblik", None)
    woord = terugblik.get_voorstel_display() if terugblik and is_teruggekeken(plan) else ""
    return f"{woord}, zoals het team voorstelt" if woord else "Doorgaan"


def is_teruggekeken(plan):
    return plan.status in (Plan.Status.VERANTWOORD, Plan.Status.BESPROKEN)


def redenen_van(cyclus, plannen):
    """Plan number → {aanleiding: (gevraagd besluit, voorrang)}; a fixed number of queries for any number of plans."""
    redenen = {plan.pk: {} for plan in plannen}
    terugblikken = {rij.plan_id: rij for rij in Terugblik.objects.filter(plan__in=redenen)}
    for plan in plannen:
        plan.terugblik = terugblikken.get(plan.pk, Terugblik(plan=plan))
        if not is_teruggekeken(plan):
            redenen[plan.pk][Aanleiding.GEEN_TERUGBLIK] = ("Komt er nog een terugblik, en wanneer?", 0)
    bronnen = [
        (Aanleiding.HULP, hulpvragen(redenen)),
        (Aanleiding.BESLUIT, oude_besluiten(cyclus, plannen)),
        (Aanleiding.VERSCHIL, verschillen(plannen)),
        (Aanleiding.PARTNER, partners_die_iets_anders_zeggen(redenen)),
        (Aanleiding.LOOPT_VAST, vastgelopen(redenen)),
        (Aanleiding.VRAAG, vragen_aan_team(redenen)),
    ]
    for aanleiding, gevonden in bronnen:
        for nummer, reden in gevonden.items():
            redenen[nummer][aanleiding] = reden
    return redenen


def hulpvragen(nummers):
    """The request that waits longest; how many there are decides which plan comes first."""
    vragen = Vraag.objects.filter(plan__in=nummers).open().exclude(aan=Vraag.Aan.TEAM).select_related("organisatie")
    return {
        nummer: (f"Helpt {lijst[0].aan_wie}? Het team vraagt: “{kort(lijst[0].tekst)}”", len(lijst))
        for nummer, lijst in per_plan(vragen.order_by("antwoord_voor", "pk")).items()
    }


def vragen_aan_team(nummers):
    vragen = Vraag.objects.filter(plan__in=nummers, aan=Vraag.Aan.TEAM).open().order_by("antwoord_voor", "pk")
    return {
        nummer: (f"Wat is het antwoord op deze vraag? “{kort(lijst[0].tekst)}”", len(lijst))
        for nummer, lijst in per_plan(vragen).items()
    }


def per_plan(rijen):
    lijsten = {}
    for rij in rijen:
        lijsten.setdefault(rij.plan_id, []).append(rij)
    return lijsten


def open_van_eerder(cyclus):
    """Agreements of earlier years that are not done: carried on into this year, or still standing in their own."""
    eerder = Q(cyclus=cyclus, volgt_op__isnull=False) | Q(cyclus__jaar__lt=cyclus.jaar)
    return Besluit.objects.filter(eerder).open().exclude(tekst="").order_by("datum", "pk")


def oude_besluiten(cyclus, plannen):
    """On the plan itself, or on the plan that it follows."""
    volgers = {plan.volgt_op_id: plan.pk for plan in plannen if plan.volgt_op_id} | {
        plan.pk: plan.pk for plan in plannen
    }
    lijsten = {}
    for besluit in open_van_eerder(cyclus).filter(plan__in=volgers):
        lijsten.setdefault(volgers[besluit.plan_id], []).append(besluit)
    return {
        nummer: (f"Is dit gedaan, of gaan we ermee door? “{kort(lijst[0].tekst)}”", len(lijst))
        for nummer, lijst in lijsten.items()
    }


def verschillen(plannen):
    """How far team, gemeente and MNU/Saluti are apart on the account as it was handed in last."""
    stemmen = {plan.pk: [plan.terugblik.antwoord] for plan in plannen if is_teruggekeken(plan)}
    for nummer, antwoord in Oordeel.objects.filter(plan__in=stemmen).geldig().values_list("plan_id", "antwoord"):
        stemmen[nummer].append(antwoord)
    stappen = {nummer: verschil(antwoorden) for nummer, antwoorden in stemmen.items()}
    return {nummer: ("Doorgaan of aanpassen?", aantal) for nummer, aantal in stappen.items() if aantal}


def partners_die_iets_anders_zeggen(nummers):
    """On *Klopt dit?*, on *Is dit gebeurd?* of the year or of a theme's last report, and on the team's agreement."""
    anders = Partnerantwoord.objects.filter(planpartner__plan__in=nummers).die_iets_anders_zeggen()
    gevonden = [(a.planpartner.plan_id, a.planpartner.organisatie) for a in reversed(anders)]
    alle = [*oneens(nummers), *gevonden]
    return {nummer: (f"Wat verandert er in de samenwerking met {wie}?", 0) for nummer, wie in alle}


def oneens(nummers):
    """(plan, organisatie) where the plan's team and a partner that it names differ on their agreement."""
    afspraken = Samenwerkingsafspraak.objects.met_verschil()
    verschil = afspraken.filter(organisatie=OuterRef("organisatie"), team=OuterRef("plan__team"))
    partners = Planpartner.objects.filter(Exists(verschil), plan__in=nummers).select_related("organisatie")
    return [(partner.plan_id, partner.organisatie) for partner in partners.order_by("-pk")]


def vastgelopen(nummers):
    themas = PlanThema.objects.filter(plan__in=nummers, koers=Koers.LOOPT_VAST).order_by("thema__volgorde")
    return {
        nummer: (f"Aanpassen of stoppen? {capfirst(kort(str(lijst[0].thema)))} loopt vast.", len(lijst))
        for nummer, lijst in per_plan(themas).items()
    }


# What belongs to no plan of this year


def van_de_stad(cyclus, plannen):
    """Open advice, and open agreements of earlier years that no plan of this year goes on with."""
    for besluit in besluiten_zonder_plan(cyclus, plannen):
        vraag = "Is dit gedaan, of gaan we ermee door?"
        yield Voorstel(
            Aanleiding.BESLUIT, kort(besluit.tekst.splitlines()[0], 110), vraag, sleutel=sleutel_van(cyclus, besluit)
        )
    for advies in Advies.objects.open().order_by("antwoord_voor", "pk"):
        vraag = "Wat doet de gemeente met dit advies?"
        yield Voorstel(Aanleiding.ADVIES, kort(advies.titel, 160), vraag, sleutel=sleutel_van(cyclus, advies))


def besluiten_zonder_plan(cyclus, plannen):
    met_plan = {plan.pk for plan in plannen} | {plan.volgt_op_id for plan in plannen} - {None}
    return open_van_eerder(cyclus).exclude(plan__in=met_plan)


def sleutel_van(cyclus, object):
    """The same item of the same year always gets the same key, so that renewing the agenda finds it again."""
    return uuid.uuid5(RUIMTE, f"{cyclus.jaar}-{object._meta.model_name}-{object.pk}")


def bron_van(punt):
    """The advice or the decision that an item without a plan is about; None for an own item."""
    if punt.plan_id or punt.sleutel is None:
        return None
    for model, aanleiding in ((Advies, Aanleiding.ADVIES), (Besluit, Aanleiding.BESLUIT)):
        if punt.aanleiding == aanleiding:
            rijen = model.objects.only("pk").order_by("-pk")
            gevonden = next((rij.pk for rij in rijen if sleutel_van(punt.cyclus, rij) == punt.sleutel), None)
            return model.objects.filter(pk=gevonden).first() if gevonden else None
    return None


# The agenda as it stands


def punten_van(cyclus):
    """What is discussed first, in order; each with its plan and its decisions."""
    besluiten = Prefetch("besluiten", Besluit.objects.order_by("pk"))
    return cyclus.agendapunten.select_related("plan__team", "plan__instelling").prefetch_related(besluiten)
