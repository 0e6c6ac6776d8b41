"""Every figure of the dashboard is the one that a slow and plain count of the raw rows gives: `narekenen`.

Of random cities, today and on random past days, with random filters; what is read, and what stands on the page.
"""

import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from buurtteams.tijd import vandaag
from plannen.filters import lees_dag, lees_uitsnede
from plannen.overzicht.dashboard import Stadsvraag, lees_dashboard
from plannen.overzicht.jaar import kies_jaar as gekozen_jaar
from plannen.overzicht.rooster import maak_rooster
from plannen.overzicht.stad import lees_stadsbeeld
from plannen.overzicht.verloop import punt_van
from plannen.stempels import lees_jaren

from .narekenen import WOORDEN, Beeld, Keuze, datum, kies_jaar, lees_feiten
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
        "tegels": {wijk.slug: lees_tegel(beeld, wijk) for wijk in beeld.wijken},
    }


def als_punt(punt):
    return punt and (punt.op, punt.goed, punt.gemeld, punt.plannen)


def lees_tegel(beeld, wijk):
    punt = punt_van(lees_stadsbeeld(cyclus=beeld.cyclus, uitsnede=replace(beeld.uitsnede, wijk=wijk.slug), op=beeld.op))
    return punt.goed, punt.plannen


def nagerekende_cijfers(beeld):
    bewoond = {team["wijk_id"] for team in beeld.feiten["teams"]}
    return {
        "jaar": beeld.jaar["jaar"],
        "legenda": beeld.legenda,
        "zin": beeld.zin,
        "rooster": beeld.rooster,
        "verloop": beeld.verloop,
        "vorig": beeld.vorig(vandaag()),
        "tegels": {wijk["slug"]: beeld.tegel(wijk) for wijk in beeld.feiten["wijken"] if wijk["id"] in bewoond},
    }


def controleer_cijfers(bezoeker, beeld, kijk):
    assert gelezen_cijfers(getoond(kijk)) == nagerekende_cijfers(beeld)


# What stands on the page

PLANNEN_PER_STAND = {
    "volgens_planning": r"(\d+) goed|Dat gaat (goed)\.",
    "deels": r"(\d+) deels goed|Dat gaat deels (goed)\.",
    "loopt_vast": r"(\d+) (?:loopt|lopen) vast|Dat loopt (vast)\.",
    "gereed": r"(\d+) (?:is|zijn) klaar|Dat is (klaar)\.",
    "nog_niet_begonnen": r"(\d+) (?:is|zijn) nog niet begonnen|Dat is nog niet (begonnen)\.",
    "gestopt": r"(\d+) (?:is|zijn) gestopt|Dat is (gestopt)\.",
    "niet_gemeld": r"Van (\d+) plan(?:nen)? is er|(Daarvan) is er",
}


def stuk(html, begin, einde):
    gevonden = re.search(f"{begin}(.*?){einde}", html, re.DOTALL)
    return gevonden[1] if gevonden else ""


def getal(patroon, zin):
    """The number at this place in the sentence, 1 where it says so in words, 0 where it says nothing."""
    gevonden = re.search(patroon, zin)
    if gevonden is None:
        return 0
    woord = next(filter(None, gevonden.groups()))
    return int(woord) if woord.isdigit() else 1


def cijfers_van_de_zin(zin, *, teams, thema):
    """Figures that the sentence names, by its words alone, of so many teams in view.

    On one theme it does not say whether a team reported on all of them.
    """
    eerst = zin.split(". ")[0]
    gemeld = getal(r"^Alle (\d+) teams|^(\d+) van de \d+ teams|^(Het) team\b.*? heeft in ronde \w+ iets", eerst)
    if thema:
        volledig = 0
    elif re.search("allemaal over al hun|, over al zijn", eerst) or (
        teams == 1 and gemeld and "maar niet" not in eerst
    ):
        volledig = gemeld
    else:
        volledig = getal(r", (\d+) over al hun", eerst)
    return {
        "gemeld": gemeld,
        "volledig": volledig,
        "zonder": getal(r"(\d+) teams? (?:heeft|hebben) (?:nog geen plan|dit thema niet)", zin),
        "plannen": getal(r"(?:Van de|Er zijn) (\d+) plannen|Er is (1) plan", zin),
        **{code: getal(patroon, zin.partition("Goed of klaar")[0]) for code, patroon in PLANNEN_PER_STAND.items()},
    }


def verwacht_van_de_zin(beeld):
    """Of teams that reported the sentence is silent before a ronde has opened, and where there is no team."""
    zin = {naam: len(namen) for naam, namen in beeld.zin.items() if naam not in ("plannen", "teams")}
    if beeld.ronde is None or not beeld.teams:
        zin |= {"gemeld": 0, "volledig": 0}
    if beeld.is_thema:
        zin["volledig"] = 0
    return {**zin, "plannen": beeld.zin["plannen"], **beeld.legenda}


def vergelijking_van(zin):
    delen = re.search(r"Goed of klaar: (\d+) van de (\d+) plannen\. .* waren dat er (\d+) van de (\d+)\.", zin)
    return tuple(map(int, delen.groups())) if delen else None


def verwachte_vergelijking(beeld):
    (_, goed, _, plannen), (_, toen) = beeld.punt, beeld.vorig(vandaag())
    return (goed, plannen, toen[1], toen[3]) if toen and plannen else None


def legenda_van(html):
    regels = re.findall("<li>(.*?)</li>", stuk(html, '<ul class="legenda">', "</ul>"), re.DOTALL)
    paren = [re.fullmatch(r"(.*?) (?:(\d+) plan(?:nen)?|geen)", tekst(regel)) for regel in regels]
    return {paar[1]: int(paar[2] or 0) for paar in paren}


def cellen_van(html):
    rooster = stuk(html, '<table class="rooster">', "</table>") if 'class="rooster"' in html else ""
    return [tekst(cel) for cel in re.findall(r"<td data-label.*?</td>", rooster, re.DOTALL)]


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
