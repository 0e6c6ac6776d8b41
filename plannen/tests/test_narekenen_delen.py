"""The pages of one theme, one wijk and one instelling, and two years side by side, say what the raw rows say.

As test_narekenen: random cities, today and on random past days, with random filters.
"""

from dataclasses import replace
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtteams.models import Wijk
from plannen.filters import lees_dag, lees_uitsnede
from plannen.models import Jaarcyclus
from plannen.overzicht.dashboard import Stadsvraag
from plannen.overzicht.instelling import lees_instelling, lees_instellingbord
from plannen.overzicht.jaar import kies_jaar as gekozen_jaar
from plannen.overzicht.naast import lees_naast
from plannen.overzicht.stad import lees_stadsbeeld
from plannen.overzicht.thema import lees_themabord
from plannen.overzicht.wijk import lees_wijkbord
from plannen.stempels import lees_jaren

from . import narekenen_delen
from .narekenen import WOORDEN, Beeld, lees_feiten
from .narekenen_delen import (
    DELENTABELLEN,
    instellingpagina,
    naast,
    onder,
    themapagina,
    werk_per_aanbeveling,
    wijkpagina,
)
from .paginacijfers import cellen_van, legenda_van, tabel_van
from .test_narekenen import PROFIEL, VANDAAG, MetIngetrokken, gelezen_cijfers, nagerekend, nagerekende_cijfers, zoek
from .wandelaar import Bezoeker
from .willekeurig import THEMAS, WIJKEN, keuzes, steden
from .willekeurig_delen import INSTELLINGEN, Delenbouw, bijlagen

KLEIN = settings(PROFIEL, max_examples=10)
STAD = st.shared(steden(minstens=5), key="stad van delen")
BIJLAGE = STAD.flatmap(lambda stad: bijlagen(stad.nu))
KIJKEN = STAD.flatmap(lambda stad: st.lists(keuzes(stad.nu), min_size=2, max_size=2))


def cyclus_van(jaar):
    return Jaarcyclus.objects.prefetch_related("rondes").get(jaar=jaar["jaar"])


# Two years side by side


def gelezen_naast(bord):
    def telling(telling):
        return telling.goed, telling.gemeld, telling.plannen

    def rij(rij):
        return telling(rij.dit), telling(rij.ander), rij.verschil

    return {
        "dagen": [bord.dit.op, bord.ander.op],
        "totaal": rij(bord.totaal),
        "standen": {str(stand.code): (stand.dit, stand.ander, stand.verschil) for stand in bord.standen},
        "themas": {van.naam: rij(van) for van in bord.themas},
        "wijken": {van.naam: rij(van) for van in bord.wijken},
    }


def controleer_naast(bezoeker, beeld, kijk):
    eerder = [jaar for jaar in beeld.feiten["jaren"] if jaar["jaar"] < beeld.jaar["jaar"]]
    if not eerder:
        return
    verwacht = naast(beeld, eerder[-1])
    uitsnede = lees_uitsnede(zoek(kijk))
    stad = lees_stadsbeeld(cyclus=cyclus_van(beeld.jaar), uitsnede=uitsnede, op=kijk["op"])
    gelezen = lees_naast(beeld=stad, cyclus=cyclus_van(eerder[-1]))
    assert gelezen_naast(gelezen) == verwacht
    controleer_naastpagina(bezoeker, beeld.jaar["jaar"], eerder[-1]["jaar"], kijk, verwacht)


def controleer_naastpagina(bezoeker, jaar, ander, kijk, verwacht):
    html = bezoeker.get(f"/dashboard/naast/{jaar}/?" + urlencode(zoek(kijk | {"jaar": ""}))).text
    totalen = [telling[2] for telling in verwacht["totaal"][:2]]
    rijen = {
        WOORDEN[code]: [
            *(
                f"{n or 'geen'} van de {m}" if m else "geen plan met akkoord"
                for n, m in zip(paar, totalen, strict=True)
            ),
            woord,
        ]
        for code, (*paar, woord) in verwacht["standen"].items()
    }
    assert tabel_van(html, f"Per stand hoeveel plannen, in {jaar} en in {ander}") == rijen


# One theme


def gelezen_thema(bord):
    return {
        "regels": [
            (regel.plan.titel, regel.stand.code, regel.samen_met, regel.doel, regel.bericht) for regel in bord.regels
        ],
        "aanbevelingen": {regel.aanbeveling.code: regel.plannen for regel in bord.aanbevelingen},
        "lessen": [(les.wie, les.titel, les.koers, les.tekst, les.hoe) for les in bord.lessen],
        "verhalen": [verhaal.titel for verhaal in bord.verhalen],
    }


def controleer_themas(bezoeker, beeld, kijk):
    for thema in THEMAS:
        deel = onder({"thema": thema}, beeld)
        bord = lees_themabord(slug=thema, cyclus=cyclus_van(beeld.jaar), uitsnede=lees_uitsnede(zoek(kijk)), op=deel.op)
        assert gelezen_thema(bord) == themapagina(deel)
    controleer_frame(bezoeker, deel, f"/dashboard/thema/{thema}/", kijk | {"thema": ""})


def controleer_frame(bezoeker, beeld, adres, kijk):
    html = bezoeker.get(f"{adres}?" + urlencode(zoek(kijk))).text
    if beeld.plannen and beeld.teams:
        assert legenda_van(html) == {WOORDEN[code]: aantal for code, aantal in beeld.legenda.items()}
        verwacht = [" ".join(filter(None, [WOORDEN[code], *onder])) for code, *onder in beeld.rooster.values()]
        assert cellen_van(html) == verwacht


