"""A question to a partner by mail: the link opens one thing, takes one answer, is used up by answering (rule 11)."""

import datetime
import re

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from buurtteams.factories import RolFactory
from jaren.acties import partnerlink as acties
from jaren.models import Partnerlink
from plannen.factories import PlanFactory, PlanpartnerFactory, PlanThemaFactory, VoortgangFactory
from plannen.models import Gebeurtenis, Partnerantwoord
from samenwerking.factories import ContactpersoonFactory, OrganisatieFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Afspraakantwoord, Contactpersoon, Samenwerkingsafspraak

SITE = "https://rondetafel.test"
ADRES = "amina@kring.test"
NEE = {"antwoord": "nee", "toelichting": "Wij kunnen één keer per maand."}


@pytest.fixture
def contact(organisatie):
    return ContactpersoonFactory(organisatie=organisatie, naam="Amina V.", email=ADRES)


@pytest.fixture
def afspraak(team, organisatie, contact):
    return SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)


@pytest.fixture
def planpartner(cyclus, team, organisatie, contact):
    plan = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld", titel="Dinsdagavond open")
    return PlanpartnerFactory(plan=plan, organisatie=organisatie, doet="Zij koken.", krijgt="Onkosten.")


@pytest.fixture
def partner_ander(db):
    gebruiker = RolFactory(soort="partner").gebruiker
    ContactpersoonFactory(gebruiker=gebruiker)
    return gebruiker


@pytest.fixture
def stuur(coordinator, django_capture_on_commit_callbacks):
    """Send a link and read its path from the mail, as the partner does."""

    def verstuur(vraag="klopt", **over):
        ding = over.get("afspraak") or over["planpartner"]
        with django_capture_on_commit_callbacks(execute=True):
            acties.stuur_link(vraag=vraag, organisatie=ding.organisatie, door=coordinator, site=SITE, **over)
        return re.search(rf"{SITE}(/antwoord/\S+)", mail.outbox[-1].body)[1]

    return verstuur


def velden(pad):
    """What a browser would send along of the page as it is shown."""
    return {"tekst": re.search(r'name="tekst" value="(\w+)"', Client().get(pad).text)[1]}


# It goes only to the partner


def test_de_mail_gaat_alleen_naar_het_adres_van_de_partner(afspraak, stuur):
    stuur(afspraak=afspraak)
    assert [bericht.to for bericht in mail.outbox] == [[ADRES]]


def test_wie_hem_stuurt_ziet_adres_noch_link(als, gemeente, afspraak, django_capture_on_commit_callbacks):
    browser = als(gemeente)
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = browser.post(f"/samenwerking/afspraken/{afspraak.pk}/voorleggen/", follow=True)
    sleutel = re.search(r"/antwoord/(\S+)/", mail.outbox[-1].body)[1]
    eerst = browser.get(f"/samenwerking/afspraken/{afspraak.pk}/voorleggen/").text
    for tekst in (antwoord.text, eerst):
        assert ADRES not in tekst and sleutel not in tekst
    assert "krijgt een mail met de vraag" in antwoord.text


def test_de_sleutel_staat_nergens_in_de_database(afspraak, stuur):
    sleutel = stuur(afspraak=afspraak).split("/")[2]
    assert sleutel not in str(list(Partnerlink.objects.values())) + str(list(Gebeurtenis.objects.values()))


def test_zonder_vast_contact_met_adres_gaat_er_geen_mail(als, coordinator, afspraak):
    Contactpersoon.objects.update(email="")
    antwoord = als(coordinator).post(f"/samenwerking/afspraken/{afspraak.pk}/voorleggen/")
    assert "geen vast contact met een e-mailadres" in antwoord.text
    assert (len(mail.outbox), Partnerlink.objects.count()) == (0, 0)


def test_het_vaste_contact_gaat_voor_de_vervanger_en_wie_vertrok_telt_niet(organisatie, contact):
    vroeger = ContactpersoonFactory(organisatie=organisatie, email="weg@kring.test", tot=datetime.date(2026, 11, 21))
    vervanger = ContactpersoonFactory(organisatie=organisatie, email="b@kring.test", functie="vervanger")
    assert acties.contact_voor(organisatie) == contact
    contact.delete()
    assert acties.contact_voor(organisatie) == vervanger != vroeger


# One thing, one answer


