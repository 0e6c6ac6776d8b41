"""The reference data: complete, in our own words, loaded as often as you like, and a manager's edit survives."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from buurtteams.models import Aanbeveling, Buurtteam, Instelling, Knelpunt, Onderdeel, Thema, Uitvoering, Wijk
from plannen.models import RondetafelAfspraak, Steun
from samenwerking.models import Kennisitem

MODELLEN = [
    *(Thema, Knelpunt, Aanbeveling, RondetafelAfspraak, Wijk, Buurtteam, Instelling, Kennisitem),
    *(Onderdeel, Uitvoering, Steun),
]
BESTANDEN = [
    "buurtteams/referentie/themas.json",
    "buurtteams/referentie/utrecht.json",
    "plannen/referentie/afspraken.json",
    "samenwerking/referentie/kennisbank.json",
]


@pytest.fixture
def laad(db, capsys):
    def doe():
        call_command("laad_referentie")
        return capsys.readouterr().out

    return doe


@pytest.fixture
def geladen(laad):
    laad()


def alles():
    return [list(model.objects.order_by("pk").values()) for model in MODELLEN]


def test_zoveel_is_er_van_alles(geladen):
    assert [model.objects.count() for model in MODELLEN[:8]] == [6, 26, 32, 11, 10, 18, 2, 104]


def test_nog_eens_laden_verandert_niets(laad, geladen):
    eerst = alles()
    assert (laad(), alles()) == ("Referentiegegevens: 0 toegevoegd.\n", eerst)


def test_wat_een_beheerder_verbeterde_blijft(laad, geladen):
    Thema.objects.filter(slug="toegankelijkheid").update(naam="Iedereen kan binnen")
    Buurtteam.objects.filter(slug="noordoost").update(naam="Noordoost en de Vogelenbuurt", naam_bevestigd=True)
    RondetafelAfspraak.objects.filter(code="A7").update(omschrijving="Beter gezegd.")
    Aanbeveling.objects.filter(code="T3").update(titel="Beter gezegd")
    Wijk.objects.filter(nummer=4).update(kolom=9)
    Kennisitem.objects.filter(code="V1").update(titel="Beter gezegd", gecontroleerd_op="2026-11-01")
    eerst = alles()
    laad()
    assert alles() == eerst


def test_wat_ontbreekt_komt_terug(laad, geladen):
    Aanbeveling.objects.get(code="T5").delete()
    RondetafelAfspraak.objects.get(code="A7").delete()
    Kennisitem.objects.get(code="V3").delete()
    assert laad() == "Referentiegegevens: 3 toegevoegd.\n"
    assert (Aanbeveling.objects.count(), RondetafelAfspraak.objects.count(), Steun.objects.count()) == (32, 11, 33)


def test_een_deel_van_een_aanbeveling_kent_zijn_geheel(geladen):
    delen = Aanbeveling.objects.exclude(onderdeel_van=None).order_by("code")
    assert {deel.code: deel.onderdeel_van.code for deel in delen} == {
        code: code[:2]
        for code in ["D2a", "D2b", "D2c", "D2d", "T2a", "T3a", "T3b", "W2a", "W2b", "W2c", "W3a", "W3b", "W3c"]
    }
    assert [deel.code for deel in delen if deel.thema != deel.onderdeel_van.thema] == []


def test_elk_team_heeft_twee_onderdelen_met_elk_hun_instelling(geladen):
    assert {
        team.slug: [(o.soort, [u.instelling.onderdeel for u in o.uitvoeringen.all()]) for o in team.onderdelen.all()]
        for team in Buurtteam.objects.all()
    } == {
        team.slug: [("jeugd_en_gezin", ["jeugd_en_gezin"]), ("sociaal", ["sociaal"])]
        for team in Buurtteam.objects.all()
    }


def test_elke_wijk_heeft_een_team_en_een_eigen_tegel(geladen):
    assert list(Wijk.objects.filter(buurtteams=None)) == []
    assert len(set(Wijk.objects.values_list("rij", "kolom"))) == 10


def test_elke_afspraak_heeft_de_steun_van_drie_partijen(geladen):
    partijen = {
        afspraak.code: {steun.partij for steun in afspraak.steun.all()} for afspraak in RondetafelAfspraak.objects.all()
    }  # noqa: E501
    assert partijen == {code: {"buurtteams", "gemeente", "saluti"} for code in partijen}


def teksten(waarde):
    if isinstance(waarde, dict):
        return [tekst for deel in waarde.values() for tekst in teksten(deel)]
    if isinstance(waarde, list):
        return [tekst for deel in waarde for tekst in teksten(deel)]
    return [waarde] if isinstance(waarde, str) else []


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_er_staan_geen_namen_of_adressen_van_mensen_in(bestand):
    alle = "\n".join(teksten(json.loads((Path(settings.BASE_DIR) / bestand).read_text(encoding="utf-8"))))
    aanspreekvorm = r"\b(mevr(ouw)?|dhr|meneer|drs|dr|mr|prof)\b\.?\s+[A-Z]"
    assert re.findall(rf"{aanspreekvorm}|\S+@\S+|\b06[- ]?\d{{8}}\b|\b[A-Z]\. ?(van |de )?[A-Z][a-z]+", alle) == []


def test_de_woorden_over_themas_noemen_geen_instelling(geladen):
    zinnen = " ".join(
        [
            *Thema.objects.values_list("omschrijving", flat=True),
            *Knelpunt.objects.values_list("omschrijving", flat=True),
        ]
    )  # noqa: E501
    assert re.findall("Incluzio|Lokalis", zinnen) == []