# One wijk


def gelezen_wijk(deel):
    return [
        (
            plan.plan.titel,
            plan.samen_met,
            [(thema.slug, stand.code, woorden.doel, woorden.bericht) for thema, stand, woorden in plan.themas],
        )
        for plan in deel.plannen
    ]


def controleer_wijken(bezoeker, beeld, kijk):
    data = zoek(kijk)
    vraag, jaren = Stadsvraag(kijk["jaar"], lees_uitsnede(data), lees_dag(data)), lees_jaren()
    jaar = gekozen_jaar(jaren, vraag.jaar, vraag.op)
    for wijk in Wijk.objects.filter(slug__in=WIJKEN):
        gelezen = lees_wijkbord(wijk=wijk, jaar=jaar, jaren=jaren, vraag=vraag)
        deel = onder({"wijk": wijk.slug, "prioriteit": False}, beeld)
        assert gelezen.heeft_teams == deel.is_gebied
        if gelezen.heeft_teams:
            assert gelezen_wijk(gelezen) == wijkpagina(deel)
            laatste = gelezen, deel
    gelezen, deel = laatste
    assert gelezen_cijfers(gelezen.bord) == nagerekende_cijfers(deel)
    controleer_frame(bezoeker, deel, f"/dashboard/wijk/{gelezen.wijk.slug}/", kijk | {"wijk": "", "prioriteit": False})


# One instelling


def gelezen_instelling(bord):
    return {
        "legenda": {str(code): aantal for code, aantal, _ in bord.beeld.legenda()},
        "plannen": [(regel.titel, regel.code) for regel in bord.beeld.regels],
        "eigen": [regel.titel for regel in bord.eigen_plannen],
        "teams": {regel.team.naam: [plan.titel for plan in regel.plannen] for regel in bord.onderdelen},
    }


def controleer_instellingen(bezoeker, beeld, kijk):
    for slug in INSTELLINGEN:
        rij = next(rij for rij in beeld.feiten["instellingen"] if rij["slug"] == slug)
        bord = lees_instellingbord(
            instelling=lees_instelling(slug, beeld.op),
            cyclus=cyclus_van(beeld.jaar),
            uitsnede=lees_uitsnede(zoek(kijk)),
            op=beeld.op,
        )
        assert gelezen_instelling(bord) == narekenen_delen.instellingpagina(beeld, rij)


# The tests, and that they can fail

TOETSEN = [controleer_naast, controleer_themas, controleer_wijken, controleer_instellingen]


def doorloop(saluti, *toetsen, soort=Beeld):
    @KLEIN
    @given(stad=STAD, bijlage=BIJLAGE, kijken=KIJKEN)
    def vergelijk(stad, bijlage, kijken):
        with time_machine.travel(stad.nu, tick=False), transaction.atomic():
            Delenbouw(stad, bijlage)
            feiten, bezoeker = lees_feiten(DELENTABELLEN), Bezoeker(saluti)
            for kijk in [VANDAAG, *kijken]:
                beeld = nagerekend(feiten, kijk, soort)
                for toets in toetsen:
                    toets(bezoeker, beeld, kijk)
            transaction.set_rollback(True)

    vergelijk()


def test_een_deel_van_de_stad_zegt_wat_de_ruwe_berichten_zeggen(saluti):
    doorloop(saluti, *TOETSEN)


def zelfde_dag(beeld, jaar):
    return replace(beeld, jaar=jaar)


def stil_is_niet_goed(dit, ander):
    return narekenen_delen.meer_of_minder(dit[0] - ander[0]) if dit[1] and ander[1] else "niet te vergelijken"


def hele_stad(beeld):
    return {team["id"] for team in beeld.feiten["teams"]}, beeld, beeld.plannen


def alle_namen(beeld, plan):
    return sorted(team["naam"] for team in beeld.feiten["teams"] if team["id"] in beeld.teams_van(plan))


def alleen_zelf(beeld, delen):
    los = [rij | {"onderdeel_van_id": None} for rij in beeld.feiten["aanbevelingen"]]
    return werk_per_aanbeveling(replace(beeld, feiten=beeld.feiten | {"aanbevelingen": los}), delen)


def zonder_einde(beeld, instelling):
    open_ = [rij | {"tot": None} for rij in beeld.feiten["uitvoeringen"]]
    return instellingpagina(replace(beeld, feiten=beeld.feiten | {"uitvoeringen": open_}), instelling)


KAPOT = [
    (controleer_naast, "een_jaar", zelfde_dag),
    (controleer_naast, "verschil", stil_is_niet_goed),
    (controleer_themas, "elders", hele_stad),
    (controleer_themas, "werk_per_aanbeveling", alleen_zelf),
    (controleer_themas, "tekst_van", lambda bericht: bericht["wat_gebeurd"] if bericht else ""),
    (controleer_wijken, "namen_van", alle_namen),
    (controleer_instellingen, "instellingpagina", zonder_einde),
]


@pytest.mark.parametrize(("toets", "regel", "kapot"), KAPOT)
def test_controle_een_andere_regel_valt_op(saluti, monkeypatch, toets, regel, kapot):
    """By another rule the recount says something else than the product, so that the comparison can fail."""
    monkeypatch.setattr(narekenen_delen, regel, kapot)
    with pytest.raises(AssertionError):
        doorloop(saluti, toets)


@pytest.mark.parametrize("toets", TOETSEN)
def test_controle_ingetrokken_berichten_tellen_niet_mee(saluti, toets):
    with pytest.raises(AssertionError):
        doorloop(saluti, toets, soort=MetIngetrokken)
