"""What is held of a person, and erasing it: by command and in the admin."""

import datetime
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from buurtteams.factories import CoordinatorFactory, GebruikerFactory, UitnodigingFactory
from buurtteams.models import Gebruiker, Uitnodiging
from jaren.factories import HerinneringFactory
from jaren.models import Partnerlink
from jaren.persoonsgegevens.inzage import wie_is
from jaren.persoonsgegevens.persoon import wis_persoon
from jaren.tests.doorzoek import vindplaatsen
from plannen.factories import ActieFactory, PlanFactory, PlanpartnerFactory, VoortgangFactory, moment
from plannen.models import Actie
from samenwerking.factories import ContactpersoonFactory, SamenwerkingsafspraakFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon
from samenwerking.models import Gebeurtenis as Logregel

NAAM, EMAIL, TELEFOON = "Zwaluwe Merkteken", "zwaluwe@merkteken.test", "06 5550 1234"


def commando(naam, *opties):
    uit = StringIO()
    call_command(naam, EMAIL, *opties, stdout=uit)
    return uit.getvalue()


@pytest.fixture
def persoon(team):
    """A coordinator who is also the vast contact, and who wrote a report."""
    gebruiker = GebruikerFactory(naam=NAAM, email=EMAIL)
    CoordinatorFactory(gebruiker=gebruiker, buurtteam=team, functie="teamleider")
    TeamcontactFactory(team=team, naam=NAAM, email="zwaluwe@team.test", telefoon=TELEFOON, gebruiker=gebruiker)
    return gebruiker


@pytest.fixture
def actie(persoon, cyclus, team):
    plan = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    return ActieFactory(plan=plan, gebruiker=persoon, titel="Bellen")


# Access


def test_alles_wat_van_een_persoon_wordt_bewaard(persoon, actie):
    UitnodigingFactory(email=EMAIL, naam=NAAM)
    HerinneringFactory(gebruiker=persoon)
    VoortgangFactory(door=persoon, wat_gebeurd=f"Bel {TELEFOON} voor hulp.")
    gegevens = json.loads(commando("inzage", "--json"))
    assert (gegevens["account"]["naam"], gegevens["account"]["rollen"][0]["functie"]) == (NAAM, "teamleider")
    assert [rij["telefoon"] for rij in gegevens["contactpersoon"]] == [TELEFOON]
    assert [rij["stand"] for rij in gegevens["uitnodigingen"]] == ["open"]
    assert [rij["aan"] for rij in gegevens["mails"]] == [EMAIL]
    gedaan = {(rij["soort"], rij["als"], rij["aantal"]) for rij in gegevens["geschreven of gedaan"]}
    assert {("actie", "gebruiker", 1), ("versie van actie", "gebruiker", 1)} <= gedaan
    assert ("bericht over voortgang", "door", 1) in gedaan
    assert [rij["tekst"] for rij in gegevens["genoemd in"]] == [f"Bel {TELEFOON} voor hulp."]


def test_de_vragen_die_per_mail_gingen(organisatie):
    contact = ContactpersoonFactory(organisatie=organisatie, naam=NAAM, email=EMAIL)
    afspraak = SamenwerkingsafspraakFactory(organisatie=organisatie)
    partner = PlanpartnerFactory(organisatie=organisatie)
    vast = {"contactpersoon": contact, "gemaakt_op": moment(11, 1)}
    Partnerlink.objects.create(vraag="klopt", afspraak=afspraak, sleutel_hash="1", **vast)
    Partnerlink.objects.create(
        vraag="gebeurd", planpartner=partner, sleutel_hash="2", gebruikt_op=moment(11, 2), **vast
    )
    [gegevens] = json.loads(commando("inzage", "--json"))["contactpersoon"]
    vragen = [(rij["vraag"], rij["over"], bool(rij["beantwoord op"])) for rij in gegevens["vragen per mail"]]
    assert vragen == [("Is dit gebeurd?", str(partner.plan), True), ("Klopt dit?", str(afspraak), False)]
    assert "over: " + str(afspraak) in commando("inzage")


