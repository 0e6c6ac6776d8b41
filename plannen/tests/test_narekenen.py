"""Every figure of the dashboard is the one that a slow and plain count of the raw rows gives: `narekenen`.

Of random cities, today and on random past days, with random filters; what is read, and what stands on the page.
"""

import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import transaction
from django.utils.formats import date_format
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from buurtteams.tijd import vandaag
from plannen.filters import lees_dag, lees_uitsnede
from plannen.overzicht.dashboard import Stadsvraag, lees_dashboard
from plannen.overzicht.jaar import kies_jaar as gekozen_jaar
from plannen.overzicht.rooster import maak_rooster
from plannen.stempels import lees_jaren

from .narekenen import WOORDEN, Beeld, Keuze, lees_feiten
from .narekenen_dagen import datum, jaar_verschoven, kies_jaar
from .paginacijfers import (
    cellen_van,
    cijfers_van_de_zin,
    legenda_van,
    stuk,
    tabel_van,
    tegels_van,
    vergelijking_van,
)
from .stad import tekst
from .wandelaar import Bezoeker
from .willekeurig import Bouw, keuzes, steden

PROFIEL = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
STAD = st.shared(steden(), key="stad")
KIJKEN = STAD.flatmap(lambda stad: st.lists(keuzes(stad.nu), min_size=3, max_size=3))
NIETS = ("", True, "")
VANDAAG = {"jaar": "", "op": None, "wijk": "", "thema": "", "onderdeel": "", "prioriteit": False}


def zoek(kijk):
    """The address of a page, as the form of the filter sends it."""
    op = kijk["op"] and kijk["op"].isoformat()
    velden = kijk | {"op": op, "prioriteit": "1" if kijk["prioriteit"] else ""}
    return {naam: waarde for naam, waarde in velden.items() if waarde}


def nagerekend(feiten, kijk, soort=Beeld):
    """What must be seen, out of the raw rows alone."""
    op = kijk["op"] or vandaag()
    jaar = kies_jaar(feiten, kijk["jaar"], op, vandaag())
    keuze = Keuze(**{naam: kijk[naam] for naam in ("wijk", "thema", "onderdeel", "prioriteit")})
    return soort(feiten, jaar, jaar, keuze, op)


def getoond(kijk):
    data = zoek(kijk)
    vraag = Stadsvraag(data.get("jaar", ""), lees_uitsnede(data), lees_dag(data))
    jaren = lees_jaren()
    return lees_dashboard(jaar=gekozen_jaar(jaren, vraag.jaar, vraag.op), jaren=jaren, vraag=vraag)


# What is read


def gelezen_cijfers(bord):
    beeld = bord.beeld
    themas, rijen = maak_rooster(beeld)
    return {
        "jaar": beeld.cyclus.jaar,
        "legenda": {str(code): aantal for code, aantal, _ in beeld.legenda()},
        "zin": {
            "teams": [team.naam for team in beeld.teams],
            "gemeld": [team.naam for team in beeld.met_bericht],
            "volledig": [team.naam for team in beeld.volledig],
            "zonder": [team.naam for team in beeld.zonder_plan],
            "plannen": len(beeld.regels),
        },
        "rooster": {
            (rij.team.naam, thema.slug): (cel.code, cel.onder, cel.partner)
            for rij in rijen
            for thema, cel in zip(themas, rij.cellen, strict=True)
        },
        "verloop": [als_punt(punt) for punt in bord.verloop],
        "vorig": ([als_punt(punt) for punt in bord.vorig], als_punt(bord.toen)),
        "tegels": {tegel.wijk.slug: (tegel.goed, tegel.totaal) for tegel in bord.kaart.tegels},
        "stilte": {meting.naam: meting.waarde for meting in bord.stilte.metingen},
    }


def als_punt(punt):
    return punt and (punt.op, punt.goed, punt.gemeld, punt.plannen)


def nagerekende_cijfers(beeld):
    return {
        "jaar": beeld.jaar["jaar"],
        "legenda": beeld.legenda,
        "zin": beeld.zin,
        "rooster": beeld.rooster,
        "verloop": beeld.verloop,
        "vorig": beeld.vorig(vandaag()),
        "tegels": {wijk["slug"]: beeld.tegel(wijk) for wijk in beeld.wijken},
        "stilte": beeld.stilte,
    }


def controleer_cijfers(bezoeker, beeld, kijk):
    assert gelezen_cijfers(getoond(kijk)) == nagerekende_cijfers(beeld)


# What stands on the page


def verwacht_van_de_zin(beeld):
    """Of teams that reported the sentence is silent before a ronde has opened, and where there is no team."""
    zin = {naam: len(namen) for naam, namen in beeld.zin.items() if naam not in ("plannen", "teams")}
    if beeld.ronde is None or not beeld.teams:
        zin |= {"gemeld": 0, "volledig": 0}
    if beeld.is_thema:
        zin["volledig"] = 0
    return {**zin, "plannen": beeld.zin["plannen"], **beeld.legenda}


def verwachte_vergelijking(beeld):
    (_, goed, _, plannen), (_, toen) = beeld.punt, beeld.vorig(vandaag())
    return (goed, plannen, toen[1], toen[3]) if toen and plannen else None


def verwachte_tegels(beeld):
    tegels = {wijk["naam"]: beeld.tegel(wijk) for wijk in beeld.wijken}
    return {naam: f"{goed} van {aantal} goed" if aantal else "nog geen plan" for naam, (goed, aantal) in tegels.items()}


