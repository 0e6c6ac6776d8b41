"""The short versions for the page of the city: what their template parts say, and where they lead."""

from django.template.loader import render_to_string

from buurtteams.factories import AanbevelingFactory, BuurtteamFactory
from plannen.factories import RondetafelAfspraakFactory
from plannen.overzicht import aanbevelingen, afsprakenboek, stadsdekking

from .stad import tekst


def test_de_afspraken_in_het_kort(cyclus):
    RondetafelAfspraakFactory(code="A1", titel="Peilen")
    html = render_to_string("plannen/_afspraken_kort.html", {"afspraken": afsprakenboek.lees_kort()})
    assert "Van de 1 afspraak uit 2017 zijn er geen nagekomen en geen opgepakt. Aan 1 werkte nog geen plan." in tekst(
        html
    )
    assert 'href="/dashboard/afspraken/A1/"' in html


def test_de_afspraken_in_het_kort_als_er_geen_zijn(db):
    html = render_to_string("plannen/_afspraken_kort.html", {"afspraken": afsprakenboek.lees_kort()})
    assert "staan er nog niet in" in html


def test_de_aanbevelingen_in_het_kort(cyclus):
    AanbevelingFactory(code="T1", titel="Tolk")
    html = render_to_string("plannen/_aanbevelingen_kort.html", {"aanbevelingen": aanbevelingen.lees_kort(cyclus)})
    assert "Aan 1 van de 1 aanbevelingen werkt in 2026 geen enkel plan met akkoord." in tekst(html)
    assert 'href="/dashboard/aanbevelingen/T1/"' in html


def test_de_aanbevelingen_in_het_kort_als_er_geen_zijn(cyclus):
    html = render_to_string("plannen/_aanbevelingen_kort.html", {"aanbevelingen": aanbevelingen.lees_kort(cyclus)})
    assert "staan er nog niet in" in html


def test_de_dekking_in_het_kort(vandaag, db):
    BuurtteamFactory()
    html = render_to_string("plannen/_dekking_kort.html", {"dekking": stadsdekking.lees_kort(vandaag)})
    assert "0 van de 1 teams" in tekst(html)
    assert html.count('href="/dashboard/samenwerking/#') == 6