def test_beheer_vindt_een_contact_op_het_adres(als, beheer, organisatie):
    ContactpersoonFactory(organisatie=organisatie, naam=NAAM, email=EMAIL)
    ContactpersoonFactory(organisatie=organisatie, naam="Bo")
    antwoord = als(beheer).get(f"{LIJSTEN['contactpersoon']}?q={EMAIL}")
    assert NAAM in antwoord.text and antwoord.context["cl"].result_count == 1


def test_een_deel_van_een_woord_is_geen_vermelding(team):
    TeamcontactFactory(team=team, naam="Bo", email=EMAIL)
    ActieFactory(titel="Bouwen aan vertrouwen")
    ActieFactory(titel="Met Bo praten")
    assert {rij["tekst"] for rij in json.loads(commando("inzage", "--json"))["genoemd in"]} == {"Met Bo praten"}


def test_de_inzage_is_ook_te_lezen(persoon):
    tekst = commando("inzage")
    assert f"  naam: {NAAM}" in tekst
    assert "  mag inloggen: ja" in tekst
    assert "wachtwoord: alleen versleuteld bewaard" in tekst
    assert persoon.password not in tekst
    assert "waarom: Elkaar kunnen bereiken, zoals is afgesproken." in tekst


def test_van_een_contact_zonder_account(organisatie):
    ContactpersoonFactory(organisatie=organisatie, naam=NAAM, email=EMAIL.upper())
    gegevens = json.loads(commando("inzage", "--json"))
    assert (gegevens["account"], gegevens["contactpersoon"][0]["van"]) == (None, "De Granaatappel")


def test_een_uitnodiging_alleen_is_ook_iets(db):
    UitnodigingFactory(email=EMAIL, naam=NAAM)
    assert "uitnodigingen: 1" in commando("inzage")


@pytest.mark.parametrize("naam", ["inzage", "wis"])
def test_een_onbekend_adres(db, naam):
    with pytest.raises(CommandError, match="niets bewaard"):
        commando(naam)


# Erasing


def test_zonder_ja_gebeurt_er_niets(persoon):
    with pytest.raises(CommandError, match=r"Dit wist: account \(teamleider\), vast contact van Noordoost"):
        commando("wis")
    assert "buurtteams_gebruiker" in vindplaatsen(NAAM)


def test_wissen_laat_de_functie_over(persoon):
    UitnodigingFactory(email=EMAIL, naam=NAAM)
    assert commando("wis", "--ja") == "Gewist.\n"
    assert vindplaatsen(NAAM, EMAIL, TELEFOON, "zwaluwe@team.test") == []
    persoon.refresh_from_db()
    assert (persoon.naam, persoon.is_active, Uitnodiging.objects.count()) == ("teamleider", False, 0)
    assert persoon.rol_set.get().tot == datetime.date(2026, 11, 22)
    assert Contactpersoon.objects.get().tot == datetime.date(2026, 11, 22)


def test_een_rol_en_een_contact_die_nog_moesten_beginnen(persoon, team):
    straks = datetime.date(2027, 1, 1)
    CoordinatorFactory(gebruiker=persoon, vanaf=straks)
    Contactpersoon.objects.update(vanaf=straks)
    commando("wis", "--ja")
    assert (persoon.rol_set.count(), Contactpersoon.objects.get().tot) == (1, straks)


def test_eerst_de_overdracht(persoon, actie):
    with pytest.raises(CommandError) as fout:
        commando("wis", "--ja")
    contact = Contactpersoon.objects.get()
    assert "- Actie: Bellen" in str(fout.value)
    assert f"/samenwerking/contactpersonen/{contact.pk}/overdragen/" in str(fout.value)
    assert contact.naam == NAAM


def test_toch_wissen(persoon, actie):
    commando("wis", "--ja", "--toch")
    assert (vindplaatsen(NAAM, EMAIL), Actie.objects.get().gebruiker.naam) == ([], "teamleider")


