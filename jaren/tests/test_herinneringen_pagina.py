"""The page of beheer: mails that may not have arrived come first, and somebody decides about each."""

import datetime

import pytest
from django_tasks_db.models import DBTaskResult

from buurtteams.factories import RolFactory
from jaren.acties import herinnering as acties
from jaren.factories import HerinneringFactory
from jaren.herinneringen.dagtaak import herinner, verstuur_wachtende
from jaren.models import Herinnering
from plannen.factories import VraagFactory
from plannen.models import Gebeurtenis

PAGINA = "/herinneringen/"
INTUSSEN = "Deze mail is intussen al behandeld. Er is niets veranderd."


@pytest.fixture
def beheerder(als, beheer):
    return als(beheer)


@pytest.fixture
def mail(db):
    """`mail("onzeker")` to somebody of the gemeente."""

    def maak(stand, **velden):
        return HerinneringFactory(gebruiker=RolFactory(soort="gemeente").gebruiker, stand=stand, **velden)

    return maak


def getoond(antwoord):
    """What stands above and what below."""
    return [[mail for mail, _ in antwoord.context[deel]] for deel in ("aandacht", "rest")]


def meldingen(antwoord):
    return [str(bericht) for bericht in antwoord.context["messages"]]


# The list


def test_wat_aandacht_vraagt_staat_boven(beheerder, mail):
    mails = {stand: mail(stand) for stand in Herinnering.Stand.values}
    net_begonnen = mail("bezig", begonnen_op=datetime.datetime(2026, 11, 22, 11, 0, tzinfo=datetime.UTC))
    boven, onder = getoond(beheerder.get(PAGINA))
    assert boven == [mails["bezig"], mails["onzeker"], mails["mislukt"]]
    assert onder == [mails["klaar"], mails["verstuurd"], net_begonnen]


def test_zonder_mails_zegt_de_pagina_wat_er_komt(beheerder):
    tekst = beheerder.get(PAGINA).text
    assert "Alle mails zijn verstuurd of staan klaar." in tekst
    assert "Er zijn nog geen mails." in tekst


def test_de_geadresseerde_staat_er_met_functie_en_adres_en_niet_met_naam(beheerder, mail):
    gebruiker = mail("onzeker").gebruiker
    tekst = beheerder.get(PAGINA).text
    verwacht = (True, True, False)
    assert ("beleidsambtenaar gemeente" in tekst, gebruiker.email in tekst, gebruiker.naam in tekst) == verwacht


def test_wie_geen_rol_meer_heeft_is_oud_medewerker(beheerder):
    HerinneringFactory(stand="onzeker")
    assert [functie for _, functie in beheerder.get(PAGINA).context["aandacht"]] == ["oud-medewerker"]


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_aantal_vragen_groeit_niet(beheerder, mail, aantal, django_assert_num_queries):
    for _ in range(aantal):
        mail("onzeker")
        mail("verstuurd")
    with django_assert_num_queries(9):
        assert [len(deel) for deel in getoond(beheerder.get(PAGINA))] == [aantal, aantal]


def test_de_rest_gaat_per_vijfentwintig(beheerder, mail):
    for _ in range(26):
        mail("verstuurd")
    assert [len(getoond(beheerder.get(f"{PAGINA}?bladzijde={nummer}"))[1]) for nummer in (1, 2)] == [25, 1]


@pytest.mark.parametrize("rol", ["coordinator", "instelling", "gemeente", "wethouder", "saluti", "partner"])
def test_voor_een_ander_is_er_niets(als, mail, request, rol):
    browser, pk = als(request.getfixturevalue(rol)), mail("onzeker").pk
    assert browser.get(PAGINA).status_code == 404
    assert [browser.post(f"{PAGINA}{pk}/{stap}/").status_code for stap in ("opnieuw", "afdoen")] == [404, 404]


@pytest.mark.parametrize("stap", ["opnieuw", "afdoen"])
def test_met_get_verandert_er_niets(beheerder, mail, stap):
    assert beheerder.get(f"{PAGINA}{mail('onzeker').pk}/{stap}/").status_code == 405


# Again