def verwacht_verloop(beeld):
    """Per day what the table says of this year and, on the same day a year later, of last year.

    Of last year also the day that the sentence compares with.
    """
    lijnen = [{dag: rest for dag, *rest in beeld.verloop}]
    vorig, toen = beeld.vorig(vandaag())
    if vorig := [*vorig, *filter(None, [toen])]:
        lijnen.append({jaar_verschoven(dag, 1): rest for dag, *rest in vorig})
    rijen = {}
    for dag in sorted(set().union(*lijnen)):
        punten = [lijn.get(dag, NIETS) for lijn in lijnen]
        woorden = [(goed if gemeld else "nog geen bericht", plannen) for goed, gemeld, plannen in punten]
        rijen[date_format(dag, "j F Y")] = [str(woord) for paar in woorden for woord in paar]
    return rijen


def controleer_pagina(bezoeker, beeld, kijk):
    html = bezoeker.get("/dashboard/?" + urlencode(zoek(kijk))).text
    zin = tekst(stuk(html, '<p class="zin">', "</p>"))
    if not beeld.plannen:
        assert re.search(r"zijn er.* geen plannen.* met akkoord", zin)
        assert cellen_van(html) == []
        return
    if beeld.teams:
        gelezen = cijfers_van_de_zin(zin, teams=len(beeld.teams), thema=beeld.is_thema)
        assert gelezen == verwacht_van_de_zin(beeld), zin
    assert vergelijking_van(zin) == verwachte_vergelijking(beeld), zin
    assert legenda_van(html) == {WOORDEN[code]: aantal for code, aantal in beeld.legenda.items()}
    verwacht = [" ".join(filter(None, [WOORDEN[code], *onder])) for code, *onder in beeld.rooster.values()]
    assert cellen_van(html) == verwacht
    assert tegels_van(html) == verwachte_tegels(beeld)
    assert tabel_van(html, "Plannen die goed gaan of klaar zijn") == verwacht_verloop(beeld)
    stilte = {naam: ["nog geen bericht" if dagen is None else str(dagen)] for naam, dagen in beeld.stilte.items()}
    assert tabel_van(html, "Hoe oud het laatste bericht van elk team is") == stilte


# The test, and that it can fail


def doorloop(saluti, *toetsen, soort=Beeld, kijken=KIJKEN):
    """Hold what the product shows of random cities against `soort`, the rules written anew."""

    @PROFIEL
    @given(stad=STAD, kijken=kijken)
    def vergelijk(stad, kijken):
        with time_machine.travel(stad.nu, tick=False), transaction.atomic():
            Bouw(stad)
            feiten, bezoeker = lees_feiten(), Bezoeker(saluti)
            for kijk in [VANDAAG, *kijken]:
                beeld = nagerekend(feiten, kijk, soort)
                for toets in toetsen:
                    toets(bezoeker, beeld, kijk)
            transaction.set_rollback(True)

    vergelijk()


def test_elk_cijfer_is_dat_van_de_ruwe_berichten(saluti):
    doorloop(saluti, controleer_cijfers, controleer_pagina)


class InUtc(Beeld):
    def bekend(self, moment):
        return moment is not None and moment.date() <= self.op


class MetIngetrokken(Beeld):
    def bericht(self, deel):
        berichten = [bericht | {"ingetrokken_op": None} for bericht in self.feiten["berichten"]]
        return Beeld.bericht(replace(self, feiten=self.feiten | {"berichten": berichten}), deel)


class ZonderLogboek(Beeld):
    def status(self, plan):
        return "vastgesteld" if self.bekend(plan["vastgesteld_op"]) else "concept"


class ZonderRonde(Beeld):
    def is_van_deze_ronde(self, bericht):
        return bericht is not None


class EenDagTeVroeg(Beeld):
    def bekend(self, moment):
        return moment is not None and datum(moment) < self.op


class LichtsteStand(Beeld):
    def plancode(self, plan):
        return min((self.code(deel) for deel in self.delen(plan)), key=list(WOORDEN).index)


class EersteWoord(Beeld):
    def partnerwoord(self, deel):
        eerste = {}
        for antwoord in sorted(self.feiten["antwoorden"], key=lambda antwoord: antwoord["op"]):
            eerste.setdefault((antwoord["planpartner_id"], antwoord["voortgang_id"]), antwoord)
        return Beeld.partnerwoord(replace(self, feiten=self.feiten | {"antwoorden": eerste.values()}), deel)


class AlleenEigenTeam(Beeld):
    def teams_van(self, plan):
        return {plan["team_id"]}


KAPOT = [InUtc, MetIngetrokken, ZonderLogboek, ZonderRonde, EenDagTeVroeg, LichtsteStand, EersteWoord, AlleenEigenTeam]


@pytest.mark.parametrize("kapot", KAPOT)
def test_controle_een_andere_regel_geeft_andere_cijfers(saluti, kapot):
    with pytest.raises(AssertionError):
        doorloop(saluti, controleer_cijfers, soort=kapot)


@pytest.mark.parametrize("kapot", [ZonderLogboek, LichtsteStand, EersteWoord])
def test_controle_een_ander_cijfer_op_de_pagina_valt_op(saluti, kapot):
    with pytest.raises(AssertionError):
        doorloop(saluti, controleer_pagina, soort=kapot, kijken=st.just([]))
