"""An actie is done, or its date moves and the old one stays."""

import datetime

import pytest

from plannen import acties
from plannen.factories import ActieFactory, PlanFactory
from plannen.models import Actie, Datumwijziging, Gebeurtenis


@pytest.fixture
def actie(lopend_plan):
    return lopend_plan.acties.get()


def pad(actie):
    return f"/acties/{actie.pk}/bijwerken/"


@pytest.fixture
def data(client, velden):
    """The page as it opens, with changes."""

    def maak(actie, **wijzigingen):
        return velden(client.get(pad(actie)), met="klaar_op") | wijzigingen

    return maak


def test_coordinator_meldt_een_actie_klaar(schrijver, coordinator, actie, data):
    antwoord = schrijver.post(pad(actie), data(actie, klaar="on", klaar_op="2026-11-20"))
    actie.refresh_from_db()
    assert (antwoord.url, str(actie.klaar_op), actie.versie) == (
        f"{actie.plan.get_absolute_url()}#acties",
        "2026-11-20",
        2,
    )
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.van, regel.naar, regel.door) == ("actie_stand", "open", "klaar", coordinator)


def test_klaar_zonder_dag_is_vandaag(schrijver, actie, data, vandaag):
    schrijver.post(pad(actie), data(actie, klaar="on", klaar_op=""))
    assert Actie.objects.get().klaar_op == vandaag


def test_de_dag_telt_alleen_met_het_vinkje(schrijver, actie, data):
    schrijver.post(pad(actie), data(actie, klaar_op="2026-11-20"))
    assert (Actie.objects.get().klaar_op, Gebeurtenis.objects.count()) == (None, 0)


def test_een_actie_kan_weer_open(schrijver, actie, data):
    Actie.objects.update(klaar_op="2026-11-20")
    gegevens = data(actie)
    del gegevens["klaar"]
    schrijver.post(pad(actie), gegevens)
    assert [Actie.objects.get().klaar_op, Gebeurtenis.objects.get().naar] == [None, "open"]


def test_een_dag_die_nog_komt_is_niet_klaar(schrijver, actie, data, velden):
    antwoord = schrijver.post(pad(actie), gegevens := data(actie, klaar="on", klaar_op="2026-11-23"))
    assert antwoord.context["form"].errors == {"klaar_op": ["Deze dag moet nog komen. Kies vandaag of eerder."]}
    assert (velden(antwoord, met="klaar_op"), Actie.objects.get().klaar_op) == (gegevens, None)


def test_een_verschoven_datum_houdt_de_oude_met_de_reden(schrijver, coordinator, actie, data):
    schrijver.post(pad(actie), data(actie, datum="2027-01-20", reden="De zaal is dicht."))
    actie.refresh_from_db()
    wijziging = Datumwijziging.objects.get()
    assert (str(actie.datum), str(wijziging.oud), str(wijziging.nieuw)) == ("2027-01-20", "2026-12-15", "2027-01-20")
    assert (wijziging.reden, wijziging.door, Gebeurtenis.objects.get().soort) == (
        "De zaal is dicht.",
        coordinator,
        "actie_verschoven",
    )


@pytest.mark.parametrize(
    "wijziging, fout",
    [
        (
            {"datum": "2027-01-20"},
            {"reden": ["Schrijf op waarom de datum opschuift. De oude datum en de reden blijven staan."]},
        ),
        ({"datum": ""}, {"datum": ["Kies een datum."]}),
        ({"datum": "straks"}, {"datum": ["Vul een datum in, bijvoorbeeld 15-03-2027."]}),
        ({"klaar": "on", "klaar_op": "straks"}, {"klaar_op": ["Vul een datum in, bijvoorbeeld 15-03-2027."]}),
    ],
)
def test_een_fout_verandert_niets_en_houdt_de_tekst(schrijver, actie, data, inhoud, velden, wijziging, fout):
    eerst = inhoud(actie.plan)
    antwoord = schrijver.post(pad(actie), gegevens := data(actie, **wijziging, terug="/"))
    assert antwoord.context["form"].errors == fout
    assert (velden(antwoord, met="klaar_op"), inhoud(actie.plan)) == (gegevens, eerst)


def test_een_actie_bijwerken_maakt_de_open_planpagina_oud(schrijver, actie, data):
    versie = actie.plan.versie
    schrijver.post(pad(actie), data(actie, klaar="on"))
    actie.plan.refresh_from_db()
    assert actie.plan.versie == versie + 1


def test_terug_naar_de_taken(schrijver, actie, data):
    assert schrijver.post(pad(actie), data(actie, terug="/")).url == "/"
    assert schrijver.post(pad(actie), data(actie, terug="https://elders.test/")).url.endswith("#acties")