@pytest.mark.parametrize("stand", ["onzeker", "mislukt", "bezig"])
def test_opnieuw_zet_de_mail_klaar_en_staat_in_het_logboek(beheerder, beheer, mail, stand):
    oud = mail(stand, pogingen=3)
    antwoord = beheerder.post(f"{PAGINA}{oud.pk}/opnieuw/", follow=True)
    nieuw = Herinnering.objects.get()
    assert (nieuw.stand, nieuw.pogingen, nieuw.bericht_id) == ("klaar", 0, oud.bericht_id)
    stap = Gebeurtenis.objects.get()
    van = "onzeker" if stand == "bezig" else stand
    assert (stap.soort, stap.door, stap.van, stap.naar) == ("herinnering_opnieuw", beheer, van, "klaar")
    assert meldingen(antwoord) == ["De mail staat weer klaar. Is het werk al af? Dan gaat hij niet meer weg."]
    assert DBTaskResult.objects.get().task_path == verstuur_wachtende.module_path


def test_na_opnieuw_gaat_de_mail_als_het_werk_nog_niet_af_is(cyclus, beheerder, gemeente, mailoutbox):
    VraagFactory(antwoord_voor=datetime.date(2026, 11, 29))
    herinner()
    Herinnering.objects.update(stand="onzeker")
    beheerder.post(f"{PAGINA}{Herinnering.objects.get().pk}/opnieuw/")
    verstuur_wachtende.call()
    assert [mail.to for mail in mailoutbox] == [[gemeente.email]] * 2
    assert Herinnering.objects.get().stand == "verstuurd"


@pytest.mark.parametrize("stap", ["opnieuw", "afdoen"])
@pytest.mark.parametrize("stand", ["klaar", "verstuurd"])
def test_wat_geen_aandacht_vraagt_blijft_zo(beheerder, mail, stand, stap):
    pk = mail(stand).pk
    assert meldingen(beheerder.post(f"{PAGINA}{pk}/{stap}/", follow=True)) == [INTUSSEN]
    assert (Herinnering.objects.get().stand, Gebeurtenis.objects.count()) == (stand, 0)


def test_een_mail_die_nu_wordt_verstuurd_is_niet_van_beheer(beheerder, mail):
    pk = mail("bezig", begonnen_op=datetime.datetime(2026, 11, 22, 11, 0, tzinfo=datetime.UTC)).pk
    beheerder.post(f"{PAGINA}{pk}/opnieuw/")
    assert Herinnering.objects.get().stand == "bezig"


def test_twee_keer_klikken_doet_het_een_keer(beheerder, mail):
    pk = mail("onzeker").pk
    for _ in range(2):
        beheerder.post(f"{PAGINA}{pk}/opnieuw/")
    assert Gebeurtenis.objects.count() == 1


def test_van_twee_beheerders_beslist_de_eerste(beheer, mail):
    een, twee = (Herinnering.objects.get(pk=pk) for pk in [mail("onzeker").pk] * 2)
    acties.handel_af(herinnering=een, aangekomen=True, door=beheer)
    with pytest.raises(acties.NietMeerMogelijk):
        acties.verstuur_opnieuw(herinnering=twee, door=beheer)
    assert Herinnering.objects.get().stand == "verstuurd"


# Done with


@pytest.mark.parametrize("aangekomen, stand", [("ja", "verstuurd"), ("nee", "mislukt"), ("", "mislukt")])
def test_afdoen_zegt_of_de_mail_aankwam(beheerder, beheer, mail, aangekomen, stand):
    pk = mail("onzeker").pk
    antwoord = beheerder.post(f"{PAGINA}{pk}/afdoen/", {"aangekomen": aangekomen}, follow=True)
    assert (Herinnering.objects.get().stand, getoond(antwoord)[0]) == (stand, [])
    stap = Gebeurtenis.objects.get()
    assert (stap.soort, stap.door, stap.van, stap.naar) == ("herinnering_afgedaan", beheer, "onzeker", stand)


def test_een_mislukte_mail_die_gezien_is_staat_onder(beheerder, mail):
    mislukt = mail("mislukt")
    antwoord = beheerder.post(f"{PAGINA}{mislukt.pk}/afdoen/", {"aangekomen": "nee"}, follow=True)
    assert getoond(antwoord) == [[], [mislukt]]


def test_mislukt_hij_daarna_weer_dan_vraagt_hij_weer_aandacht(beheerder, mail):
    mislukt = mail("mislukt")
    beheerder.post(f"{PAGINA}{mislukt.pk}/afdoen/", {"aangekomen": "nee"})
    Herinnering.objects.update(begonnen_op=datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC))
    assert getoond(beheerder.get(PAGINA)) == [[mislukt], []]
