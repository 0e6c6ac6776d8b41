"""What the pages of a part of the city share: who may read them, what the address asks, and keeping them.

Each page is made without its frame, the same for everyone who may see it, and kept for as long as its stamps hold.
"""

from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string

from buurtteams.tijd import vandaag

from .. import rechten
from ..filters import lees_dag, lees_uitsnede
from ..overzicht.dashboard import Stadsvraag
from ..overzicht.jaar import kies_jaar
from ..stempels import lees_jaren, onthoud


class Stuk(NamedTuple):
    """A page without its frame: `kruimel` is its name in the trail, `titel` that of the window."""

    titel: str
    kruimel: str
    html: str


def eis_dashboard(gebruiker):
    if not rechten.mag_dashboard_zien(gebruiker):
        raise Http404


def lees_vraag(data):
    return Stadsvraag(data.get("jaar", ""), lees_uitsnede(data), lees_dag(data))


def bewaard(naam, *, jaar, jaren, vraag, maak):
    """The page that `maak` makes of this year, kept under the stamps of the year, and of the others what it shows.

    Agreements and ownership are of every year; and until its review last year's course runs until today.
    """
    anderen = tuple(rij.stand if rij.jaar == jaar.jaar - 1 else rij.vorm for rij in jaren)
    keuze = tuple(rij.jaar for rij in jaren)  # the filter names every year, and a new one stamps no other
    return onthoud((naam, jaar.pk, vraag, vandaag(), keuze), jaar.stempels + anderen, maak)


def toon(request, naam, model, slug, maak):
    """A page about one row of `model`; `maak(jaar, jaren, vraag)` gives its Stuk, or a 404."""
    eis_dashboard(request.user)
    vraag, jaren = lees_vraag(request.GET), lees_jaren()
    jaar = kies_jaar(jaren, vraag.jaar, vraag.op)
    if jaar is None:
        ding = get_object_or_404(model, slug=slug)
        stuk = Stuk(ding.naam, str(ding), render_to_string("plannen/_stadspagina_leeg.html", {"kop": ding.naam}))
    else:
        stuk = bewaard((naam, slug), jaar=jaar, jaren=jaren, vraag=vraag, maak=lambda: maak(jaar, jaren, vraag))
    return render(request, "plannen/stadspagina.html", {"stuk": stuk})
