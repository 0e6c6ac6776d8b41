"""What stands on the agenda and why; renewing it keeps what people did. The pages: test_bespreking_*.py."""

import datetime

import pytest

from jaren.acties.bespreking import maak_agenda
from jaren.agenda import voorstellen
from jaren.factories import AdviesFactory, AgendapuntFactory, BesluitFactory, OordeelFactory, TerugblikFactory
from jaren.models import Agendapunt, Terugblik
from plannen.factories import JaarcyclusFactory, PlanFactory, PlanpartnerFactory, PlanThemaFactory, VraagFactory, moment
from plannen.models import Gebeurtenis, Partnerantwoord, PlanThema
from samenwerking.factories import AfspraakantwoordFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Samenwerkingsafspraak

A = Agendapunt.Aanleiding


@pytest.fixture
def cyclus(db):
    return JaarcyclusFactory(jaar=2026, fase="bespreking")


@pytest.fixture
def vorig_jaar(db):
    return JaarcyclusFactory(jaar=2025, fase="afgesloten")


@pytest.fixture
def plan(cyclus, team):
    """Looked back on; team and gemeente agree."""
    plan = PlanFactory(cyclus=cyclus, team=team, titel="Samen eten", status="verantwoord")
    TerugblikFactory(plan=plan)
    return plan


@pytest.fixture
def agenda(cyclus, gemeente):
    """Makes the agenda and gives its items as (aanleiding, titel, gevraagd besluit)."""

    def maak():
        maak_agenda(cyclus=cyclus, door=gemeente)
        velden = ("aanleiding", "titel", "gevraagd_besluit")
        return [tuple(getattr(punt, veld) for veld in velden) for punt in cyclus.agendapunten.all()]

    return maak


def antwoord(plan, **velden):
    return Partnerantwoord.objects.create(planpartner=PlanpartnerFactory(plan=plan), **velden)


# The reasons, one by one


def test_waar_iedereen_het_eens_is_volgt_de_vraag_het_voorstel_van_het_team(plan, agenda):
    OordeelFactory(plan=plan, antwoord="grootste_deel")
    assert agenda() == [(A.GEEN, "Noordoost: Samen eten", "Doorgaan, zoals het team voorstelt?")]
    assert not Agendapunt.objects.get().bespreken


def test_een_open_vraag_om_hulp(plan, agenda):
    VraagFactory(plan=plan)
    verwacht = "Helpt de gemeente? Het team vraagt: “Kan het buurthuis in de vakantie open blijven?”"
    assert agenda() == [(A.HULP, "Noordoost: Samen eten", verwacht)]


def test_een_beantwoorde_vraag_om_hulp_telt_niet(plan, agenda, gemeente):
    VraagFactory(plan=plan, antwoord="Ja.", beantwoord_op=moment(11, 1), beantwoord_door=gemeente)
    assert [aanleiding for aanleiding, *_ in agenda()] == [A.GEEN]


def test_een_open_besluit_op_het_plan_van_vorig_jaar(plan, agenda, vorig_jaar, team):
    oud = PlanFactory(cyclus=vorig_jaar, team=team, status="besproken")
    BesluitFactory(cyclus=vorig_jaar, plan=oud, tekst="Een sleutel voor de zaal.")
    plan.volgt_op = oud
    plan.save()
    verwacht = "Is dit gedaan, of gaan we ermee door? “Een sleutel voor de zaal.”"
    assert agenda() == [(A.BESLUIT, "Noordoost: Samen eten", verwacht)]


def test_een_besluit_dat_is_overgenomen_in_dit_jaar(plan, agenda, vorig_jaar):
    oud = BesluitFactory(cyclus=vorig_jaar)
    BesluitFactory(cyclus=plan.cyclus, plan=plan, volgt_op=oud, tekst="Een sleutel voor de zaal.")
    assert [aanleiding for aanleiding, *_ in agenda()] == [A.BESLUIT]


def test_een_besluit_van_dit_jaar_zelf_is_geen_reden(plan, agenda):
    BesluitFactory(cyclus=plan.cyclus, plan=plan)
    assert [aanleiding for aanleiding, *_ in agenda()] == [A.GEEN]


