"""All reports of a year: as rows of a page, and as a sheet that streams.

The sheet is made of tuples and not of model instances: it may hold tens of thousands of reports.
"""

from django.utils.timezone import get_current_timezone

from buurtteams.models import OnderdeelKeuze
from buurtteams.uitvoer import Blad

from ..models import Koers, Partnerantwoord, PlanThema, Voortgang

PER_KEER = 1000
KOERS, BEWIJS, ONDERDEEL = dict(Koers.choices), dict(Voortgang.Bewijs.choices), dict(OnderdeelKeuze.choices)
BEVESTIGD = "De partner bevestigt het"  # as Voortgang.bewijswoord

KOPPEN = ("Jaar", "Trekker", "Nummer", "Plan", "Thema", "Hoe staat het ervoor?", "Niets veranderd")
KOPPEN += ("Wat is er gebeurd?", "Al geprobeerd", "Volgende stap", "Hoe weten wij dit?", "Toelichting", "Document")
KOPPEN += ("Geldt voor", "Gemeld door", "Namens", "Gemeld op", "Ingetrokken op")
BREED = (8, 24, 10, 34, 20, 20, 12, 60, 40, 40, 24, 30, 30, 20, 28, 24, 18, 18)
VELDEN = ("pk", "planthema_id", "koers", "ongewijzigd", "wat_gebeurd", "geprobeerd", "volgende_stap", "bewijs")
VELDEN += ("bewijs_toelichting", "bewijs_link", "onderdeel", "functie", "namens", "gemeld_op", "ingetrokken_op")


def voor_lijst(berichten):
    """What a row of the page reads."""
    plan = ("planthema__thema", "planthema__plan__team", "planthema__plan__instelling", "planthema__plan__cyclus")
    return berichten.select_related(*plan).prefetch_related("antwoorden")


def blad(berichten, plannen):
    """`plannen`: those that the reports are of. Three queries, the last of which streams."""
    return Blad("Berichten", KOPPEN, rijen(berichten, plannen), BREED)


def rijen(berichten, plannen):
    plekken, bevestigd, zone = lees_plekken(plannen), lees_bevestigd(berichten), get_current_timezone()
    for pk, planthema, *velden, op, weg in berichten.values_list(*VELDEN).iterator(PER_KEER):
        yield (
            *plekken[planthema],
            *in_woorden(*velden, pk in bevestigd),
            op.astimezone(zone).date(),
            weg.astimezone(zone).date() if weg else None,
        )


def in_woorden(koers, ongewijzigd, wat, geprobeerd, stap, bewijs, uitleg, link, onderdeel, functie, namens, bevestigd):
    return (
        KOERS[koers],
        "ja" if ongewijzigd else "",
        wat,
        geprobeerd,
        stap,
        BEVESTIGD if bevestigd else BEWIJS[bewijs],
        uitleg,
        link,
        ONDERDEEL[onderdeel],
        functie,
        namens,
    )


def lees_plekken(plannen):
    """Number of a PlanThema → year, trekker, number and title of its plan, and the theme."""
    plekken = {}
    for planthema in PlanThema.objects.filter(plan__in=plannen).select_related(
        "thema", "plan__team", "plan__instelling", "plan__cyclus"
    ):
        plan = planthema.plan
        plekken[planthema.pk] = (plan.cyclus.jaar, plan.trekker, plan.nummer, plan.titel, planthema.thema.naam)
    return plekken


def lees_bevestigd(berichten):
    """Of which reports the partners say so: as Voortgang.partner_bevestigt, for all of them at once."""
    antwoorden = Partnerantwoord.objects.filter(voortgang__in=berichten.order_by().values("pk")).order_by("op", "pk")
    laatste = {}
    for bericht, partner, antwoord in antwoorden.values_list("voortgang", "planpartner", "antwoord").iterator():
        laatste.setdefault(bericht, {})[partner] = antwoord
    return {bericht for bericht, woorden in laatste.items() if set(woorden.values()) == {"ja"}}