def test_zonder_account_antwoorden_op_een_afspraak(afspraak, stuur):
    pad = stuur(afspraak=afspraak)
    antwoord = Client().post(pad, NEE | velden(pad))
    assert antwoord.status_code == 302
    gegeven = Afspraakantwoord.objects.get()
    assert (gegeven.zijde, gegeven.antwoord, gegeven.door, gegeven.functie) == ("organisatie", "nee", None, "partner")
    assert list(Samenwerkingsafspraak.objects.met_verschil()) == [afspraak]


def test_klopt_dit_over_een_plan(planpartner, stuur):
    pad = stuur(planpartner=planpartner)
    Client().post(pad, NEE | velden(pad))
    assert planpartner.antwoorden.get().woord == "Nee, dit klopt niet"


def test_is_dit_gebeurd_bij_de_terugblik(planpartner, stuur):
    pad = stuur("gebeurd", planpartner=planpartner)
    Client().post(pad, {"antwoord": "deels", "toelichting": "Twee keer niet."} | velden(pad))
    gegeven = planpartner.antwoorden.get()
    assert (gegeven.vraag, gegeven.antwoord, gegeven.voortgang) == ("gebeurd", "deels", None)
    assert Gebeurtenis.objects.filter(soort="partner_gebeurd").get().functie == "partner"


def test_het_laatste_woord_van_een_partner_over_een_bericht_telt(planpartner, stuur):
    bericht = VoortgangFactory(planthema=PlanThemaFactory(plan=planpartner.plan), koers="gereed")
    for woord in ("nee", "ja"):
        pad = stuur("gebeurd", planpartner=planpartner, voortgang=bericht)
        Client().post(pad, {"antwoord": woord, "toelichting": "Wij waren er."} | velden(pad))
        bericht.refresh_from_db()
        assert [gegeven.antwoord for gegeven in bericht.partnerwoorden] == [woord]
    assert bericht.bewijswoord == "De partner bevestigt het"


@pytest.mark.parametrize("woord, bewijs", [("ja", "De partner bevestigt het"), ("nee", "Het team zegt het")])
def test_de_partner_bevestigt_het_volgt_alleen_uit_het_antwoord(planpartner, stuur, woord, bewijs):
    bericht = VoortgangFactory(planthema=PlanThemaFactory(plan=planpartner.plan), koers="gereed")
    pad = stuur("gebeurd", planpartner=planpartner, voortgang=bericht)
    assert bericht.bewijswoord == "Het team zegt het"
    Client().post(pad, {"antwoord": woord, "toelichting": "Wij waren er."} | velden(pad))
    assert bericht.bewijswoord == bewijs


def test_de_link_toont_precies_een_ding(planpartner, stuur, organisatie):
    PlanpartnerFactory(plan=planpartner.plan, organisatie=OrganisatieFactory(naam="De Vlieger"), doet="Geheim.")
    planpartner.plan.waarom = "Dit gaat alleen het team aan."
    planpartner.plan.save()
    tekst = Client().get(stuur(planpartner=planpartner)).text
    assert "Zij koken." in tekst and "Dinsdagavond open" in tekst
    van_het_plan = ("De Vlieger", "Geheim.", "Dit gaat alleen het team aan.", f"/plannen/{planpartner.plan_id}")
    assert [elders for elders in (*van_het_plan, ADRES) if elders in tekst] == []


def test_de_link_zegt_eerlijk_wie_het_antwoord_leest(afspraak, planpartner, stuur):
    for pad in (stuur(afspraak=afspraak), stuur(planpartner=planpartner), stuur("gebeurd", planpartner=planpartner)):
        assert "Wie het plan of de afspraak ziet, leest dit ook." in Client().get(pad).text


def test_openen_gebruikt_niets_op(afspraak, stuur):
    pad = stuur(afspraak=afspraak)
    for _ in range(3):
        assert [Client().get(pad).status_code, Client().head(pad).status_code] == [200, 200]
    assert Partnerlink.objects.get().gebruikt_op is None


def test_een_tweede_antwoord_kan_niet(afspraak, stuur):
    pad = stuur(afspraak=afspraak)
    data = NEE | velden(pad)
    Client().post(pad, data)
    tweede = Client().post(pad, data | {"toelichting": "Toch iets anders."})
    assert (tweede.status_code, Client().get(pad).status_code) == (410, 410)
    assert "al beantwoord" in tweede.text
    assert Afspraakantwoord.objects.count() == 1


