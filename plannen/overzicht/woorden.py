"""The last words on each theme of some plans, as they were known on the day in view."""

from typing import NamedTuple

from ..models import PlanThema, Voortgang
from .verleden import lees_laatste

TEKSTEN = ("wat_gebeurd", "ongewijzigd", "bewijs_toelichting")


class Woorden(NamedTuple):
    """`hoe` is the note beside the evidence. Without a report there is what the plan wants: `doel`."""

    doel: str
    bericht: str
    hoe: str


def lees_woorden(beeld):
    """planthema → Woorden, of what `beeld` shows. One query; on a past day three."""
    planthemas = {regel.planthemas[thema] for regel in beeld.regels for thema in regel.standen}
    rijen = PlanThema.objects.filter(pk__in=planthemas).order_by()
    if not beeld.is_verleden:
        laatste = [f"laatste__{veld}" for veld in TEKSTEN]
        return {pk: _woorden(doel, *rest) for pk, doel, *rest in rijen.values_list("pk", "doel", *laatste)}
    nummers = [pk for planthema, (pk, *_) in lees_laatste(beeld.cyclus, beeld.op).items() if planthema in planthemas]
    berichten = Voortgang.objects.filter(pk__in=nummers).order_by().values_list("planthema", *TEKSTEN)
    toen = {planthema: rest for planthema, *rest in berichten}
    return {pk: _woorden(doel, *toen.get(pk, ("", False, ""))) for pk, doel in rijen.values_list("pk", "doel")}


def _woorden(doel, bericht, ongewijzigd, hoe):
    return Woorden(doel, bericht or ("Niets veranderd." if ongewijzigd else ""), hoe or "")
