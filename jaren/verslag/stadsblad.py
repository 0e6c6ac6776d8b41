"""The dashboard of the city as one sheet of tagged PDF: what the page shows, as data for stadsblad.typ."""

from html import unescape
from pathlib import Path

from django.utils.formats import date_format
from django.utils.html import strip_tags

from plannen.models.stand import WOORDEN
from plannen.overzicht import aandacht, zinnen
from plannen.overzicht.rooster import maak_rooster
from plannen.overzicht.verloopzin import verloopzin

from .pdf import zet

SJABLOON = Path(__file__).parent / "stadsblad.typ"
MEESTE_PUNTEN = 5


def maak_stadsblad(bord, keuze):
    """`bord` is a plannen Dashboard; `keuze` the filters in words, as pairs. Raises PdfMislukt."""
    return zet(SJABLOON, als_data(bord, keuze), bord.beeld.op.isoformat())


def als_data(bord, keuze):
    beeld = bord.beeld
    themas, rijen = maak_rooster(beeld)
    punten = [] if beeld.is_verleden else aandacht.lees_aandacht(beeld)[:MEESTE_PUNTEN]
    return {
        "titel": f"De stad in {beeld.cyclus}",
        "stand": f"Stand van {date_format(beeld.op, 'j F Y')}",
        "keuze": _keuzezin(beeld, keuze),
        "zin": plat(f"{zinnen.stadszin(beeld)} {zinnen.vergelijkzin(bord.nu, bord.toen)}"),
        "koppen": [thema.korte_naam for thema in themas],
        "rijen": [_rij(rij) for rij in rijen],
        "legenda": [[code, WOORDEN[code], aantal] for code, aantal, _ in beeld.legenda()],
        "punten": [[punt.woord or WOORDEN[punt.code], punt.titel, punt.reden] for punt in punten],
        "wijken": [[f"{tegel.wijk}{' *' if tegel.prioriteit else ''}", tegel.cijfer] for tegel in bord.kaart.tegels],
        "verloopzin": plat(verloopzin(bord.grafiek)),
        "grafiek": None if bord.grafiek.is_leeg else _grafiek(bord.grafiek),
        "kort": _kort(bord.kort) if bord.kort else [],
    }


def plat(tekst):
    return unescape(strip_tags(str(tekst))).strip()


def _keuzezin(beeld, keuze):
    toen = "Zoals het toen bekend was. " if beeld.is_verleden else ""
    filters = "; ".join(f"{label}: {woord}" for label, woord in keuze)
    return f"{toen}{f'Alleen {filters}. ' if filters else ''}Alleen plannen met akkoord van de gemeente tellen mee."


def _rij(rij):
    cellen = [
        {"code": str(cel.code), "woord": WOORDEN[cel.code], "onder": " · ".join(filter(None, [cel.onder, cel.partner]))}
        for cel in rij.cellen
    ]
    return {"team": f"{rij.team}{' *' if rij.team.prioriteit else ''}", "cellen": cellen}


def _grafiek(grafiek):
    vlak = grafiek.vlak
    return {
        "uitleg": f"{grafiek.titel}. {grafiek.uitleg}",
        "breedte": grafiek.breedte,
        "hoogte": grafiek.hoogte,
        "links": vlak.links,
        "rechts": vlak.rechts,
        "onder": vlak.onder,
        "maanden": [vars(streepje) for streepje in grafiek.maanden],
        "getallen": [vars(streepje) for streepje in grafiek.getallen],
        "lijnen": [
            {
                "soort": lijn.soort,
                "stukken": [[[punt.x, punt.y] for punt in stuk] for stuk in lijn.stukken],
                "label": [lijn.label.x, lijn.label.y, lijn.label.tekst] if lijn.label else None,
            }
            for lijn in grafiek.lijnen
        ],
    }


def _kort(kort):
    contacten, telling = kort.dekking.contacten, kort.afspraken.telling
    staat = zinnen.opsomming(f"{aantal} {stand.label.lower()}" for stand, aantal in telling.items())
    return [
        f"Vast contact: {contacten.teams_met} van de {contacten.teams} teams, "
        f"{contacten.onderdelen_met} van de {contacten.onderdelen} onderdelen en "
        f"{contacten.organisaties_met} van de {contacten.organisaties} organisaties.",
        plat(f"Afspraken van de ronde tafel: {staat}."),
        f"Aanbevelingen waar niemand aan werkt: {len(kort.aanbevelingen.zonder)} van de {kort.aanbevelingen.totaal}.",
    ]
