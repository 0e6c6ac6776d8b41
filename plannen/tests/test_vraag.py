"""A request for help: who sees it, who answers it, and what happens when two answer at once."""

import datetime

import pytest

from buurtteams.factories import FunctionarisFactory, RolFactory
from plannen import acties
from plannen.factories import PlanFactory, PlanpartnerFactory, VraagFactory, moment
from plannen.models import Gebeurtenis, Vraag
from samenwerking.factories import ContactpersoonFactory


@pytest.fixture
def vraag(lopend_plan, coordinator):
    return VraagFactory(plan=lopend_plan, door=coordinator)


@pytest.fixture
def partnervraag(lopend_plan, organisatie, coordinator):
    PlanpartnerFactory(plan=lopend_plan, organisatie=organisatie)
    return VraagFactory(plan=lopend_plan, aan="organisatie", organisatie=organisatie, door=coordinator)


def pad(vraag):
    return f"/vragen/{vraag.pk}/"


ANTWOORD = {"antwoord": "Ja, tot negen uur.", "versie": "1"}


def test_gemeente_beantwoordt_een_vraag(als, gemeente, vraag):
    assert als(gemeente).post(pad(vraag), ANTWOORD).url == pad(vraag)
    vraag.refresh_from_db()
    assert (vraag.antwoord, vraag.beantwoord_door, vraag.beantwoord_functie, vraag.versie) == (
        "Ja, tot negen uur.",
        gemeente,
        "beleidsambtenaar gemeente",
        2,
    )


def test_een_antwoord_staat_in_het_logboek(als, gemeente, vraag):
    als(gemeente).post(pad(vraag), ANTWOORD)
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.plan, regel.van, regel.naar) == (
        "vraag_beantwoord",
        vraag.plan,
        "",
        "Ja, tot negen uur.",
    )


def test_partner_beantwoordt_wat_haar_gevraagd_is(als, partner, partnervraag):
    als(partner).post(pad(partnervraag), ANTWOORD)
    assert Vraag.objects.get().beantwoord_door == partner


def test_een_antwoord_is_te_verbeteren(als, gemeente, vraag):
    als(gemeente).post(pad(vraag), ANTWOORD)
    als(gemeente).post(pad(vraag), {"antwoord": "Tot tien uur.", "versie": "2"})
    assert [Vraag.objects.get().antwoord, Gebeurtenis.objects.count()] == ["Tot tien uur.", 2]


@pytest.mark.parametrize(
    "onderdeel, eigen, code",
    [
        ("sociaal", "sociaal", 302),
        ("jeugd_en_gezin", "jeugd_en_gezin", 302),
        ("beide", "sociaal", 302),
        ("beide", "jeugd_en_gezin", 302),
        ("sociaal", "jeugd_en_gezin", 403),
        ("jeugd_en_gezin", "sociaal", 403),
    ],
)
def test_een_instelling_antwoordt_voor_haar_eigen_onderdeel(als, lopend_plan, onderdeel, eigen, code):
    vraag = VraagFactory(plan=lopend_plan, aan="instelling", onderdeel=onderdeel)
    functionaris = FunctionarisFactory(instelling__onderdeel=eigen).gebruiker
    assert als(functionaris).post(pad(vraag), ANTWOORD).status_code == code


@pytest.mark.parametrize(
    "wie", ["coordinator", "teamgenoot", "coordinator_ander_team", "instelling", "wethouder", "saluti", "beheer"]
)
def test_wie_de_vraag_leest_antwoordt_niet(als, wie, vraag, request):
    browser = als(request.getfixturevalue(wie))
    codes = [browser.get(pad(vraag)).status_code, browser.post(pad(vraag), ANTWOORD).status_code]
    assert (codes, Vraag.objects.get().antwoord) == ([200, 403], "")


@pytest.mark.parametrize("wijze", ["get", "post"])
def test_wie_het_plan_niet_ziet_ziet_de_vraag_niet(als, partner, vraag, wijze):
    assert getattr(als(partner), wijze)(pad(vraag), ANTWOORD).status_code == 404


def test_een_ander_team_ziet_een_vraag_bij_een_concept_niet(als, coordinator_ander_team, plan):
    assert als(coordinator_ander_team).get(pad(VraagFactory(plan=plan))).status_code == 404


def test_een_andere_organisatie_antwoordt_niet_voor_deze(als, lopend_plan, partnervraag):
    ander = RolFactory(soort="partner").gebruiker
    ContactpersoonFactory(gebruiker=ander, organisatie=lopend_plan.partners.first().organisatie)
    assert als(ander).post(pad(partnervraag), ANTWOORD).status_code == 403


def test_in_een_gesloten_jaar_antwoordt_niemand(als, gemeente, vraag, gesloten_jaar):
    gesloten_jaar()
    assert (als(gemeente).post(pad(vraag), ANTWOORD).status_code, Vraag.objects.get().antwoord) == (403, "")


@pytest.mark.parametrize("leeg", ["", "   "])
def test_een_leeg_antwoord_wordt_niet_bewaard(als, gemeente, vraag, leeg):
    antwoord = als(gemeente).post(pad(vraag), {"antwoord": leeg, "versie": "1"})
    assert antwoord.context["form"].errors == {"antwoord": ["Schrijf uw antwoord op."]}
    assert (Vraag.objects.get().versie, Gebeurtenis.objects.count()) == (1, 0)


def test_alleen_lezen_verandert_niets(als, gemeente, vraag):
    assert [als(gemeente).get(pad(vraag)).status_code, als(gemeente).put(pad(vraag)).status_code] == [200, 405]
    assert Vraag.objects.get().versie == 1


