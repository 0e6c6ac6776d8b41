"""What the pages of the review show: the agenda, and one item with everything that is said about its plan."""

from dataclasses import dataclass

from plannen.models import Plan

from .. import rechten
from ..agenda import bron_van, open_van_eerder, punten_van
from ..models import MEESTE_PUNTEN, Advies, Besluit, BestuurlijkeReactie
from .stemmen import stemmen_van


@dataclass(frozen=True)
class Agendaregel:
    """One row of the agenda. `nummer` counts what is discussed; the rest has none."""

    punt: object
    nummer: int | None
    kan_omhoog: bool
    kan_omlaag: bool
    mag_weg: bool

    @property
    def besluiten(self):
        return self.punt.besluiten.all()


@dataclass(frozen=True)
class Agenda:
    bespreken: list
    rest: list

    @property
    def klaar(self):
        return [regel for regel in self.bespreken if regel.punt.afgehandeld_op]

    @property
    def eerste_open(self):
        return next((regel.punt for regel in self.bespreken if not regel.punt.afgehandeld_op), None)

    @property
    def rest_open(self):
        return [regel for regel in self.rest if not regel.punt.afgehandeld_op]

    @property
    def is_vol(self):
        return len(self.bespreken) >= MEESTE_PUNTEN


def lees_agenda(cyclus, gebruiker):
    punten = list(punten_van(cyclus))
    boven = [punt for punt in punten if punt.bespreken]
    onder = [punt for punt in punten if not punt.bespreken]
    for punt in punten:
        punt.cyclus = cyclus
        if punt.plan:
            punt.plan.cyclus = cyclus
    return Agenda(
        [
            regel(punt, gebruiker, nummer=plek + 1, kan_omhoog=plek > 0, kan_omlaag=plek < len(boven) - 1)
            for plek, punt in enumerate(boven)
        ],
        [regel(punt, gebruiker) for punt in onder],
    )


def regel(punt, gebruiker, nummer=None, kan_omhoog=False, kan_omlaag=False):
    mag_weg = rechten.mag_agendapunt_weghalen(gebruiker, punt)
    return Agendaregel(punt, nummer, kan_omhoog, kan_omlaag, mag_weg)


@dataclass(frozen=True)
class Plaats:
    """Where an item stands among those that are discussed; `nummer` is None for one of the rest."""

    nummer: int | None
    aantal: int
    vorige: object
    volgende: object


def plaats_van(punt):
    nummers = list(punt.cyclus.agendapunten.filter(bespreken=True))
    plek = next((plek for plek, ander in enumerate(nummers) if ander.pk == punt.pk), None)
    if plek is None:
        return Plaats(None, len(nummers), None, None)
    for ander in nummers:
        ander.cyclus = punt.cyclus
    volgende = nummers[plek + 1] if plek + 1 < len(nummers) else None
    return Plaats(plek + 1, len(nummers), nummers[plek - 1] if plek else None, volgende)


def lees_punt(punt, gebruiker):
    """Everything beside the form: what was meant, what was reached, who says what, and what is still open."""
    inhoud = {"punt": punt, "plan": punt.plan, "plaats": plaats_van(punt)}
    if punt.plan:
        return inhoud | lees_plan(punt.plan, gebruiker)
    bron = bron_van(punt)
    return inhoud | {"advies": bron if isinstance(bron, Advies) else None, "eerder": bron_als_besluit(bron, gebruiker)}


def bron_als_besluit(bron, gebruiker):
    zichtbaar = Besluit.objects.zichtbaar_voor(gebruiker).voor_overzicht()
    return list(zichtbaar.filter(pk=bron.pk)) if isinstance(bron, Besluit) else []


def lees_plan(plan, gebruiker):
    vragen = plan.vragen.open().select_related("organisatie", "planthema__thema").order_by("antwoord_voor", "pk")
    return {
        "stemmen": stemmen_van([plan], gebruiker)[plan.pk],
        "bereikt": [in_woorden(indicator) for indicator in plan.indicatoren.prefetch_related("metingen")],
        "reactie": BestuurlijkeReactie.objects.filter(plan=plan).first(),
        "vragen": [met_plan(vraag, plan) for vraag in vragen],
        "eerder": besluiten_van_eerder(plan, gebruiker),
    }


def met_plan(vraag, plan):
    vraag.plan = plan
    return vraag, vraag.is_te_laat()


def in_woorden(indicator):
    """What is counted, and how far it came: ("5 van 8 organisaties", "organisaties met een vast gezicht")."""
    if indicator.soort == indicator.Soort.JA_NEE:
        return indicator.toon(indicator.stand), indicator.naam
    return f"{indicator.toon(indicator.stand)} van {indicator.toon_doel} {indicator.eenheid}".strip(), indicator.naam


def besluiten_van_eerder(plan, gebruiker):
    """What was agreed in an earlier year and is not done: on this plan, or on the one that it follows."""
    zichtbaar = Plan.objects.zichtbaar_voor(gebruiker)
    besluiten = open_van_eerder(plan.cyclus).filter(plan__in=[plan.pk, plan.volgt_op_id or plan.pk])
    return list(besluiten.filter(plan__in=zichtbaar).select_related("cyclus", "plan__team", "plan__instelling"))