@pytest.mark.parametrize("wie", ["coordinator", "gemeente", "partner", "partner_ander"])
def test_een_gebruikte_link_doet_voor_een_ander_niets_meer(als, wie, afspraak, stuur, request):
    pad = stuur(afspraak=afspraak)
    data = NEE | velden(pad)
    Client().post(pad, data)
    ander = als(request.getfixturevalue(wie))
    assert [ander.get(pad).status_code, ander.post(pad, data | {"antwoord": "ja"}).status_code] == [410, 410]
    assert [gegeven.antwoord for gegeven in Afspraakantwoord.objects.all()] == ["nee"]
    assert NEE["toelichting"] not in ander.get(pad).text


def test_wat_meegestuurd_wordt_verlegt_de_link_niet(afspraak, planpartner, stuur, team):
    """Another number, another question or another side in the form: the link alone says what is answered."""
    andere = SamenwerkingsafspraakFactory(team=team)
    pad = stuur(afspraak=afspraak)
    anders = {"afspraak": andere.pk, "planpartner": planpartner.pk, "vraag": "gebeurd", "zijde": "team", "door": 1}
    Client().post(pad, NEE | velden(pad) | anders)
    gegeven = Afspraakantwoord.objects.get()
    assert (gegeven.afspraak, gegeven.zijde, gegeven.door) == (afspraak, "organisatie", None)
    assert not Partnerantwoord.objects.exists()


def test_het_nummer_of_de_hash_van_een_link_opent_niets(afspraak, stuur):
    stuur(afspraak=afspraak)
    link = Partnerlink.objects.get()
    assert [Client().get(f"/antwoord/{raad}/").status_code for raad in (link.pk, link.sleutel_hash)] == [404, 404]


def test_elke_sleutel_is_lang_en_anders(afspraak, stuur):
    sleutels = {stuur(afspraak=afspraak).split("/")[2] for _ in range(20)}
    assert (len(sleutels), {len(sleutel) for sleutel in sleutels}) == (20, {43})  # 256 bits


def test_twee_tegelijk_geven_een_antwoord(afspraak, stuur, race):
    pad = stuur(afspraak=afspraak)
    link, data = Partnerlink.objects.get(), NEE | velden(pad)
    with race(lambda: Partnerlink.objects.update(gebruikt_op=link.gemaakt_op)):
        antwoord = Client().post(pad, data)
    assert antwoord.status_code == 410
    assert not Afspraakantwoord.objects.exists()


def test_nee_zonder_uitleg_wordt_geweigerd_en_gebruikt_niets_op(afspraak, stuur):
    pad = stuur(afspraak=afspraak)
    antwoord = Client().post(pad, {"antwoord": "nee"} | velden(pad))
    assert "Schrijf op wat u anders ziet." in antwoord.text
    assert Partnerlink.objects.get().gebruikt_op is None


# Not for ever, and not for another


def test_na_drie_weken_werkt_de_link_niet_meer(afspraak, stuur, vandaag):
    pad = stuur(afspraak=afspraak)
    with time_machine.travel(datetime.datetime(2026, 12, 13, 10, tzinfo=datetime.UTC)):
        assert Client().get(pad).status_code == 200
    with time_machine.travel(datetime.datetime(2026, 12, 13, 12, tzinfo=datetime.UTC)):
        assert [Client().get(pad).status_code, Client().post(pad, NEE).status_code] == [410, 410]
    assert not Afspraakantwoord.objects.exists()


def test_een_nieuwe_link_vervangt_de_oude(afspraak, stuur):
    oud, nieuw = stuur(afspraak=afspraak), stuur(afspraak=afspraak)
    assert [Client().get(pad).status_code for pad in (oud, nieuw)] == [410, 200]


def test_een_link_over_iets_anders_blijft_werken(afspraak, planpartner, stuur):
    een, ander = stuur(planpartner=planpartner), stuur(afspraak=afspraak)
    assert [Client().get(pad).status_code for pad in (een, ander)] == [200, 200]


@pytest.mark.parametrize("verander", [lambda s: s[:-1], lambda s: f"{s}x", lambda s: s.swapcase(), lambda s: "x" * 43])
def test_een_veranderde_of_geraden_sleutel_is_er_niet(afspraak, stuur, verander):
    sleutel = stuur(afspraak=afspraak).split("/")[2]
    geraden = Client().get(f"/antwoord/{verander(sleutel)}/")
    onbekend = Client().get("/antwoord/bestaat-niet/")
    assert (geraden.status_code, geraden.content) == (404, onbekend.content)