# Two at once


def test_twee_antwoorden_tegelijk_geeft_de_tweede_een_keuze(als, gemeente, vraag, velden):
    collega = RolFactory(soort="gemeente").gebruiker
    mijn = velden(als(gemeente).get(pad(vraag)), met="versie") | {"antwoord": "Ja, tot negen uur."}
    als(collega).post(pad(vraag), ANTWOORD | {"antwoord": "Nee, helaas."})
    antwoord = als(gemeente).post(pad(vraag), mijn)
    assert antwoord.status_code == 409
    assert [(v.mijn, v.hun, v.voorkeur) for v in antwoord.context["verschillen"]] == [
        ("Ja, tot negen uur.", "Nee, helaas.", "mijn")
    ]
    assert Vraag.objects.get().antwoord == "Nee, helaas."


@pytest.mark.parametrize("keuze, tekst", [("mijn", "Ja, tot negen uur."), ("hun", "Nee, helaas.")])
def test_de_tweede_kiest_welk_antwoord_blijft(als, gemeente, vraag, velden, keuze, tekst):
    mijn = velden(als(gemeente).get(pad(vraag)), met="versie") | {"antwoord": "Ja, tot negen uur."}
    acties.beantwoord_vraag(vraag=vraag, versie=1, antwoord="Nee, helaas.", door=gemeente)
    data = velden(als(gemeente).post(pad(vraag), mijn), met="basis") | {"keuze:vraag:antwoord": keuze}
    assert (als(gemeente).post(pad(vraag), data).status_code, Vraag.objects.get().antwoord) == (302, tekst)


def test_precies_tegelijk_geeft_ook_een_keuze(als, gemeente, vraag, race):
    stap = {"vraag": Vraag.objects.get(), "versie": 1, "antwoord": "Nee, helaas.", "door": gemeente}
    browser = als(gemeente)
    with race(lambda: acties.beantwoord_vraag(**stap)):
        antwoord = browser.post(pad(vraag), ANTWOORD)
    assert (antwoord.status_code, Vraag.objects.get().antwoord) == (409, "Nee, helaas.")


@pytest.mark.parametrize("kapot", ["", "x", "[1]", "[" * 50_000])
def test_een_kapotte_versie_of_basis_geeft_de_keuze(als, gemeente, vraag, kapot):
    antwoord = als(gemeente).post(pad(vraag), {"antwoord": "Ja.", "versie": kapot, "basis": kapot})
    assert (antwoord.status_code, [v.mijn for v in antwoord.context["verschillen"]]) == (409, ["Ja."])


# Late, and the list


@pytest.mark.parametrize(
    "voor, beantwoord, te_laat",
    [
        (datetime.date(2026, 11, 21), None, True),
        (datetime.date(2026, 11, 22), None, False),
        (datetime.date(2026, 11, 10), moment(11, 10, 23), False),
        (datetime.date(2026, 11, 10), moment(11, 11, 0), True),
    ],
)
def test_te_laat_is_na_de_dag_zelf(voor, beantwoord, te_laat):
    assert Vraag(antwoord_voor=voor, beantwoord_op=beantwoord).is_te_laat() == te_laat


def test_de_lijst_toont_open_vragen_met_de_dringendste_boven(als, gemeente, lopend_plan):
    datums = [datetime.date(2026, 12, dag) for dag in (9, 1, 5)]
    later, eerst, midden = [VraagFactory(plan=lopend_plan, antwoord_voor=datum) for datum in datums]
    laat = VraagFactory(plan=lopend_plan, antwoord_voor=datetime.date(2026, 11, 1))
    klaar = VraagFactory(plan=lopend_plan, antwoord="Ja.", beantwoord_op=moment(11, 20), beantwoord_door=gemeente)
    context = als(gemeente).get("/vragen/").context
    assert context["open_vragen"] == [(laat, True), (eerst, False), (midden, False), (later, False)]
    assert list(context["bladzijde"]) == [klaar]


def test_de_lijst_lekt_geen_vragen_van_plannen_die_u_niet_ziet(als, coordinator_ander_team, vraag, team):
    for status in ("concept", "aangeboden"):
        VraagFactory(plan=PlanFactory(team=team, status=status))
    context = als(coordinator_ander_team).get("/vragen/").context
    assert [rij for rij, _ in context["open_vragen"]] == [vraag]


def test_partner_ziet_alleen_vragen_bij_plannen_die_haar_noemen(als, partner, partnervraag):
    VraagFactory()
    assert [rij for rij, _ in als(partner).get("/vragen/").context["open_vragen"]] == [partnervraag]


@pytest.mark.parametrize("wie", ["gemeente", "instelling", "partner", "coordinator"])
def test_aan_mij_is_wat_u_zelf_moet_beantwoorden(als, wie, vraag, partnervraag, lopend_plan, request):
    instellingsvraag = VraagFactory(plan=lopend_plan, aan="instelling", onderdeel="sociaal")
    VraagFactory(plan=lopend_plan, aan="instelling", onderdeel="jeugd_en_gezin")
    verwacht = {"gemeente": [vraag], "instelling": [instellingsvraag], "partner": [partnervraag], "coordinator": []}
    context = als(request.getfixturevalue(wie)).get("/vragen/?welke=aan-mij").context
    assert [rij for rij, _ in context["open_vragen"]] == verwacht[wie]


@pytest.mark.parametrize("bladzijde", ["x", "0", "99", "-1"])
def test_een_kapotte_bladzijde_geeft_gewoon_de_lijst(als, gemeente, vraag, bladzijde):
    assert als(gemeente).get(f"/vragen/?bladzijde={bladzijde}").status_code == 200
