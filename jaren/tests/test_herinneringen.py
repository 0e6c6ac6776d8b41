"""Who gets a reminder on which day, what it says, and that finished work is never reminded of."""

import datetime

import pytest

from buurtteams.factories import CoordinatorFactory, RolFactory, UitvoeringFactory
from buurtteams.models import Gebruiker
from jaren.factories import HerinneringFactory
from jaren.herinneringen.dagtaak import herinner
from jaren.herinneringen.klaarzetten import zet_alles_klaar
from jaren.herinneringen.versturen import verstuur_alles
from jaren.models import Herinnering, Herinneringsregel
from plannen.factories import PlanFactory, PlanThemaFactory, VoortgangFactory, VraagFactory, moment
from plannen.models import Vraag

DATUM = datetime.date(2026, 12, 9)  # a Wednesday


def dagen(aantal):
    return datetime.timedelta(days=aantal)


@pytest.fixture
def plan(cyclus, team):
    """Being carried out, and nothing to report."""
    cyclus.rondes.all().delete()
    return PlanFactory(cyclus=cyclus, team=team, titel="Samen eten", status="vastgesteld")


@pytest.fixture
def vraag(plan, coordinator):
    """To the team, to be answered by 9 December."""
    return VraagFactory(plan=plan, aan="team", antwoord_voor=DATUM, tekst="Wie kookt er?")


def beantwoord(vraag, door):
    Vraag.objects.filter(pk=vraag.pk).update(antwoord="Wij.", beantwoord_op=moment(11, 22), beantwoord_door=door)


# When


@pytest.mark.parametrize("dag", [30, 7, 1, -1, -7, -30])
def test_op_deze_dagen_gaat_er_een_mail(vraag, mailoutbox, dag):
    herinner(op=DATUM - dagen(dag))
    assert [regel.moment for regel in Herinneringsregel.objects.all()] == [dag]
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("dag", [31, 29, 8, 6, 2, 0, -2, -8, -29, -31])
def test_op_andere_dagen_niet(vraag, mailoutbox, dag):
    herinner(op=DATUM - dagen(dag))
    assert mailoutbox == []


def test_door_de_tijd_heen_gaan_er_precies_zes(vraag, mailoutbox):
    for dag in range(40, -40, -1):
        herinner(op=DATUM - dagen(dag))
    momenten = Herinneringsregel.objects.order_by("herinnering__dag").values_list("moment", flat=True)
    assert (list(momenten), len(mailoutbox)) == ([30, 7, 1, -1, -7, -30], 6)


def test_twee_keer_op_een_dag_doet_niets_dubbel(vraag, mailoutbox):
    assert herinner(op=DATUM - dagen(7)) == {"gemaakt": 1, "verstuurd": 1}
    assert herinner(op=DATUM - dagen(7)) == {"gemaakt": 0, "verstuurd": 0}
    assert len(mailoutbox) == 1


def test_een_dag_die_werd_overgeslagen_komt_alsnog(vraag, coordinator, mailoutbox):
    HerinneringFactory(gebruiker=coordinator, dag=DATUM - dagen(9), stand="verstuurd")
    herinner(op=DATUM - dagen(5))
    herinner(op=DATUM - dagen(4))
    assert [(regel.moment, regel.herinnering.dag) for regel in Herinneringsregel.objects.all()] == [
        (7, DATUM - dagen(5))
    ]


def test_een_verschoven_datum_begint_opnieuw(vraag, mailoutbox):
    herinner(op=DATUM - dagen(7))
    Vraag.objects.update(antwoord_voor=DATUM + dagen(1))
    herinner(op=DATUM - dagen(6))
    datums = Herinneringsregel.objects.order_by("datum").values_list("moment", "datum")
    assert list(datums) == [(7, DATUM), (7, DATUM + dagen(1))]


# Bundled


def test_alles_van_een_dag_staat_in_een_mail(vraag, plan, mailoutbox):
    VraagFactory(plan=plan, aan="team", antwoord_voor=DATUM, tekst="Waar?")
    VraagFactory(plan=plan, aan="team", antwoord_voor=DATUM - dagen(8), tekst="Wanneer?")
    herinner(op=DATUM - dagen(7))
    [mail] = mailoutbox
    assert [vraag in mail.body for vraag in ("Wie kookt er?", "Waar?", "Wanneer?")] == [True] * 3
    assert Herinneringsregel.objects.count() == 3


