"""*Is dit gebeurd?*: answered by the partner alone, kept for good, the last one counts."""

import datetime

import pytest
import time_machine

from buurtteams.factories import RolFactory
from conftest import VANDAAG
from jaren.overzicht.partner import te_beantwoorden
from plannen.factories import JaarcyclusFactory, PlanFactory, PlanpartnerFactory
from plannen.models import Gebeurtenis, Partnerantwoord, Plan
from samenwerking.factories import ContactpersoonFactory

ANTWOORD = {"antwoord": "deels", "toelichting": "Wij kennen een van de twee gezichten."}


@pytest.fixture
def afspraak(teruggekeken_plan, organisatie):
    return PlanpartnerFactory(plan=teruggekeken_plan, organisatie=organisatie, doet="koken op dinsdag")


def pad(afspraak):
    return f"/partners/{afspraak.pk}/gebeurd/"


def test_de_partner_antwoordt(als, partner, afspraak):
    antwoord = als(partner).post(pad(afspraak), ANTWOORD)
    rij = Partnerantwoord.objects.get()
    assert (antwoord.url, rij.planpartner, rij.vraag, rij.voortgang) == ("/", afspraak, "gebeurd", None)
    assert (rij.antwoord, rij.toelichting) == ("deels", "Wij kennen een van de twee gezichten.")


def test_het_antwoord_staat_in_het_logboek(als, partner, afspraak):
    als(partner).post(pad(afspraak), ANTWOORD)
    regel = Gebeurtenis.objects.get(soort="partner_gebeurd")
    assert (regel.plan, regel.naar, regel.functie) == (afspraak.plan, "deels", "partner")


def test_de_bladzijde_zegt_wat_er_is_afgesproken(als, partner, afspraak):
    tekst = als(partner).get(pad(afspraak)).text
    assert "koken op dinsdag" in tekst and "onkosten en een vaste begeleider" in tekst


def test_twee_keer_drukken_is_een_antwoord(als, partner, afspraak):
    codes = [als(partner).post(pad(afspraak), ANTWOORD).status_code for _ in range(2)]
    assert (codes, Partnerantwoord.objects.count()) == ([302, 302], 1)
    assert Gebeurtenis.objects.filter(soort="partner_gebeurd").count() == 1


def test_een_ander_antwoord_komt_erbij_en_het_vorige_blijft(als, partner, afspraak):
    for antwoord in ("deels", "ja", "deels"):
        als(partner).post(pad(afspraak), ANTWOORD | {"antwoord": antwoord})
    assert [rij.antwoord for rij in Partnerantwoord.objects.order_by("pk")] == ["deels", "ja", "deels"]
    assert "U zei eerder" in als(partner).get(pad(afspraak)).text


def test_hetzelfde_antwoord_een_dag_later_is_een_nieuw_antwoord(als, partner, afspraak):
    als(partner).post(pad(afspraak), ANTWOORD)
    with time_machine.travel(VANDAAG + datetime.timedelta(days=1)):
        als(partner).post(pad(afspraak), ANTWOORD)
    assert Partnerantwoord.objects.count() == 2


@pytest.mark.parametrize("fout, melding", [("", "Kies een antwoord."), ("misschien", "Selecteer een geldige keuze.")])
def test_zonder_antwoord_wordt_niets_bewaard_en_blijft_de_tekst(als, partner, afspraak, fout, melding):
    antwoord = als(partner).post(pad(afspraak), ANTWOORD | {"antwoord": fout})
    assert melding in antwoord.context["form"].errors["antwoord"][0]
    assert "Wij kennen een van de twee gezichten." in antwoord.text
    assert Partnerantwoord.objects.count() == 0


@pytest.mark.parametrize("wie", [
    "coordinator", "coordinator_ander_team", "instelling", "gemeente", "wethouder", "saluti", "beheer",
])  # fmt: skip
def test_niemand_antwoordt_voor_de_partner(als, wie, afspraak, request):
    browser = als(request.getfixturevalue(wie))
    codes = [browser.get(pad(afspraak)).status_code, browser.post(pad(afspraak), ANTWOORD).status_code]
    assert (codes, Partnerantwoord.objects.count()) == ([403, 403], 0)


def test_een_andere_partner_van_het_plan_antwoordt_niet_voor_deze(als, partner, afspraak):
    ander = PlanpartnerFactory(plan=afspraak.plan)
    assert als(partner).post(pad(ander), ANTWOORD).status_code == 403


