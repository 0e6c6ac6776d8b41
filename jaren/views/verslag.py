"""The report of a year: as page, as file, and beside that of another year.

A closed year is drawn from its last momentopname, or from the one that `?nummer=` names; a running one is made now.
"""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plannen.models import Jaarcyclus

from .. import rechten
from ..models import Momentopname
from ..momentopname import stel_samen
from ..verslag import FORMATEN, maak_bestand, naast_elkaar
from ..verslag import verslag as maak_verslag


@dataclass(frozen=True)
class Keuze:
    """Which report of a year is asked for, and which others there are."""

    cyclus: Jaarcyclus
    jaren: list
    momentopnamen: list
    inhoud: dict

    @property
    def is_laatste(self):
        """Whether this is what the year shows when no number is asked for."""
        nummer = None if self.cyclus.is_open or not self.momentopnamen else self.momentopnamen[0].nummer
        return self.inhoud["nummer"] == nummer


def keuze_of_404(gebruiker, jaar, nummer=""):
    """Partners see what concerns themselves; for them there is no report, as there is no dashboard."""
    if not rechten.mag_verslag_zien(gebruiker):
        raise Http404
    jaren = list(Jaarcyclus.objects.all())
    cyclus = next((cyclus for cyclus in jaren if cyclus.jaar == jaar), None)
    if cyclus is None:
        raise Http404
    momentopnamen = list(Momentopname.objects.filter(jaar=jaar).defer("inhoud"))
    return Keuze(cyclus, jaren, momentopnamen, inhoud_van(cyclus, momentopnamen, nummer))


def inhoud_van(cyclus, momentopnamen, nummer):
    if nummer:
        gevonden = [rij for rij in momentopnamen if str(rij.nummer) == nummer]
        if not gevonden:
            raise Http404
    else:
        gevonden = [] if cyclus.is_open else momentopnamen
    # Without a momentopname it is a concept, also of a year that was closed before there were any.
    return get_object_or_404(Momentopname, pk=gevonden[0].pk).gegevens if gevonden else stel_samen(cyclus)


@require_safe
@never_cache
def verslag(request, jaar):
    keuze = keuze_of_404(request.user, jaar, request.GET.get("nummer", ""))
    inhoud = {
        "keuze": keuze,
        "cyclus": keuze.cyclus,
        "verslag": maak_verslag(keuze.inhoud),
        "formaten": [(formaat, naam) for formaat, (_, naam) in FORMATEN.items()],
        "andere_jaren": [cyclus.jaar for cyclus in keuze.jaren if cyclus.jaar != jaar],
        "nummer": keuze.inhoud["nummer"],
    }
    return render(request, "jaren/verslag.html", inhoud)


@require_safe
@never_cache
def verslag_bestand(request, jaar, formaat):
    if formaat not in FORMATEN:
        raise Http404
    keuze = keuze_of_404(request.user, jaar, request.GET.get("nummer", ""))
    bestand = maak_bestand(keuze.inhoud, formaat)
    antwoord = HttpResponse(bestand.inhoud, content_type=bestand.soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{bestand.naam}"'
    return antwoord


@require_safe
@never_cache
def verslag_naast(request, jaar, ander):
    """The earlier of the two comes first, whichever the address names first."""
    keuzes = [keuze_of_404(request.user, wanneer) for wanneer in sorted({jaar, ander})]
    if len(keuzes) == 1:
        raise Http404
    inhoud = {
        "cyclus": next(keuze.cyclus for keuze in keuzes if keuze.cyclus.jaar == jaar),
        "vroeger": keuzes[0].inhoud,
        "later": keuzes[1].inhoud,
        "concepten": [keuze.cyclus.jaar for keuze in keuzes if keuze.inhoud["status"] == "concept"],
        "blokken": naast_elkaar(keuzes[0].inhoud, keuzes[1].inhoud),
    }
    return render(request, "jaren/verslag_naast.html", inhoud)
