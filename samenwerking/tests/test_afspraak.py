"""An agreement between a team and an organisatie: made, changed, answered by both, looked back on, ended."""

import datetime

import pytest

from buurtteams.opslaan import VersieVerouderd
from samenwerking.acties import afspraken as acties
from samenwerking.factories import AfspraakantwoordFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Afspraakantwoord, Gebeurtenis, Samenwerkingsafspraak
from samenwerking.tests.tafel.afspraken import TEKST


@pytest.fixture
def afspraak(team, organisatie):
    return SamenwerkingsafspraakFactory(team=team, organisatie=organisatie, evaluatie_op=datetime.date(2026, 12, 1))


def pad(afspraak, stap=""):
    return f"/samenwerking/afspraken/{afspraak.pk}/{stap}"


def nieuw(team, organisatie, **anders):
    return TEKST | {"team": team.pk, "organisatie": organisatie.pk} | anders


# Making one


def test_wie_hem_schrijft_zegt_namens_het_team_dat_hij_klopt(als, coordinator, team, organisatie):
    als(coordinator).post("/samenwerking/afspraken/nieuw/", nieuw(team, organisatie))
    afspraak = Samenwerkingsafspraak.objects.get()
    assert (afspraak.team, afspraak.organisatie, afspraak.gemaakt_door) == (team, organisatie, coordinator)
    assert list(afspraak.antwoorden.values_list("zijde", "antwoord")) == [("team", "ja")]
    assert afspraak.stand == "wacht op de organisatie"


def test_twee_keer_versturen_maakt_een_afspraak(als, coordinator, team, organisatie):
    data = nieuw(team, organisatie, sleutel="0d1c2f3e-5a76-4f6d-9c0a-1d2e3f405162")
    for _ in range(2):
        als(coordinator).post("/samenwerking/afspraken/nieuw/", data)
    assert Samenwerkingsafspraak.objects.count() == 1


def test_een_tweede_lopende_afspraak_wordt_geweigerd_en_de_tekst_blijft(als, coordinator, afspraak, team, organisatie):
    antwoord = als(coordinator).post("/samenwerking/afspraken/nieuw/", nieuw(team, organisatie, overleg="Op vrijdag."))
    assert Samenwerkingsafspraak.objects.count() == 1
    assert "hebben al een afspraak" in antwoord.text and "Op vrijdag." in antwoord.text


def test_terugkijken_voor_het_begin_kan_niet(als, coordinator, team, organisatie):
    data = nieuw(team, organisatie, evaluatie_op="2026-01-01")
    fouten = als(coordinator).post("/samenwerking/afspraken/nieuw/", data).context["form"].errors
    assert fouten == {"evaluatie_op": ["Kies een dag om terug te kijken die na het begin ligt."]}
    assert not Samenwerkingsafspraak.objects.exists()


def test_terugkijken_op_een_dag_die_voorbij_is_kan_niet(als, coordinator, team, organisatie):
    data = nieuw(team, organisatie, start="2020-01-01", evaluatie_op="2021-01-01")
    fouten = als(coordinator).post("/samenwerking/afspraken/nieuw/", data).context["form"].errors
    assert fouten == {"evaluatie_op": ["Deze dag is al voorbij. Kies een dag die nog komt."]}


def test_een_te_late_datum_die_er_al_stond_houdt_het_bewerken_niet_tegen(als, coordinator, afspraak, team, organisatie):
    Samenwerkingsafspraak.objects.update(start="2020-01-01", evaluatie_op="2021-01-01")
    data = nieuw(team, organisatie, start="2020-01-01", evaluatie_op="2021-01-01", overleg="Op vrijdag.", versie=1)
    als(coordinator).post(f"/samenwerking/afspraken/{afspraak.pk}/bewerken/", data)
    assert Samenwerkingsafspraak.objects.get().overleg == "Op vrijdag."


def test_een_te_lange_tekst_wordt_geweigerd_en_blijft_heel(als, coordinator, team, organisatie):
    data = nieuw(team, organisatie, overleg="a" * 2100 + "slot")
    antwoord = als(coordinator).post("/samenwerking/afspraken/nieuw/", data)
    assert list(antwoord.context["form"].errors) == ["overleg"] and "aaslot" in antwoord.text
    assert not Samenwerkingsafspraak.objects.exists()


def test_een_coordinator_kiest_alleen_het_eigen_team(als, coordinator, coordinator_ander_team, organisatie):
    ander = coordinator_ander_team.teams[0]
    als(coordinator).post("/samenwerking/afspraken/nieuw/", nieuw(ander, organisatie))
    assert not Samenwerkingsafspraak.objects.exists()


