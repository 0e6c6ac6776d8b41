"""One of each chart, with what is hard about it: a gap, a blank, an empty wijk, a long name, two teams at one spot."""

from collections import Counter
from datetime import date

from django.template.loader import render_to_string

from buurtteams.models import Wijk
from plannen.overzicht.balken import Balk, Balken
from plannen.overzicht.grafiek import maak_lijngrafiek
from plannen.overzicht.stippen import maak_stippen
from plannen.overzicht.tegels import Tegel, Tegelkaart
from plannen.overzicht.verloopzin import verloopzin

OP = date(2026, 11, 22)
DAGEN = [date(2026, maand, 28) for maand in range(2, 11)] + [OP]
DIT_JAAR = list(zip(DAGEN, [2, 4, 8, None, 16, 20, 24, 28, 31, 37], [20, 50, *[54] * 8], strict=True))
VORIG_JAAR = list(zip(DAGEN, [1, 4, 6, 8, 13, None, 17, 19, 21, 36], [50] * 10, strict=True))
WIJKEN = [
    ("Vleuten-De Meern", 1, 1, False, Counter(volgens_planning=5, niet_gemeld=2)),
    ("Leidsche Rijn", 1, 2, False, Counter(volgens_planning=2)),
    ("Overvecht", 1, 4, True, Counter(volgens_planning=5, gereed=2, deels=2, loopt_vast=1, niet_gemeld=2, gestopt=1)),
    ("Binnenstad", 2, 3, False, Counter()),
    ("Oost", 2, 4, False, Counter(nog_niet_begonnen=2, gestopt=1)),
]
STILTE = [3, 5, 8, 8, 8, 9, 12, 12, 14, 14, 15, 21, 22, 40, 88, None, None, 11]


def lijngrafiek():
    return maak_lijngrafiek(
        deel="verloop",
        titel="Plannen die goed gaan of klaar zijn",
        reeksen=[("2026", DIT_JAAR), ("2025", VORIG_JAAR)],
        hoogste=54,
        op=OP,
        hoofd="2026",
        vorig="2025",
        van=date(2026, 1, 1),
        tot=date(2027, 2, 9),
    )


def tegelkaart():
    return Tegelkaart(
        [
            Tegel(Wijk(naam=naam, rij=rij, kolom=kolom), f"/wijk/{rij}{kolom}/", prioriteit, aantallen)
            for naam, rij, kolom, prioriteit, aantallen in WIJKEN
        ],
        2026,
    )


def stippen():
    metingen = [(f"Team {nummer}", waarde, f"/teams/{nummer}/") for nummer, waarde in enumerate(STILTE, start=1)]
    return maak_stippen(
        deel="stilte", titel="Dagen sinds het laatste bericht", metingen=metingen, een="dag", meer="dagen"
    )


def balken():
    rijen = [
        Balk("Vast contact", 15, 18, "teams", url="/contacten/"),
        Balk("Vast contact", 27, 36, "onderdelen"),
        Balk("Geëvalueerde afspraken", 4, 11, "afspraken", onbekend=5),
        Balk("Vervanger", 0, 18, "teams"),
    ]
    return Balken("dekking", "Vaste contactpersonen", rijen)


def html_van(soort, request=None, **inhoud):
    return render_to_string(f"plannen/_{soort}.html", {"op": OP, **inhoud}, request=request)


def alle_html():
    """Per chart the markup that a page gets."""
    grafiek = lijngrafiek()
    return {
        "lijngrafiek": html_van("lijngrafiek", grafiek=grafiek, zin=verloopzin(grafiek)),
        "tegels": html_van("tegels", kaart=tegelkaart()),
        "stippen": html_van("stippen", stippen=stippen()),
        "balken": html_van("balken", balken=balken()),
    }