def test_ieder_krijgt_een_eigen_mail(vraag, plan, teamgenoot, gemeente, mailoutbox):
    VraagFactory(plan=plan, antwoord_voor=DATUM)
    herinner(op=DATUM - dagen(7))
    team = {rol.gebruiker.email for rol in plan.team.rollen.all()}
    assert {mail.to[0] for mail in mailoutbox} == team | {gemeente.email}
    assert len(mailoutbox) == 3


@pytest.fixture
def per_week(coordinator):
    Gebruiker.objects.filter(pk=coordinator.pk).update(herinneringen_per_week=True)
    return coordinator


def test_wie_per_week_kiest_krijgt_de_mail_op_maandag(vraag, per_week, mailoutbox):
    for dag in range(31, -32, -1):
        herinner(op=DATUM - dagen(dag))
    mails = Herinnering.objects.order_by("dag")
    assert {mail.dag.weekday() for mail in mails} == {0}
    per_mail = [[regel.moment for regel in mail.regels.order_by("-moment")] for mail in mails]
    assert per_mail == [[30], [7], [1, -1], [-7]]


def test_per_week_staat_een_taak_er_een_keer_in(vraag, per_week, mailoutbox):
    herinner(op=datetime.date(2026, 12, 14))
    assert mailoutbox[0].body.count("Wie kookt er?") == 1
    assert "eens per week, op maandag" in mailoutbox[0].body


# Never on finished work


def test_werk_dat_af_is_krijgt_geen_mail(vraag, coordinator, mailoutbox):
    beantwoord(vraag, coordinator)
    herinner(op=DATUM - dagen(7))
    assert (mailoutbox, Herinnering.objects.count()) == ([], 0)


def test_wat_af_komt_voor_het_versturen_gaat_niet_meer_mee(vraag, plan, coordinator, mailoutbox):
    VraagFactory(plan=plan, aan="team", antwoord_voor=DATUM, tekst="Waar?")
    zet_alles_klaar(op=DATUM - dagen(7))
    beantwoord(vraag, coordinator)
    verstuur_alles(op=DATUM - dagen(7))
    [mail] = mailoutbox
    assert ("Waar?" in mail.body, "Wie kookt er?" in mail.body) == (True, False)
    assert Herinneringsregel.objects.count() == 1


def test_als_alles_af_is_gaat_er_geen_mail(vraag, coordinator, mailoutbox):
    zet_alles_klaar(op=DATUM - dagen(7))
    beantwoord(vraag, coordinator)
    assert verstuur_alles(op=DATUM - dagen(7)) == 0
    assert (mailoutbox, Herinnering.objects.count(), Herinneringsregel.objects.count()) == ([], 0, 0)


def test_wie_intussen_vertrok_krijgt_niets(vraag, coordinator, mailoutbox):
    zet_alles_klaar(op=DATUM - dagen(7))
    coordinator.is_active = False
    coordinator.save()
    verstuur_alles(op=DATUM - dagen(7))
    assert mailoutbox == []


def test_de_mail_gaat_naar_het_adres_van_nu(vraag, coordinator, mailoutbox):
    zet_alles_klaar(op=DATUM - dagen(7))
    Gebruiker.objects.filter(pk=coordinator.pk).update(email="nieuw@voorbeeld.test")
    verstuur_alles(op=DATUM - dagen(7))
    assert [mail.to for mail in mailoutbox] == [["nieuw@voorbeeld.test"]]


def test_wat_gisteren_niet_weg_kon_gaat_mee_met_vandaag(vraag, plan, coordinator, mailoutbox):
    VraagFactory(plan=plan, aan="team", antwoord_voor=DATUM + dagen(1), tekst="Waar?")
    zet_alles_klaar(op=DATUM - dagen(7))
    herinner(op=DATUM - dagen(6))
    [mail] = mailoutbox
    assert ("Waar?" in mail.body, "Wie kookt er?" in mail.body) == (True, True)
    assert Herinnering.objects.get().dag == DATUM - dagen(6)


# Fallback


def test_wie_waarneemt_leest_waarom(vraag, plan, coordinator, instelling, mailoutbox):
    UitvoeringFactory(onderdeel=plan.team.onderdelen.get(soort="sociaal"), instelling=instelling.rollen[0].instelling)
    coordinator.rol_set.update(tot="2026-11-21")
    herinner(op=DATUM - dagen(7))
    [mail] = mailoutbox
    assert mail.to == [instelling.email]
    assert "Buurtteam Noordoost heeft nu geen coördinator. Daarom komt dit bij de instelling." in mail.body