def test_een_partner_van_een_ander_plan_ziet_de_vraag_niet(als, afspraak):
    ander = RolFactory(soort="partner").gebruiker
    ContactpersoonFactory(gebruiker=ander)
    assert als(ander).post(pad(afspraak), ANTWOORD).status_code == 404


@pytest.mark.parametrize("fase, code", [
    ("uitvoering", 302), ("verantwoording", 302), ("bespreking", 302), ("afgesloten", 403),
])  # fmt: skip
def test_in_een_open_jaar(als, partner, afspraak, zet_fase, fase, code):
    zet_fase(afspraak.plan.cyclus, fase)
    assert als(partner).post(pad(afspraak), ANTWOORD).status_code == code


@pytest.mark.parametrize("status", ["aangeboden", "ingetrokken"])
def test_alleen_over_een_plan_met_akkoord(als, partner, afspraak, status):
    Plan.objects.update(status=status)
    assert als(partner).post(pad(afspraak), ANTWOORD).status_code == 403


def test_alleen_kijken_antwoordt_niet(als, partner, afspraak):
    codes = [als(partner).get(pad(afspraak)).status_code, als(partner).put(pad(afspraak)).status_code]
    assert (codes, Partnerantwoord.objects.count()) == ([200, 405], 0)


def test_u_gaat_terug_naar_waar_u_vandaan_kwam_en_nergens_anders_heen(als, partner, afspraak):
    terug = f"/plannen/{afspraak.plan_id}/terugblik/"
    assert als(partner).post(pad(afspraak), ANTWOORD | {"terug": terug}).url == terug
    assert als(partner).post(pad(afspraak), ANTWOORD | {"terug": "https://elders.test/"}).url == "/"


# What is still to be answered


def open_vragen(partner, op=datetime.date(2026, 11, 22)):
    return [vraag.partner for vraag in te_beantwoorden(partner, op)]


def test_de_open_vraag_staat_klaar_tot_er_geantwoord_is(als, partner, afspraak):
    assert open_vragen(partner) == [afspraak]
    als(partner).post(pad(afspraak), ANTWOORD)
    assert open_vragen(partner) == []


def test_een_antwoord_op_een_bericht_of_op_klopt_dit_telt_niet(partner, afspraak):
    bericht = afspraak.plan.themas.first().laatste
    Partnerantwoord.objects.create(planpartner=afspraak, vraag="gebeurd", antwoord="ja", voortgang=bericht)
    Partnerantwoord.objects.create(planpartner=afspraak, vraag="klopt", antwoord="ja")
    assert open_vragen(partner) == [afspraak]


@pytest.mark.parametrize("fase", ["voorbereiding", "uitvoering", "bespreking", "afgesloten"])
def test_alleen_in_een_jaar_dat_terugkijkt(partner, afspraak, zet_fase, fase):
    zet_fase(afspraak.plan.cyclus, fase)
    assert open_vragen(partner) == []


def test_vragen_van_een_ander_en_plannen_zonder_akkoord_staan_er_niet(partner, afspraak, terugkijkjaar, organisatie):
    PlanpartnerFactory(plan=afspraak.plan)
    for status in ("concept", "aangeboden", "ingetrokken"):
        PlanpartnerFactory(plan=PlanFactory(cyclus=terugkijkjaar, status=status), organisatie=organisatie)
    assert open_vragen(partner) == [afspraak]


def test_voor_wanneer_en_of_het_te_laat_is(partner, afspraak):
    [vraag] = te_beantwoorden(partner, datetime.date(2027, 1, 16))
    assert (vraag.voor, vraag.te_laat) == (datetime.date(2027, 1, 15), True)


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_aantal_vragen_groeit_niet(partner, organisatie, aantal, django_assert_num_queries):
    for nummer in range(aantal):
        cyclus = JaarcyclusFactory(jaar=2020 + nummer, fase="verantwoording")
        PlanpartnerFactory(plan=PlanFactory(cyclus=cyclus, status="vastgesteld"), organisatie=organisatie)
    partner.rollen  # noqa: B018 one query per request
    with django_assert_num_queries(2):
        assert [str(vraag.partner.plan.trekker) for vraag in te_beantwoorden(partner)] != []
