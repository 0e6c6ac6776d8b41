"""Gemeente, wethouder and MNU/Saluti pin a question to a plan, a theme or one report; the team answers."""

import datetime

import pytest

from plannen.models import Gebeurtenis, Vraag

ADRES = "/plannen/{}/vraag/"


@pytest.fixture
def adres(lopend_plan):
    return ADRES.format(lopend_plan.pk)


def vraag(**anders):
    return {"over": "plan", "tekst": "Wat doen bewoners zelf?", "antwoord_voor": "2026-12-10"} | anders


@pytest.mark.parametrize("wie", ["gemeente", "wethouder", "saluti"])
def test_zij_vragen_iets_aan_het_team(als, adres, lopend_plan, wie, request):
    vrager = request.getfixturevalue(wie)
    antwoord = als(vrager).post(adres, vraag())
    gesteld = Vraag.objects.get()
    assert antwoord.url == gesteld.get_absolute_url()
    assert (gesteld.plan, gesteld.aan, gesteld.door, gesteld.functie) == (lopend_plan, "team", vrager, vrager.functie)
    assert (gesteld.planthema, gesteld.antwoord_voor) == (None, datetime.date(2026, 12, 10))
    assert Gebeurtenis.objects.filter(soort="vraag_gesteld", plan=lopend_plan, door=vrager).count() == 1


def test_over_een_thema(als, saluti, adres, planthema):
    als(saluti).post(adres, vraag(over="thema-taal"))
    assert [(v.planthema, v.voortgang) for v in Vraag.objects.all()] == [(planthema, None)]


def test_over_een_bericht(als, saluti, adres, planthema, bericht):
    als(saluti).post(adres, vraag(over=f"bericht-{bericht.pk}"))
    assert [(v.planthema, v.voortgang) for v in Vraag.objects.all()] == [(planthema, bericht)]


def test_de_bladzijde_begint_bij_het_bericht_waar_men_vandaan_komt(als, saluti, adres, bericht, velden):
    pagina = als(saluti).get(f"{adres}?over=bericht-{bericht.pk}")
    assert velden(pagina, met="tekst")["over"] == f"bericht-{bericht.pk}"


@pytest.mark.parametrize("anders, fout", [
    ({"tekst": ""}, "Schrijf op wat u vraagt."),
    ({"antwoord_voor": ""}, "Kies voor welke dag u antwoord nodig hebt."),
    ({"antwoord_voor": "2026-11-21"}, "Deze dag is al voorbij. Kies een latere dag."),
    ({"over": "bericht-999999"}, "Kies waar uw vraag over gaat."),
])  # fmt: skip
def test_een_fout_slaat_niets_op_en_bewaart_de_tekst(als, saluti, adres, anders, fout):
    pagina = als(saluti).post(adres, vraag(**anders))
    assert fout in pagina.text
    assert anders.get("tekst", "Wat doen bewoners zelf?") in pagina.text
    assert not Vraag.objects.exists()


def test_twee_keer_versturen_geeft_een_vraag(als, saluti, adres, velden):
    ingevuld = velden(als(saluti).get(adres), met="tekst") | vraag()
    assert als(saluti).post(adres, ingevuld).url == als(saluti).post(adres, ingevuld).url
    assert Vraag.objects.count() == 1


def test_het_team_antwoordt_en_een_teamgenoot_ook(als, coordinator, teamgenoot, saluti, adres):
    als(saluti).post(adres, vraag())
    gesteld = Vraag.objects.get()
    assert list(Vraag.objects.aan(coordinator)) == list(Vraag.objects.aan(teamgenoot)) == [gesteld]
    als(coordinator).post(gesteld.get_absolute_url(), {"antwoord": "Zij koken.", "versie": gesteld.versie})
    gesteld.refresh_from_db()
    assert (gesteld.antwoord, gesteld.beantwoord_door) == ("Zij koken.", coordinator)


def test_een_ander_team_ziet_de_vraag_en_antwoordt_niet(als, coordinator_ander_team, saluti, adres):
    als(saluti).post(adres, vraag())
    gesteld = Vraag.objects.get()
    ander = als(coordinator_ander_team)
    assert ander.get(gesteld.get_absolute_url()).status_code == 200
    assert ander.post(gesteld.get_absolute_url(), {"antwoord": "Nee", "versie": 1}).status_code == 403
    assert list(Vraag.objects.aan(coordinator_ander_team)) == []


def test_de_vraag_staat_bij_het_plan_en_bij_het_bericht(als, saluti, adres, bericht, lopend_plan):
    als(saluti).post(adres, vraag(over=f"bericht-{bericht.pk}"))
    pagina = als(saluti).get(lopend_plan.get_absolute_url()).text
    assert "Vraag van MNU/Saluti" in pagina
    assert "Aan Buurtteam Noordoost" in pagina


def test_wie_het_plan_trekt_stelt_zichzelf_geen_vraag(als, coordinator, adres):
    assert als(coordinator).get(adres).status_code == 403


def test_de_geschiedenis_noemt_de_vraag(als, saluti, adres, lopend_plan):
    als(saluti).post(adres, vraag())
    assert "Vraag gesteld" in als(saluti).get(f"/plannen/{lopend_plan.pk}/geschiedenis/").text