def test_wissen_zegt_waar_een_tekst_de_persoon_nog_noemt(persoon, cyclus):
    actie = ActieFactory(plan=PlanFactory(cyclus=cyclus), titel=f"{NAAM} bellen")
    uitkomst = commando("wis", "--ja").splitlines()
    assert f"Nog genoemd in actie, wat gaan wij doen?, nummer {actie.pk}. Lees dat na." in uitkomst


def test_een_gewist_account_wordt_niet_nog_eens_gewist(persoon):
    commando("wis", "--ja")
    persoon.refresh_from_db()
    wis_persoon(wie_is(persoon))
    assert Gebruiker.objects.get(pk=persoon.pk).email == f"gewist-{persoon.pk}@gewist.invalid"


def test_wie_een_adres_deelt_wordt_in_het_beheer_niet_meegewist(organisatie):
    een, ander = (ContactpersoonFactory(organisatie=organisatie, naam=naam, email=EMAIL) for naam in ("Een", "Ander"))
    wis_persoon(wie_is(een))
    namen = [Contactpersoon.objects.get(pk=contact.pk).naam for contact in (een, ander)]
    assert namen == ["", "Ander"]


def test_een_contact_zonder_adres_is_ook_te_wissen(organisatie):
    contact = ContactpersoonFactory(organisatie=organisatie, naam=NAAM)
    UitnodigingFactory(email="iemand@anders.test")
    wis_persoon(wie_is(contact))
    assert (vindplaatsen(NAAM), Uitnodiging.objects.count()) == ([], 1)


# In the admin


LIJSTEN = {"gebruiker": "/beheer/buurtteams/gebruiker/", "contactpersoon": "/beheer/samenwerking/contactpersoon/"}


def kies(browser, soort, actie, *rijen, **anders):
    data = {"action": actie, "_selected_action": [rij.pk for rij in rijen]} | anders
    return browser.post(LIJSTEN[soort], data, follow=True)


@pytest.mark.parametrize("soort", LIJSTEN)
def test_beheer_leest_en_bewaart_de_inzage(als, beheer, persoon, soort):
    rij = persoon if soort == "gebruiker" else persoon.contactpersonen.get()
    assert TELEFOON in kies(als(beheer), soort, "toon_inzage", rij).text
    bestand = kies(als(beheer), soort, "toon_inzage", rij, bestand="json")
    assert bestand.headers["Content-Disposition"] == 'attachment; filename="inzage.json"'
    assert bestand.json()["contactpersoon"][0]["naam"] == NAAM


@pytest.mark.parametrize("soort", LIJSTEN)
def test_beheer_wist_na_een_vraag(als, beheer, persoon, soort):
    rij = persoon if soort == "gebruiker" else persoon.contactpersonen.get()
    assert "Ja, wis deze persoon" in kies(als(beheer), soort, "wis", rij).text
    assert "buurtteams_gebruiker" in vindplaatsen(NAAM)
    assert "De persoon is gewist." in kies(als(beheer), soort, "wis", rij, zeker="ja").text
    gewist = {(regel.soort, regel.door) for regel in Logregel.objects.all()}
    assert gewist == {("contact_gewist", beheer), ("account_gewist", beheer)}
    assert vindplaatsen(NAAM, EMAIL, TELEFOON) == []


def test_beheer_ziet_eerst_het_werk_dat_er_nog_hangt(als, beheer, persoon, actie):
    antwoord = kies(als(beheer), "gebruiker", "wis", persoon, zeker="ja")
    assert "<li>Actie: Bellen</li>" in antwoord.text
    assert "buurtteams_gebruiker" in vindplaatsen(NAAM)
    kies(als(beheer), "gebruiker", "wis", persoon, zeker="ja", toch="ja")
    assert vindplaatsen(NAAM) == []


@pytest.mark.parametrize("actie", ["toon_inzage", "wis"])
def test_een_persoon_tegelijk(als, beheer, persoon, gemeente, actie):
    antwoord = kies(als(beheer), "gebruiker", actie, persoon, gemeente, zeker="ja")
    assert "Kies één persoon." in antwoord.text
    assert "buurtteams_gebruiker" in vindplaatsen(NAAM)