@pytest.mark.parametrize("velden", [{"klaar_op": datetime.date(2026, 5, 1)}, {"tekst": "", "wie": "", "datum": None}])
def test_wat_klaar_is_of_geen_afspraak_heeft_loopt_niet_meer(plan, agenda, vorig_jaar, velden):
    BesluitFactory(cyclus=vorig_jaar, **velden)
    assert [aanleiding for aanleiding, *_ in agenda()] == [A.GEEN]


def test_verschil_tussen_de_stemmen(plan, agenda):
    OordeelFactory(plan=plan, partij="saluti", antwoord="klein_deel")
    assert agenda() == [(A.VERSCHIL, "Noordoost: Samen eten", "Doorgaan of aanpassen?")]


def test_wij_kunnen_dit_niet_beoordelen_is_geen_verschil(plan, agenda):
    OordeelFactory(plan=plan, antwoord="geen_oordeel")
    assert [aanleiding for aanleiding, *_ in agenda()] == [A.GEEN]


def test_een_oordeel_over_een_eerdere_terugblik_telt_niet(plan, agenda):
    Terugblik.objects.update(ronde=2)
    OordeelFactory(plan=plan, ronde=1)
    assert [aanleiding for aanleiding, *_ in agenda()] == [A.GEEN]


@pytest.mark.parametrize(
    "vraag, woord, aanleiding",
    [
        ("gebeurd", "deels", A.PARTNER),
        ("gebeurd", "nee", A.PARTNER),
        ("klopt", "nee", A.PARTNER),
        ("gebeurd", "ja", A.GEEN),
        ("gebeurd", "weet_niet", A.GEEN),
    ],
)
def test_wat_de_partner_zegt(plan, agenda, vraag, woord, aanleiding):
    antwoord(plan, vraag=vraag, antwoord=woord)
    assert [aanleiding for aanleiding, *_ in agenda()] == [aanleiding]


@pytest.mark.parametrize("woord, aanleiding", [("nee", A.PARTNER), ("ja", A.GEEN)])
def test_wat_de_partner_zegt_van_de_afspraak_met_het_team(plan, agenda, organisatie, woord, aanleiding):
    PlanpartnerFactory(plan=plan, organisatie=organisatie)
    afspraak = SamenwerkingsafspraakFactory(team=plan.team, organisatie=organisatie)
    AfspraakantwoordFactory(afspraak=afspraak, zijde="organisatie", antwoord=woord, toelichting="Dinsdag niet.")
    assert [gekozen for gekozen, *_ in agenda()] == [aanleiding]
    assert ("met De Granaatappel" in Agendapunt.objects.get().gevraagd_besluit) == (woord == "nee")


def test_een_afspraak_met_wie_niet_in_het_plan_staat_of_van_een_ander_team_telt_niet(plan, agenda, organisatie):
    PlanpartnerFactory(plan=plan, organisatie=organisatie)
    for afspraak in (
        SamenwerkingsafspraakFactory(team=plan.team),
        SamenwerkingsafspraakFactory(organisatie=organisatie),
    ):
        AfspraakantwoordFactory(afspraak=afspraak, zijde="organisatie", antwoord="nee", toelichting="Dinsdag niet.")
    assert [aanleiding for aanleiding, *_ in agenda()] == [A.GEEN]


def test_het_laatste_antwoord_van_de_partner_telt(plan, agenda):
    eerst = antwoord(plan, vraag="gebeurd", antwoord="nee", op=moment(11, 1))
    Partnerantwoord.objects.create(planpartner=eerst.planpartner, vraag="gebeurd", antwoord="ja", op=moment(11, 2))
    assert [aanleiding for aanleiding, *_ in agenda()] == [A.GEEN]


@pytest.mark.parametrize(
    "woord, anders, aanleiding",
    [
        ("nee", {}, A.PARTNER),
        ("ja", {}, A.GEEN),
        ("nee", {"gestopt_op": "2026-11-01", "stopreden": "Klaar."}, A.GEEN),
        ("nee", {"tekstversie": 2}, A.GEEN),
    ],
)
def test_een_afspraak_die_niet_klopt_met_een_partner_van_het_plan(plan, agenda, woord, anders, aanleiding):
    partner = PlanpartnerFactory(plan=plan, organisatie__naam="De Granaatappel")
    afspraak = SamenwerkingsafspraakFactory(team=plan.team, organisatie=partner.organisatie)
    AfspraakantwoordFactory(afspraak=afspraak, antwoord=woord, toelichting="Eén keer per maand.")
    Samenwerkingsafspraak.objects.update(**anders)
    [(gevonden, _, besluit)] = agenda()
    vraag = "Wat verandert er in de samenwerking met De Granaatappel?"
    assert (gevonden, besluit == vraag) == (aanleiding, aanleiding == A.PARTNER)