# What it says


def test_de_mail_zegt_wat_wanneer_en_waar(vraag, plan, coordinator, settings, mailoutbox):
    settings.BASIS_URL = "https://rondetafel.example"
    PlanThemaFactory(plan=plan)
    herinner(op=DATUM - dagen(7))
    [mail] = mailoutbox
    assert mail.subject == "Rondetafel: 1 ding te doen, het eerste voor 9 december"
    assert mail.body.splitlines() == [
        "Goedendag,",
        "",
        "Dit staat voor u klaar in Rondetafel.",
        "",
        "Voor 9 december:",
        "",
        "- Vraag van coördinator buurtteam: Wie kookt er?",
        "  Plan 1",
        f"  https://rondetafel.example/vragen/{vraag.pk}/",
        "",
        "Alles wat u nu kunt doen: https://rondetafel.example/",
        "Is iets al klaar? Dan hoeft u daarvoor niets meer te doen.",
        "",
        "Liever één mail per week? U kiest dat bij uw account: https://rondetafel.example/account/#herinneringen",
        "",
        "Met vriendelijke groet,",
        "Rondetafel",
    ]


@pytest.mark.parametrize(
    "aantal, onderwerp", [(1, "Rondetafel: 1 ding is te laat"), (2, "Rondetafel: 2 dingen zijn te laat")]
)
def test_het_onderwerp_zegt_wat_te_laat_is(plan, coordinator, mailoutbox, aantal, onderwerp):
    for _ in range(aantal):
        VraagFactory(plan=plan, aan="team", antwoord_voor=DATUM)
    herinner(op=DATUM + dagen(1))
    assert mailoutbox[0].subject == onderwerp


def test_de_mail_noemt_niemand_bij_naam(vraag, coordinator, mailoutbox):
    herinner(op=DATUM - dagen(7))
    namen = Gebruiker.objects.values_list("naam", flat=True)
    assert [naam for naam in namen if naam in mailoutbox[0].body] == []


def test_een_ronde_is_in_de_mail_een_regel(cyclus, team, coordinator, mailoutbox):
    plan = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    for _ in range(6):
        PlanThemaFactory(plan=plan)
    herinner(op=datetime.date(2026, 11, 23))
    [mail] = mailoutbox
    assert ("6 thema's zonder bericht" in mail.body, mail.body.count("http")) == (True, 3)
    assert Herinneringsregel.objects.count() == 6


def test_een_lange_vraag_met_regels_wordt_een_korte_regel(vraag, mailoutbox):
    Vraag.objects.update(tekst="Eerste regel\n\nTweede " + "lang " * 60)
    herinner(op=DATUM - dagen(7))
    [regel] = [regel for regel in mailoutbox[0].body.splitlines() if "Eerste regel" in regel]
    assert (regel[-1], len(regel) < 160, "Tweede" in regel) == ("…", True, True)


# Housekeeping


def test_een_mail_van_een_jaar_geleden_verdwijnt(db):
    mails = {stand: HerinneringFactory(stand=stand, dag=DATUM - dagen(366)) for stand in ("verstuurd", "onzeker")}
    HerinneringFactory(stand="verstuurd", dag=DATUM - dagen(365))
    herinner(op=DATUM)
    assert list(Herinnering.objects.filter(dag=DATUM - dagen(366))) == [mails["onzeker"]]
    assert Herinnering.objects.count() == 2


def test_een_bezige_mail_is_na_een_kwartier_onzeker(db):
    oud = HerinneringFactory(stand="bezig", begonnen_op=moment(11, 22, 11))
    net = HerinneringFactory(stand="bezig", begonnen_op=moment(11, 22, 12))
    herinner()
    assert [Herinnering.objects.get(pk=mail.pk).stand for mail in (oud, net)] == ["onzeker", "bezig"]


def test_het_aantal_vragen_per_persoon_groeit_niet(plan, coordinator, django_assert_max_num_queries):
    for _ in range(3):
        VoortgangFactory(planthema__plan=plan, koers="gereed")
        CoordinatorFactory(buurtteam=plan.team)
        VraagFactory(plan=plan, aan="team", antwoord_voor=DATUM)
    RolFactory(soort="beheer")
    with django_assert_max_num_queries(100):
        assert zet_alles_klaar(op=DATUM - dagen(7)) == 4