def test_van_wie_vertrok_werkt_de_link_niet_meer(afspraak, stuur, contact):
    pad = stuur(afspraak=afspraak)
    Contactpersoon.objects.filter(pk=contact.pk).update(tot=datetime.date(2026, 11, 21))
    assert Client().get(pad).status_code == 410


def test_een_link_over_een_plan_dat_niet_doorgaat_werkt_niet_meer(planpartner, stuur):
    pad = stuur(planpartner=planpartner)
    type(planpartner.plan).objects.update(status="ingetrokken")
    assert Client().post(pad, NEE).status_code == 410
    assert not Partnerantwoord.objects.exists()


def test_een_link_over_een_gesloten_jaar_werkt_niet_meer(planpartner, stuur, cyclus):
    pad = stuur(planpartner=planpartner)
    type(cyclus).objects.update(fase="afgesloten")
    assert [Client().get(pad).status_code, Client().post(pad, NEE).status_code] == [410, 410]


def test_een_link_over_een_ingetrokken_bericht_werkt_niet_meer(planpartner, stuur, vandaag):
    bericht = VoortgangFactory(planthema=PlanThemaFactory(plan=planpartner.plan), koers="gereed")
    pad = stuur("gebeurd", planpartner=planpartner, voortgang=bericht)
    assert Client().get(pad).status_code == 200
    type(bericht).objects.update(ingetrokken_op=timezone.now())
    assert Client().post(pad, NEE).status_code == 410


def test_is_dit_gebeurd_werkt_niet_zonder_akkoord_en_klopt_dit_wel(planpartner, stuur):
    klopt, gebeurd = stuur(planpartner=planpartner), stuur("gebeurd", planpartner=planpartner)
    type(planpartner.plan).objects.update(status="aangeboden")
    assert [Client().get(pad).status_code for pad in (klopt, gebeurd)] == [200, 410]


def test_een_link_over_een_gestopte_afspraak_werkt_niet_meer(afspraak, stuur):
    pad = stuur(afspraak=afspraak)
    Samenwerkingsafspraak.objects.update(gestopt_op="2026-11-01", stopreden="Klaar.")
    assert Client().get(pad).status_code == 410


@pytest.mark.parametrize("ding, verander", [
    ("planpartner", {"doet": "Zij koken elke week."}),
    ("afspraak", {"organisatie_doet": "Zij koken elke week.", "tekstversie": 2}),
])  # fmt: skip
def test_een_antwoord_telt_alleen_voor_de_tekst_die_er_stond(ding, verander, stuur, request):
    ding = {ding: request.getfixturevalue(ding)}
    pad = stuur(**ding)
    data = NEE | velden(pad)
    for soort in (type(rij) for rij in ding.values()):
        soort.objects.update(**verander)
    antwoord = Client().post(pad, data)
    assert "De tekst is net veranderd" in antwoord.text
    assert NEE["toelichting"] in antwoord.text and "Zij koken elke week." in antwoord.text
    assert (Partnerantwoord.objects.count(), Afspraakantwoord.objects.count()) == (0, 0)
    assert Partnerlink.objects.get().gebruikt_op is None
    assert Client().post(pad, NEE | velden(pad)).status_code == 302


def test_een_tekst_die_tijdens_het_versturen_verandert_telt_ook(planpartner, stuur, race):
    pad = stuur(planpartner=planpartner)
    data = NEE | velden(pad)
    with race(lambda: type(planpartner).objects.update(doet="Zij koken elke week.")):
        antwoord = Client().post(pad, data)
    assert "De tekst is net veranderd" in antwoord.text and "Zij koken elke week." in antwoord.text
    assert (Partnerantwoord.objects.count(), Partnerlink.objects.get().gebruikt_op) == (0, None)


def test_de_link_komt_in_geen_geheugen_en_gaat_niet_mee_naar_een_andere_site(afspraak, stuur):
    antwoord = Client().get(stuur(afspraak=afspraak))
    assert antwoord["Referrer-Policy"] == "same-origin"
    assert "no-store" in antwoord["Cache-Control"]


# Who may send one


@pytest.mark.parametrize("wie", ["wethouder", "saluti", "beheer", "coordinator_ander_team", "partner"])
def test_wie_er_niet_over_gaat_stuurt_geen_link(als, wie, afspraak, planpartner, request):
    browser = als(request.getfixturevalue(wie))
    paden = [f"/samenwerking/afspraken/{afspraak.pk}/voorleggen/", f"/partners/{planpartner.pk}/vragen/klopt/"]
    assert {browser.post(pad).status_code for pad in paden} == {403}
    assert not Partnerlink.objects.exists()