def test_teamgenoot_werkt_bij(als, teamgenoot, actie, data):
    browser = als(teamgenoot)
    assert browser.post(pad(actie), data(actie, klaar="on")).status_code == 302


@pytest.mark.parametrize("onderdeel, code", [("beide", 200), ("sociaal", 200), ("jeugd_en_gezin", 403)])
def test_instelling_werkt_alleen_acties_van_het_eigen_onderdeel_bij(als, instelling, lopend_plan, onderdeel, code):
    actie = ActieFactory(plan=lopend_plan, onderdeel=onderdeel)
    assert als(instelling).get(pad(actie)).status_code == code


@pytest.mark.parametrize("wijze", ["get", "post"])
def test_ander_team_ziet_een_concept_niet(als, coordinator_ander_team, plan, wijze):
    assert getattr(als(coordinator_ander_team), wijze)(pad(plan.acties.get())).status_code == 404


@pytest.mark.parametrize("wijze", ["get", "post"])
@pytest.mark.parametrize("lezer", ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "beheer"])
def test_wie_alleen_leest_werkt_niets_bij(als, lezer, actie, wijze, request):
    antwoord = getattr(als(request.getfixturevalue(lezer)), wijze)(pad(actie), {"klaar": "on", "versie": "1"})
    assert (antwoord.status_code, Actie.objects.get().klaar_op) == (403, None)


@pytest.mark.parametrize("status", ["concept", "aangeboden", "ingetrokken"])
def test_alleen_bij_een_plan_met_akkoord(schrijver, team, status):
    assert schrijver.get(pad(ActieFactory(plan=PlanFactory(team=team, status=status)))).status_code == 403


def test_in_een_gesloten_jaar_niet_meer(schrijver, actie, gesloten_jaar):
    gesloten_jaar()
    assert schrijver.post(pad(actie), {"klaar": "on", "versie": "1"}).status_code == 403


def test_alleen_lezen_verandert_niets(schrijver, actie, inhoud):
    eerst = inhoud(actie.plan)
    assert [schrijver.get(pad(actie)).status_code, schrijver.put(pad(actie)).status_code] == [200, 405]
    assert inhoud(actie.plan) == eerst


# Two versions


@pytest.fixture
def ander_was_eerst(actie, teamgenoot):
    def stap():
        nieuw = Actie.objects.get(pk=actie.pk)
        nieuw.datum = datetime.date(2027, 2, 1)
        acties.werk_actie_bij(actie=nieuw, versie=nieuw.versie, door=teamgenoot, reden="Was eerst.")

    return stap


def test_de_tweede_ziet_beide_datums(schrijver, actie, data, ander_was_eerst):
    gegevens = data(actie, datum="2027-03-01", reden="Later.")
    ander_was_eerst()
    antwoord = schrijver.post(pad(actie), gegevens)
    assert antwoord.status_code == 409
    assert [(v.sleutel, v.mijn, v.hun, v.voorkeur) for v in antwoord.context["verschillen"]] == [
        ("actie:datum", "2027-03-01", "2027-02-01", "mijn")
    ]


@pytest.mark.parametrize("keuze, datum", [("mijn", "2027-03-01"), ("hun", "2027-02-01")])
def test_u_kiest_welke_datum_blijft(schrijver, actie, data, ander_was_eerst, velden, keuze, datum):
    gegevens = data(actie, datum="2027-03-01", reden="Later.")
    ander_was_eerst()
    antwoord = schrijver.post(pad(actie), gegevens)
    gekozen = velden(antwoord, met="basis") | {"keuze:actie:datum": keuze}
    assert (schrijver.post(pad(actie), gekozen).status_code, str(Actie.objects.get().datum)) == (302, datum)


def test_twee_tegelijk_geeft_de_tweede_een_keuze(schrijver, actie, data, ander_was_eerst, race):
    gegevens = data(actie, klaar="on")
    with race(ander_was_eerst):
        antwoord = schrijver.post(pad(actie), gegevens)
    nu = Actie.objects.get()
    assert (antwoord.status_code, str(nu.datum), nu.klaar_op) == (409, "2027-02-01", None)


@pytest.mark.parametrize("kapot", ["", "x", "[1]", "[" * 50_000])
def test_een_kapotte_versie_of_basis_geeft_de_keuze(schrijver, actie, data, kapot):
    antwoord = schrijver.post(pad(actie), data(actie, versie=kapot, basis=kapot))
    assert (antwoord.status_code, antwoord.context["verschillen"]) == (409, [])