def test_een_afspraak_van_een_ander_team_of_een_andere_partner_telt_niet(plan, agenda):
    partner = PlanpartnerFactory(plan=plan)
    for velden in ({"organisatie": partner.organisatie}, {"team": plan.team}):
        afspraak = SamenwerkingsafspraakFactory(**velden)
        AfspraakantwoordFactory(afspraak=afspraak, antwoord="nee", toelichting="Nee.")
    assert [aanleiding for aanleiding, *_ in agenda()] == [A.GEEN]


def test_een_thema_dat_vastloopt(plan, agenda):
    planthema = PlanThemaFactory(plan=plan, thema__naam="Taal", thema__korte_naam="Taal")
    PlanThema.objects.update(koers="loopt_vast", gemeld_op=moment(11, 1))
    [(aanleiding, _, besluit)] = agenda()
    assert (aanleiding, besluit) == (A.LOOPT_VAST, f"Aanpassen of stoppen? {planthema.thema} loopt vast.")


def test_een_vraag_aan_het_team_zonder_antwoord(plan, agenda):
    VraagFactory(plan=plan, aan="team", tekst="Hoeveel mensen kwamen er?")
    assert agenda()[0][::2] == (A.VRAAG, "Wat is het antwoord op deze vraag? “Hoeveel mensen kwamen er?”")


def test_een_plan_zonder_terugblik(cyclus, team, agenda):
    PlanFactory(cyclus=cyclus, team=team, titel="Samen eten", status="vastgesteld")
    assert agenda() == [(A.GEEN_TERUGBLIK, "Noordoost: Samen eten", "Komt er nog een terugblik, en wanneer?")]


def test_een_open_advies_staat_er_zonder_plan(cyclus, agenda, gemeente):
    AdviesFactory(titel="Tolken in de avond")
    AdviesFactory(antwoord="Ja.", beantwoord_op=moment(11, 1), beantwoord_door=gemeente)
    assert agenda() == [(A.ADVIES, "Tolken in de avond", "Wat doet de gemeente met dit advies?")]


def test_een_besluit_waar_geen_plan_mee_verder_gaat_staat_er_zelf(plan, agenda, vorig_jaar):
    """For the whole city, or on a plan that nobody goes on with."""
    BesluitFactory(cyclus=vorig_jaar, tekst="Een vast telefoonnummer.", datum=datetime.date(2026, 3, 1))
    weg = PlanFactory(cyclus=vorig_jaar, status="besproken")
    BesluitFactory(cyclus=vorig_jaar, plan=weg, tekst="De zaal verhuren.", datum=datetime.date(2026, 4, 1))
    assert [titel for _, titel, _ in agenda()][:2] == ["Een vast telefoonnummer.", "De zaal verhuren."]


@pytest.mark.parametrize("status", ["concept", "aangeboden", "ingetrokken"])
def test_een_plan_zonder_akkoord_staat_er_niet_op(cyclus, agenda, status):
    PlanFactory(cyclus=cyclus, status=status, aangeboden_op=moment(3, 9))
    assert agenda() == []


# Order and number


def test_de_zwaarste_reden_telt_en_bepaalt_de_volgorde(plan, agenda, cyclus):
    vast = PlanFactory(cyclus=cyclus, titel="Vast", status="vastgesteld")
    VraagFactory(plan=plan, aan="team")
    VraagFactory(plan=plan)
    AdviesFactory()
    assert [aanleiding for aanleiding, *_ in agenda()] == [A.HULP, A.GEEN_TERUGBLIK, A.ADVIES]
    assert vast.agendapunten.get().volgorde == 2


def test_een_groter_verschil_gaat_voor(cyclus, agenda):
    for titel, oordeel in (("Klein", "klein_deel"), ("Groot", "nee")):
        plan = PlanFactory(cyclus=cyclus, titel=titel, status="verantwoord")
        TerugblikFactory(plan=plan)
        OordeelFactory(plan=plan, antwoord=oordeel)
    assert [titel.rpartition(" ")[2] for _, titel, _ in agenda()] == ["Groot", "Klein"]


