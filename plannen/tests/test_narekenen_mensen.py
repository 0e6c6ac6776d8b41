"""Agreements, aanbevelingen, coverage, ownership and attention say what the raw rows say, in random cities."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtteams.models import Aanbeveling
from buurtteams.tijd import vandaag
from plannen.filters import lees_uitsnede
from plannen.models import Koers
from plannen.overzicht import aanbevelingen, afsprakenboek, stadsdekking
from plannen.overzicht.aandacht import lees_aandacht
from plannen.overzicht.instelling import lees_instelling, lees_instellingbord
from plannen.overzicht.stad import lees_stadsbeeld

from . import narekenen_aandacht, narekenen_delen, narekenen_mensen
from .narekenen import Keuze, lees_feiten
from .narekenen_aandacht import hulp
from .narekenen_dagen import datum
from .narekenen_mensen import antwoorden, is_vertrokken, werk_aan
from .test_narekenen import PROFIEL, VANDAAG, nagerekend, zoek
from .test_narekenen_delen import cyclus_van
from .willekeurig import TEAMS, keuzes, steden
from .willekeurig_delen import INSTELLINGEN, Bijlage, bijlagen
from .willekeurig_mensen import Mensenbouw, mensen

KLEIN = settings(PROFIEL, max_examples=12)
RUIM = settings(PROFIEL, max_examples=150)  # a wrong rule is sought until it shows
VAST = (*Koers.values, *["loopt_vast"] * 5)
# What a part of the test needs of the people; the less that is drawn, the more the examples differ.
NODIG = {
    "boek": ("afspraken", "opgepakt"),
    "aanbevelingen": (),
    "dekking": ("contacten", "samen"),
    "eigenaarschap": ("accounts", "rollen", "contacten", "acties"),
    "instellingen": ("accounts", "rollen", "acties", "vragen"),
    "aandacht": ("vragen", "woorden", "samen"),
}


def controleer_boek(gebruiker, beeld, kijk):
    jaren = sorted((jaar["jaar"] for jaar in beeld.feiten["jaren"]), reverse=True)
    boek, kort = afsprakenboek.lees_boek(vandaag(), jaren), afsprakenboek.lees_kort()
    verwacht = narekenen_mensen.boek(beeld)
    assert {
        rij.afspraak.code: (
            rij.stand,
            rij.per_jaar,
            {steun.partij for steun in rij.steun},
            {steun.partij for steun in rij.gestopte_steun},
        )
        for rij in boek.regels
    } == verwacht
    standen = [stand for stand, *_ in verwacht.values()]
    telling = {stand: standen.count(stand) for stand in ("open", "opgepakt", "nagekomen", "ingetrokken")}
    assert boek.telling == kort.telling == telling
    assert [rij.code for rij in kort.open] == [code for code, (stand, *_) in verwacht.items() if stand == "open"]


def controleer_aanbevelingen(gebruiker, beeld, kijk):
    cyclus, verwacht = cyclus_van(beeld.jaar), narekenen_mensen.aanbevelingen(beeld)
    lijst, kort = aanbevelingen.lees_lijst(cyclus), aanbevelingen.lees_kort(cyclus)
    assert {rij.aanbeveling.code: (rij.plannen, rij.vorig_jaar) for rij in lijst.regels} == verwacht
    zonder = [code for code, (aantal, _) in verwacht.items() if not aantal]
    assert sorted(rij.aanbeveling.code for rij in lijst.zonder) == sorted(zonder)
    assert (kort.totaal, sorted(rij.code for rij in kort.zonder)) == (len(verwacht), sorted(zonder))
    for rij in beeld.feiten["aanbevelingen"]:
        werk = aanbevelingen.lees_werk(Aanbeveling.objects.get(pk=rij["id"]), gebruiker, vandaag())
        for werkjaar in werk:
            [jaar] = [jaar for jaar in beeld.feiten["jaren"] if jaar["id"] == werkjaar.cyclus.pk]
            heel = replace(beeld, jaar=jaar, kijkjaar=jaar, keuze=Keuze())
            nageteld = narekenen_mensen.wie_eraan_werkt(heel, rij)
            assert [als_werk(regel) for regel in werkjaar.regels] == [regel[:4] for regel in nageteld]
            woorden = [regel[4] for regel in nageteld]
            assert len(werkjaar.bevestigd) == woorden.count("partner bevestigt")
            assert len(werkjaar.betwist) == woorden.count("partner ziet het anders")
            assert len(werkjaar.met_bericht) == len([regel for regel in nageteld if regel[1] != "niet_gemeld"])


def als_werk(regel):
    return regel.plan.titel, regel.stand.code, sorted(team.naam for team in regel.samen_met), regel.tekst


# Coverage and ownership


def kant(ding):
    return ding._meta.model_name, ding.pk


def gelezen_dekking(lang, kort):
    onderdelen, organisaties = map(kant, lang.onderdelen_met_een), map(kant, lang.organisaties_met_een)
    vervangers = [("onderdeel", a) if a else ("organisatie", b) for a, b in lang.met_vervanger]
    return {
        **vars(kort),
        "teams_geheel": lang.teams_geheel,
        "onderdelen_alleen": sorted(onderdelen),
        "organisaties_alleen": sorted(organisaties),
        "zonder": sorted(map(kant, lang.zonder + lang.organisaties_zonder)),
        "met_vervanger": sorted(vervangers),
        "instellingen": {instelling.naam: heeft for instelling, heeft in lang.instellingen},
        "een_voor_meer": sorted(sorted(map(kant, kanten)) for kanten in lang.een_voor_meer),
    }


def controleer_dekking(gebruiker, beeld, kijk):
    lang, kort = stadsdekking.lees_stadsdekking(vandaag()), stadsdekking.lees_kort(vandaag())
    verwacht = narekenen_mensen.dekking(beeld)
    assert gelezen_dekking(lang.contacten, kort.contacten) == verwacht
    samen = {naam: getal for naam, getal in verwacht.items() if isinstance(getal, int) and naam != "teams"}
    assert {naam: getattr(lang.contacten, naam) for naam in samen} == samen
    telling = {naam: len(verwacht[naam]) for naam in ("onderdelen_alleen", "organisaties_alleen")}
    assert {naam: getattr(kort.contacten, naam) for naam in telling} == telling
    assert vars(lang.afspraken) == vars(kort.afspraken) == narekenen_mensen.afspraakdekking(beeld)
    zonder = [team["naam"] for team in beeld.feiten["teams"] if team["id"] not in lang.afspraken.teams]
    assert sorted(team.naam for team in lang.teams_zonder_afspraak) == sorted(zonder)


def controleer_eigenaarschap(gebruiker, beeld, kijk):
    lang, kort = stadsdekking.lees_stadsdekking(vandaag()), stadsdekking.lees_kort(vandaag())
    verwacht = narekenen_mensen.eigenaarschap(beeld)
    assert (
        vars(lang.eigenaarschap)
        | {
            "plannen_zonder": [plan.titel for plan in lang.eigenaarschap.plannen_zonder],
            "acties_zonder": [actie.titel for actie in lang.eigenaarschap.acties_zonder],
            "acties_vertrokken": [actie.titel for actie in lang.eigenaarschap.acties_vertrokken],
            "nooit_ingelogd": sorted(rol.pk for rol in lang.eigenaarschap.nooit_ingelogd),
            "teams_zonder": sorted(team.naam for team in lang.eigenaarschap.teams_zonder),
        }
        == verwacht
    )
    getallen = {naam: len(rijen) if isinstance(rijen, list) else rijen for naam, rijen in verwacht.items()}
    assert vars(kort.eigenaarschap) | {"teams_zonder": getallen["teams_zonder"]} == getallen


def controleer_instellingen(gebruiker, beeld, kijk):
    for rij in [rij for rij in beeld.feiten["instellingen"] if rij["slug"] in INSTELLINGEN]:
        bord = lees_instellingbord(
            instelling=lees_instelling(rij["slug"], beeld.op),
            cyclus=cyclus_van(beeld.jaar),
            uitsnede=lees_uitsnede(zoek(kijk)),
            op=beeld.op,
        )
        titels = [titel for titel, _ in narekenen_delen.instellingpagina(beeld, rij)["plannen"]]
        assert {
            "acties": [(los.actie.titel, los.reden, los.te_laat) for los in bord.losse_acties],
            "vragen": {vraag.tekst: te_laat for vraag, te_laat in bord.vragen},
        } == narekenen_mensen.instellingwerk(beeld, rij, titels)


# Attention


def controleer_aandacht(gebruiker, beeld, kijk):
    stad = lees_stadsbeeld(cyclus=cyclus_van(beeld.jaar), uitsnede=lees_uitsnede(zoek(kijk)), met_partners=True)
    punten = [(narekenen_aandacht.SOORTEN[punt.rang], punt.dagen, punt.titel) for punt in lees_aandacht(stad)]
    assert punten == narekenen_aandacht.aandacht(beeld)


# The tests, and that they can fail

PER_STAD = [controleer_boek, controleer_aanbevelingen, controleer_dekking, controleer_eigenaarschap]
PER_KEUZE = [controleer_instellingen, controleer_aandacht]


OVERAL = tuple(
    {"onderdeel": (team, "sociaal"), "instelling": 0, "periode": (date(2020, 1, 1), None)} for team in range(len(TEAMS))
)


@st.composite
def alles_van(draw, naam):
    stad = draw(steden(minstens=4, koersen=VAST, per_deel=3 if naam in ("aandacht", "aanbevelingen") else 1))
    bijlage = draw(bijlagen(stad.nu)) if naam == "aanbevelingen" else Bijlage(uitvoeringen=OVERAL)
    return stad, bijlage, draw(mensen(stad.nu, NODIG[naam])), draw(st.lists(keuzes(stad.nu), min_size=2, max_size=2))


def doorloop(gebruiker, toets, profiel=KLEIN):
    """All of it is known of today alone."""

    @profiel
    @given(alles=alles_van(toets.__name__.removeprefix("controleer_")))
    def vergelijk(alles):
        stad, bijlage, mensen, kijken = alles
        with time_machine.travel(stad.nu, tick=False), transaction.atomic():
            Mensenbouw(stad, bijlage, mensen)
            feiten = lees_feiten(narekenen_mensen.MENSENTABELLEN)
            for kijk in [VANDAAG, *(kijk | {"op": None} for kijk in kijken if toets in PER_KEUZE)]:
                toets(gebruiker, nagerekend(feiten, kijk), kijk)
            transaction.set_rollback(True)

    vergelijk()


@pytest.mark.parametrize("toets", [*PER_STAD, *PER_KEUZE])
def test_mensen_en_afspraken_zoals_in_de_ruwe_rijen(saluti, toets):
    doorloop(saluti, toets)


def ook_later_gezegd(afspraak, werk, op):
    gezegd = [stand for stand in ("ingetrokken", "nagekomen") if afspraak[f"{stand}_op"]]
    return gezegd[0] if gezegd else "opgepakt" if werk else "open"


def ook_voorbij(rijen, op):
    return [rij for rij in rijen if rij["vanaf"] <= op]


def op_elke_tekst(beeld, afspraak, zijde):
    rijen = [rij | {"tekstversie": afspraak["tekstversie"]} for rij in beeld.feiten["samenantwoorden"]]
    return antwoorden(replace(beeld, feiten=beeld.feiten | {"samenantwoorden": rijen}), afspraak, zijde)


def zonder_contacten(beeld, actie, plan):
    return is_vertrokken(replace(beeld, feiten=beeld.feiten | {"contacten": []}), actie, plan)


def alleen_zelf(beeld, aanbeveling):
    los = [rij | {"onderdeel_van_id": None} for rij in beeld.feiten["aanbevelingen"]]
    return werk_aan(replace(beeld, feiten=beeld.feiten | {"aanbevelingen": los}), aanbeveling)


def van_laatste_bericht(beeld, deel):
    return datum(beeld.bericht(deel)["gemeld_op"])


def ook_aan_het_team(beeld, deel):
    vragen = [rij | {"aan": "gemeente"} for rij in beeld.feiten["vragen"]]
    return hulp(replace(beeld, feiten=beeld.feiten | {"vragen": vragen}), deel)


KAPOT = [
    (controleer_boek, "afspraakstand", ook_later_gezegd),
    (controleer_aanbevelingen, "werk_aan", alleen_zelf),
    (controleer_dekking, "geldig", ook_voorbij),
    (controleer_dekking, "antwoorden", op_elke_tekst),
    (controleer_eigenaarschap, "is_vertrokken", zonder_contacten),
    (controleer_eigenaarschap, "heeft_trekker", lambda plan, rollen: bool(rollen)),
    (controleer_instellingen, "geldig", ook_voorbij),
    (controleer_instellingen, "op_datum", list),
]
KAPOTTE_AANDACHT = [
    ("vast_sinds", van_laatste_bericht),
    ("hulp", ook_aan_het_team),
    ("antwoorden", lambda beeld, afspraak, zijde: antwoorden(beeld, afspraak, zijde)[::-1]),
    ("NOOIT", 0),
    ("zit_vast", lambda beeld, deel: beeld.code(deel) == "loopt_vast"),
]


@pytest.mark.parametrize(("toets", "regel", "kapot"), KAPOT)
def test_controle_een_andere_regel_valt_op(saluti, monkeypatch, toets, regel, kapot):
    """By another rule the recount says something else than the product, so that the comparison can fail."""
    monkeypatch.setattr(narekenen_mensen, regel, kapot)
    with pytest.raises(AssertionError):
        doorloop(saluti, toets, RUIM)


@pytest.mark.parametrize(("regel", "kapot"), KAPOTTE_AANDACHT)
def test_controle_een_andere_regel_van_aandacht_valt_op(saluti, monkeypatch, regel, kapot):
    monkeypatch.setattr(narekenen_aandacht, regel, kapot)
    with pytest.raises(AssertionError):
        doorloop(saluti, controleer_aandacht, RUIM)