def test_wie_net_eerder_was_wint_en_de_tekst_blijft(als, coordinator, team, organisatie, race):
    maak = SamenwerkingsafspraakFactory
    with race(lambda: maak(team=team, organisatie=organisatie)):
        antwoord = als(coordinator).post(
            "/samenwerking/afspraken/nieuw/", nieuw(team, organisatie, overleg="Op zaterdag.")
        )
    assert "hebben al een afspraak" in antwoord.text and "Op zaterdag." in antwoord.text
    assert Samenwerkingsafspraak.objects.count() == 1


def test_na_het_einde_kan_er_een_nieuwe_komen(als, coordinator, afspraak, team, organisatie):
    acties.stop_afspraak(afspraak=afspraak, versie=1, reden="Klaar.", door=coordinator)
    als(coordinator).post("/samenwerking/afspraken/nieuw/", nieuw(team, organisatie))
    assert Samenwerkingsafspraak.objects.lopend().count() == 1


def test_het_adres_zegt_wat_er_al_gekozen_is(als, instelling, team, organisatie, velden):
    antwoord = als(instelling).get(f"/samenwerking/afspraken/nieuw/?team={team.pk}&organisatie={organisatie.pk}")
    gekozen = velden(antwoord, met="team_doet")
    assert (gekozen["team"], gekozen["organisatie"]) == (str(team.pk), str(organisatie.pk))
    assert (gekozen["start"], gekozen["evaluatie_op"]) == ("2026-11-22", "2027-11-22")


def test_een_instelling_schrijft_namens_het_team(als, instelling, team, organisatie):
    als(instelling).post("/samenwerking/afspraken/nieuw/", nieuw(team, organisatie))
    assert list(Gebeurtenis.objects.values_list("soort", "namens").order_by("soort")) == [
        ("afspraak_beantwoord", "buurtteam Noordoost"),
        ("afspraak_gemaakt", "buurtteam Noordoost"),
    ]


# Changing one


def wijzig(afspraak, **anders):
    velden = {naam: getattr(afspraak, naam) for naam in ("team_doet", "organisatie_doet", "overleg")}
    velden |= {"organisatie_krijgt": afspraak.organisatie_krijgt, "start": "2026-01-12", "evaluatie_op": "2026-12-01"}
    return velden | {"versie": afspraak.versie} | anders


def test_een_andere_tekst_vraagt_de_organisatie_opnieuw(als, coordinator, afspraak):
    AfspraakantwoordFactory(afspraak=afspraak)
    als(coordinator).post(pad(afspraak, "bewerken/"), wijzig(afspraak, team_doet="Wij komen twee keer."))
    afspraak.refresh_from_db()
    assert (afspraak.tekstversie, afspraak.versie) == (2, 2)
    assert afspraak.antwoord_van("organisatie") is None
    assert afspraak.antwoord_van("team").antwoord == "ja"


def test_een_andere_datum_vraagt_niets(als, coordinator, afspraak):
    AfspraakantwoordFactory(afspraak=afspraak)
    als(coordinator).post(pad(afspraak, "bewerken/"), wijzig(afspraak, evaluatie_op="2027-02-01"))
    afspraak.refresh_from_db()
    assert (afspraak.tekstversie, afspraak.antwoord_van("organisatie").antwoord) == (1, "ja")


def test_de_tweede_die_opslaat_ziet_beide_teksten(als, coordinator, afspraak):
    data = wijzig(afspraak, team_doet="Mijn tekst.")
    Samenwerkingsafspraak.objects.filter(pk=afspraak.pk).update(versie=2, team_doet="Hun tekst.")
    antwoord = als(coordinator).post(pad(afspraak, "bewerken/"), data)
    assert antwoord.status_code == 409
    assert "Mijn tekst." in antwoord.text and "Hun tekst." in antwoord.text
    als(coordinator).post(pad(afspraak, "bewerken/"), data | {"versie": 2, "keuze:afspraak:team_doet": "hun"})
    afspraak.refresh_from_db()
    assert afspraak.team_doet == "Hun tekst."


def test_wie_tegelijk_opslaat_verliest_niets(als, coordinator, afspraak, race):
    ander = Samenwerkingsafspraak.objects.filter(pk=afspraak.pk)
    with race(lambda: ander.update(versie=2, overleg="Bel op dinsdag.")):
        antwoord = als(coordinator).post(pad(afspraak, "bewerken/"), wijzig(afspraak, overleg="Bel op maandag."))
    assert antwoord.status_code == 409
    assert "Bel op dinsdag." in antwoord.text and "Bel op maandag." in antwoord.text


# Klopt dit?