def test_hoogstens_twaalf_worden_besproken(cyclus, agenda):
    for _ in range(14):
        PlanFactory(cyclus=cyclus, status="vastgesteld")
    agenda()
    assert [cyclus.agendapunten.filter(bespreken=waar).count() for waar in (True, False)] == [12, 2]


# Renewing


def test_vernieuwen_verandert_niets_als_er_niets_nieuws_is(plan, agenda):
    AdviesFactory()
    eerst = agenda()
    nummers = list(Agendapunt.objects.values())
    assert (agenda(), list(Agendapunt.objects.values())) == (eerst, nummers)


def test_vernieuwen_voegt_toe_en_werkt_bij_wat_niemand_aanraakte(plan, agenda, cyclus):
    agenda()
    VraagFactory(plan=plan)
    PlanFactory(cyclus=cyclus, titel="Laat", status="vastgesteld")
    assert {aanleiding for aanleiding, *_ in agenda()} == {A.HULP, A.GEEN_TERUGBLIK}


@pytest.mark.parametrize("velden", [{"notitie": "Vorige week al gebeld."}, {"afgehandeld_op": moment(11, 20)}])
def test_vernieuwen_laat_staan_wat_iemand_aanraakte(plan, agenda, velden):
    agenda()
    Agendapunt.objects.update(**velden)
    VraagFactory(plan=plan)
    assert [aanleiding for aanleiding, *_ in agenda()] == [A.GEEN]


def test_vernieuwen_houdt_eigen_punten_en_wat_naar_boven_is_gehaald(plan, agenda, cyclus):
    agenda()
    Agendapunt.objects.update(bespreken=True, versie=2)
    AgendapuntFactory(cyclus=cyclus, titel="Eigen punt", volgorde=9)
    agenda()
    assert list(cyclus.agendapunten.values_list("titel", "bespreken")) == [
        ("Noordoost: Samen eten", True),
        ("Eigen punt", True),
    ]


def test_een_advies_dat_intussen_is_beantwoord_gaat_van_de_lijst(cyclus, agenda, gemeente):
    advies = AdviesFactory()
    agenda()
    advies.antwoord, advies.beantwoord_op, advies.beantwoord_door = "Ja.", moment(11, 20), gemeente
    advies.save()
    assert agenda() == []


def test_een_advies_met_een_andere_titel_blijft_een_punt(cyclus, agenda):
    advies = AdviesFactory()
    agenda()
    advies.titel = "Tolken ook in het weekend"
    advies.save()
    assert [titel for _, titel, _ in agenda()] == ["Tolken ook in het weekend"]


def test_wat_er_later_bij_komt_staat_achteraan_en_past_als_er_plek_is(cyclus, agenda):
    for _ in range(12):
        PlanFactory(cyclus=cyclus, status="vastgesteld")
    agenda()
    VraagFactory(plan=PlanFactory(cyclus=cyclus, titel="Nieuw", status="vastgesteld"))
    agenda()
    laatste = cyclus.agendapunten.last()
    assert (laatste.titel.endswith("Nieuw"), laatste.bespreken, laatste.volgorde) == (True, False, 13)


def test_het_maken_staat_in_het_logboek(cyclus, agenda):
    agenda()
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.object_id, regel.functie) == ("agenda_gemaakt", cyclus.pk, "beleidsambtenaar gemeente")


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_lezen_van_de_redenen_kost_evenveel_vragen(cyclus, aantal, django_assert_num_queries):
    for _ in range(aantal):
        plan = PlanFactory(cyclus=cyclus, status="verantwoord")
        TerugblikFactory(plan=plan)
        OordeelFactory(plan=plan)
        VraagFactory(plan=plan)
        VraagFactory(plan=plan, aan="team")
        antwoord(plan, vraag="gebeurd", antwoord="nee")
        partner = PlanpartnerFactory(plan=plan)
        afspraak = SamenwerkingsafspraakFactory(team=plan.team, organisatie=partner.organisatie)
        AfspraakantwoordFactory(afspraak=afspraak, antwoord="nee", toelichting="Nee.")
        AdviesFactory()
    with django_assert_num_queries(11):
        assert len(voorstellen(cyclus)) == 2 * aantal
