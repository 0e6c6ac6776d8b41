"""Mail to a partner about news: its signaal got an outcome, an agreement has another text. As all mail: once a day."""

import datetime

import pytest

from buurtteams.factories import RolFactory
from buurtteams.models import Gebruiker
from jaren.herinneringen.dagtaak import herinner
from jaren.taken import samen_signalen
from plannen.factories import moment
from samenwerking.factories import (
    AfspraakantwoordFactory,
    ContactpersoonFactory,
    OrganisatieFactory,
    SamenwerkingsafspraakFactory,
    SignaalFactory,
)
from samenwerking.models import Signaal

VANDAAG = datetime.date(2026, 11, 22)  # a Sunday
UITLEG = "De gemeente maakt de lampen. Bel 030 286 00 00."


def dagen(aantal):
    return datetime.timedelta(days=aantal)


@pytest.fixture
def signaal(organisatie, team):
    return SignaalFactory(bijeenkomst=None, organisatie=organisatie, team=team, tekst="De lampen zijn kapot.")


def uitkomst(signaal, wanneer, **anders):
    velden = {"uitkomst": "opgepakt", "uitkomst_toelichting": UITLEG, "uitkomst_functie": "coördinator buurtteam"}
    Signaal.objects.filter(pk=signaal.pk).update(**velden | {"uitkomst_op": wanneer} | anders)


def velden(signaal):
    return {"uitkomst": "niet", "uitkomst_toelichting": "Dit kan niet.", "versie": signaal.versie}


# A signaal


def test_de_partner_krijgt_een_mail_als_het_signaal_een_uitkomst_krijgt(als, coordinator, partner, signaal, mailoutbox):
    als(coordinator).post(f"/samenwerking/signalen/{signaal.pk}/uitkomst/", velden(signaal))
    herinner(op=VANDAAG)
    [mail] = [mail for mail in mailoutbox if mail.to == [partner.email]]
    assert mail.subject == "Rondetafel: er is nieuws voor u"
    assert "Dit gebeurt met uw signaal: De lampen zijn kapot." in mail.body
    assert "Wij doen hier niets mee" in mail.body and f"/samenwerking/signalen/{signaal.pk}/" in mail.body


def test_er_staan_geen_gegevens_van_een_ander_in(partner, signaal, coordinator, mailoutbox):
    ContactpersoonFactory(organisatie=signaal.organisatie, naam="Zwaluwe", email="zwaluwe@kring.test")
    uitkomst(signaal, moment(11, 22))
    herinner(op=VANDAAG)
    [mail] = mailoutbox
    anderen = ("Zwaluwe", "zwaluwe@kring.test", coordinator.email, coordinator.naam, UITLEG)
    assert [woord for woord in anderen if woord in mail.body + mail.subject] == []
    assert (mail.to, mail.cc, mail.bcc) == ([partner.email], [], [])


def test_het_gaat_een_keer_en_een_andere_uitkomst_is_weer_nieuws(partner, signaal, mailoutbox):
    uitkomst(signaal, moment(11, 22), versie=2)
    for dag in range(40):
        herinner(op=VANDAAG + dagen(dag))
    assert len(mailoutbox) == 1
    uitkomst(signaal, moment(12, 20), versie=3)
    herinner(op=datetime.date(2026, 12, 20))
    assert len(mailoutbox) == 2


def test_wie_een_mail_per_week_kiest_hoort_het_op_maandag(partner, signaal, mailoutbox):
    Gebruiker.objects.filter(pk=partner.pk).update(herinneringen_per_week=True)
    uitkomst(signaal, moment(11, 24))
    herinner(op=datetime.date(2026, 11, 24))
    assert mailoutbox == []
    herinner(op=datetime.date(2026, 11, 30))
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("dag, aantal", [("2026-11-22", 1), ("2026-12-06", 1), ("2026-12-07", 0)])
def test_twee_weken_lang_staat_het_op_de_startpagina(partner, signaal, dag, aantal):
    uitkomst(signaal, moment(11, 22))
    assert len(list(samen_signalen.taken(partner, datetime.date.fromisoformat(dag)))) == aantal


def test_een_ander_hoort_niets(partner, signaal, gemeente, mailoutbox):
    ander = RolFactory(soort="partner").gebruiker
    ContactpersoonFactory(organisatie=OrganisatieFactory(), gebruiker=ander)
    uitkomst(signaal, moment(11, 22))
    assert [list(samen_signalen.taken(wie, VANDAAG)) for wie in (ander, gemeente)] == [[], []]


def test_zonder_uitkomst_is_er_geen_nieuws(partner, signaal):
    assert list(samen_signalen.taken(partner, VANDAAG)) == []


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_zijn_altijd_twee_vragen(partner, signaal, aantal, django_assert_num_queries):
    for nummer in range(aantal):
        uitkomst(signaal if nummer == 0 else SignaalFactory(organisatie=signaal.organisatie), moment(11, 22))
    assert partner.rollen
    with django_assert_num_queries(2):
        assert len(list(samen_signalen.taken(partner, VANDAAG))) == aantal


# An agreement


@pytest.fixture
def afspraak(team, organisatie):
    afspraak = SamenwerkingsafspraakFactory(team=team, organisatie=organisatie, evaluatie_op="2027-06-01")
    for zijde in ("team", "organisatie"):
        AfspraakantwoordFactory(afspraak=afspraak, zijde=zijde, op=moment(9, 1))
    return afspraak


def tekst(afspraak, **anders):
    namen = ("team_doet", "organisatie_doet", "organisatie_krijgt", "team_krijgt", "overleg", "start", "evaluatie_op")
    vast = {naam: getattr(afspraak, naam) for naam in namen}
    return vast | {"team": afspraak.team_id, "organisatie": afspraak.organisatie_id, "versie": afspraak.versie} | anders


def test_de_partner_krijgt_een_mail_als_de_tekst_verandert(als, coordinator, partner, afspraak, mailoutbox):
    herinner(op=VANDAAG)
    assert mailoutbox == []
    data = tekst(afspraak, organisatie_doet="Zij koken elke week.")
    assert als(coordinator).post(f"{afspraak.get_absolute_url()}bewerken/", data).status_code == 302
    herinner(op=VANDAAG)
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == ([partner.email], "Rondetafel: 1 ding te doen, het eerste voor 22 december")
    assert f"Afspraak nakijken: {afspraak}" in mail.body and f"{afspraak.get_absolute_url()}antwoord/" in mail.body


def test_een_andere_datum_vraagt_niets(als, coordinator, partner, afspraak, mailoutbox):
    data = tekst(afspraak, evaluatie_op="2027-05-01")
    assert als(coordinator).post(f"{afspraak.get_absolute_url()}bewerken/", data).status_code == 302
    herinner(op=VANDAAG)
    assert mailoutbox == []


def test_nieuws_en_werk_staan_in_een_mail(als, coordinator, partner, afspraak, signaal, mailoutbox):
    uitkomst(signaal, moment(11, 22))
    als(coordinator).post(f"{afspraak.get_absolute_url()}bewerken/", tekst(afspraak, overleg="Elke maandag."))
    herinner(op=VANDAAG)
    [mail] = mailoutbox
    assert mail.subject == "Rondetafel: 1 ding te doen, het eerste voor 22 december"
    assert [woord in mail.body for woord in ("De lampen zijn kapot.", "Afspraak nakijken")] == [True, True]