def test_de_partner_zegt_wat_niet_klopt(als, partner, afspraak):
    data = {"antwoord": "nee", "toelichting": "Wij kunnen één keer per maand.", "tekstversie": 1}
    als(partner).post(pad(afspraak, "antwoord/"), data)
    gegeven = Afspraakantwoord.objects.get()
    assert (gegeven.zijde, gegeven.antwoord, gegeven.functie) == ("organisatie", "nee", "partner")
    assert list(Samenwerkingsafspraak.objects.met_verschil()) == [afspraak]
    assert "Wij kunnen één keer per maand." in als(partner).get(pad(afspraak)).text


def test_nee_zonder_uitleg_wordt_geweigerd(als, partner, afspraak):
    antwoord = als(partner).post(pad(afspraak, "antwoord/"), {"antwoord": "nee", "tekstversie": 1})
    assert "Schrijf op wat u anders ziet." in antwoord.text
    assert not Afspraakantwoord.objects.exists()


def test_een_antwoord_op_een_oude_tekst_wordt_niet_opgeslagen(als, partner, afspraak):
    Samenwerkingsafspraak.objects.update(tekstversie=2)
    data = {"antwoord": "nee", "toelichting": "Dat is te veel.", "tekstversie": 1}
    antwoord = als(partner).post(pad(afspraak, "antwoord/"), data)
    assert "De tekst is net veranderd" in antwoord.text and "Dat is te veel." in antwoord.text
    assert not Afspraakantwoord.objects.exists()


def test_wie_antwoordt_terwijl_de_tekst_verandert_leest_meteen_de_nieuwe(als, partner, afspraak, race, velden):
    andere = {"tekstversie": 2, "team_doet": "Wij komen nooit meer."}
    with race(lambda: Samenwerkingsafspraak.objects.update(**andere)):
        antwoord = als(partner).post(pad(afspraak, "antwoord/"), {"antwoord": "ja", "tekstversie": 1})
    assert "Wij komen nooit meer." in antwoord.text
    als(partner).post(pad(afspraak, "antwoord/"), velden(antwoord, met="tekstversie"))
    assert Afspraakantwoord.objects.get().tekstversie == 2


def test_dezelfde_druk_op_de_knop_telt_een_keer(als, partner, afspraak):
    for _ in range(2):
        als(partner).post(pad(afspraak, "antwoord/"), {"antwoord": "ja", "tekstversie": 1})
    assert Afspraakantwoord.objects.count() == 1


def test_een_gestopte_afspraak_neemt_geen_antwoord(afspraak, coordinator):
    acties.stop_afspraak(afspraak=afspraak, versie=1, reden="Klaar.", door=coordinator)
    with pytest.raises(acties.Verouderd):
        acties.beantwoord(
            afspraak=afspraak, zijde="organisatie", antwoord="ja", toelichting="", tekstversie=1, functie="partner"
        )


def test_ieder_woord_staat_in_het_logboek(afspraak):
    acties.beantwoord(
        afspraak=afspraak, zijde="organisatie", antwoord="ja", toelichting="", tekstversie=1, functie="partner"
    )
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.van, regel.naar, regel.door, regel.functie) == (
        *("afspraak_beantwoord", "organisatie", "ja"),
        *(None, "partner"),
    )


# Ending


def test_stoppen_met_een_reden_blijft_te_lezen(als, coordinator, saluti, afspraak):
    als(coordinator).post(pad(afspraak, "stoppen/"), {"reden": "De organisatie verhuist.", "versie": 1})
    afspraak.refresh_from_db()
    assert (afspraak.gestopt_op, afspraak.versie) == (datetime.date(2026, 11, 22), 2)
    assert "De organisatie verhuist." in als(saluti).get(pad(afspraak)).text


def test_stoppen_zonder_reden_kan_niet(als, coordinator, afspraak):
    assert "Schrijf op waarom" in als(coordinator).post(pad(afspraak, "stoppen/"), {"versie": 1}).text
    assert Samenwerkingsafspraak.objects.lopend().count() == 1


def test_stoppen_op_een_oude_versie_wordt_geweigerd(coordinator, afspraak):
    with pytest.raises(VersieVerouderd):
        acties.stop_afspraak(afspraak=afspraak, versie=7, reden="Klaar.", door=coordinator)


# The page


def test_wie_moet_antwoorden_krijgt_de_vraag_en_wie_dat_deed_een_andere_knop(
    als, coordinator, partner, saluti, afspraak
):
    AfspraakantwoordFactory(afspraak=afspraak, zijde="team")
    knoppen = ["Ander antwoord geven" in als(wie).get(pad(afspraak)).text for wie in (coordinator, partner, saluti)]
    assert knoppen == [True, False, False]
    assert "/antwoord/" not in als(saluti).get(pad(afspraak)).text
