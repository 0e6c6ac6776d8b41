"""Needs: noted per team and theme, met by acties, and how they stand per instelling."""

import pytest

from buurtteams.factories import BuurtteamFactory, FunctionarisFactory, ThemaFactory, UitvoeringFactory
from buurtteams.models import Uitvoering
from plannen.factories import ActieFactory, JaarcyclusFactory, PlanFactory, PlanpartnerFactory
from plannen.overzicht.behoeften import per_instelling, van_team
from samenwerking import rechten
from samenwerking.factories import BehoefteFactory, OrganisatieFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Behoefte, Gebeurtenis, Samenwerkingsafspraak

LIJST = "/samenwerking/behoeften/"
WIE = ("coordinator", "coordinator_ander_team", "instelling", "gemeente", "wethouder", "saluti", "partner", "beheer")


@pytest.fixture
def thema(db):
    return ThemaFactory(slug="deskundigheid")


@pytest.fixture
def behoefte(team, thema):
    return BehoefteFactory(team=team, thema=thema)


def pad(behoefte, stap=""):
    return f"{LIJST}{behoefte.pk}/{stap}"


def nieuw(thema, **anders):
    return {"thema": thema.pk, "tekst": "Een training.", "onderdeel": "sociaal"} | anders


def stand(behoefte, **anders):
    return {"tekst": behoefte.tekst, "status": "bezig", "hoe": "In januari.", "versie": behoefte.versie} | anders


def test_een_coordinator_noteert_voor_het_eigen_team(als, coordinator, team, thema):
    als(coordinator).post(f"{LIJST}nieuw/", nieuw(thema, team=team.pk))
    behoefte = Behoefte.objects.get()
    assert (behoefte.team, behoefte.functie, behoefte.status) == (team, coordinator.functie, "open")


def test_een_ander_team_kan_een_coordinator_niet_kiezen(als, coordinator, thema):
    als(coordinator).post(f"{LIJST}nieuw/", nieuw(thema, team=BuurtteamFactory().pk))
    assert not Behoefte.objects.exists()


def test_een_instelling_noteert_alleen_voor_haar_onderdeel(als, instelling, team, thema):
    als(instelling).post(f"{LIJST}nieuw/", nieuw(thema, team=team.pk, onderdeel="jeugd_en_gezin"))
    assert not Behoefte.objects.exists()
    als(instelling).post(f"{LIJST}nieuw/", nieuw(thema, team=team.pk))
    assert Behoefte.objects.get().onderdeel == "sociaal"


def test_een_partner_noteert_voor_de_eigen_organisatie(als, partner, organisatie, thema, team):
    als(partner).post(f"{LIJST}nieuw/", nieuw(thema, organisatie=organisatie.pk, team=team.pk))
    assert (Behoefte.objects.get().organisatie, Behoefte.objects.get().team) == (organisatie, None)


def test_twee_keer_versturen_noteert_een_keer(als, coordinator, team, thema):
    for _ in range(2):
        data = nieuw(thema, team=team.pk, sleutel="0d1c2f3e-5a76-4f6d-9c0a-1d2e3f405162")
        als(coordinator).post(f"{LIJST}nieuw/", data)
    assert Behoefte.objects.count() == 1


def test_zonder_thema_wordt_het_geweigerd_en_de_tekst_blijft(als, coordinator, team, thema):
    antwoord = als(coordinator).post(f"{LIJST}nieuw/", nieuw(thema, team=team.pk) | {"thema": ""})
    assert "Kies bij welk thema" in antwoord.text and "Een training." in antwoord.text
    assert not Behoefte.objects.exists()


def test_een_actie_regelt_de_behoefte(als, coordinator, behoefte, team, cyclus):
    actie = ActieFactory(plan=PlanFactory(cyclus=cyclus, team=team, status="vastgesteld"))
    als(coordinator).post(pad(behoefte, "bewerken/"), stand(behoefte, acties=[actie.pk]))
    behoefte.refresh_from_db()
    assert (behoefte.status, behoefte.versie, list(behoefte.acties.all())) == ("bezig", 2, [actie])
    assert [(r.van, r.naar) for r in Gebeurtenis.objects.all()] == [("open", "bezig")]


def test_een_actie_van_een_ander_team_of_een_oud_jaar_is_niet_te_kiezen(als, coordinator, behoefte, team, cyclus):
    ander = ActieFactory(plan=PlanFactory(cyclus=cyclus, status="vastgesteld"))
    oud = ActieFactory(plan=PlanFactory(cyclus=JaarcyclusFactory(jaar=2024), team=team, status="verantwoord"))
    for actie in (ander, oud):
        als(coordinator).post(pad(behoefte, "bewerken/"), stand(behoefte, acties=[actie.pk]))
    behoefte.refresh_from_db()
    assert (behoefte.versie, behoefte.acties.count()) == (1, 0)


def test_geregeld_zonder_uitleg_kan_niet(als, coordinator, behoefte):
    antwoord = als(coordinator).post(pad(behoefte, "bewerken/"), stand(behoefte, status="vervuld", hoe=""))
    assert "Schrijf op hoe dit is geregeld" in antwoord.text
    behoefte.refresh_from_db()
    assert behoefte.status == "open"


def test_de_tweede_die_opslaat_ziet_beide_teksten(als, coordinator, behoefte):
    Behoefte.objects.update(versie=2, hoe="Hun uitleg")
    antwoord = als(coordinator).post(pad(behoefte, "bewerken/"), stand(behoefte, hoe="Mijn uitleg"))
    assert antwoord.status_code == 409 and "Hun uitleg" in antwoord.text and "Mijn uitleg" in antwoord.text


@pytest.mark.parametrize("wie", ["gemeente", "wethouder", "saluti", "beheer", "coordinator_ander_team"])
def test_wie_er_niet_over_gaat_wijzigt_niets(als, wie, behoefte, request):
    browser = als(request.getfixturevalue(wie))
    assert browser.post(pad(behoefte, "bewerken/"), stand(behoefte)).status_code == 403
    behoefte.refresh_from_db()
    assert behoefte.status == "open"


def test_een_partner_ziet_alleen_de_eigen_behoeften(als, partner, organisatie, behoefte):
    eigen = BehoefteFactory(team=None, organisatie=organisatie)
    antwoord = als(partner).get(LIJST)
    assert list(antwoord.context["bladzijde"]) == [eigen] and antwoord.context["per_instelling"] == []
    assert [als(partner).get(pad(rij)).status_code for rij in (eigen, behoefte)] == [200, 404]


def test_wie_mag_wat(behoefte, organisatie, request):
    mensen = {wie: request.getfixturevalue(wie) for wie in WIE}

    def mogen(mag):
        return {wie for wie, gebruiker in mensen.items() if mag(gebruiker)}

    assert mogen(rechten.mag_behoeften_noteren) == {"coordinator", "coordinator_ander_team", "instelling", "partner"}
    assert mogen(lambda g: rechten.mag_behoefte_bewerken(g, behoefte)) == {"coordinator", "instelling"}
    behoefte.onderdeel = "jeugd_en_gezin"
    assert mogen(lambda g: rechten.mag_behoefte_bewerken(g, behoefte)) == {"coordinator"}
    eigen = BehoefteFactory(team=None, organisatie=organisatie)
    assert mogen(lambda g: rechten.mag_behoefte_bewerken(g, eigen)) == {"partner", "gemeente"}


@pytest.fixture
def van_organisatie(organisatie, thema):
    return BehoefteFactory(team=None, organisatie=organisatie, thema=thema)


@pytest.fixture
def werkt_samen(instelling, organisatie, team):
    """The instelling runs an onderdeel of the team, and the team has an agreement with the organisatie."""
    eigen = instelling.rollen[0].instelling
    UitvoeringFactory(onderdeel=team.onderdelen.get(soort="sociaal"), instelling=eigen, vanaf="2020-01-01")
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)


def mag_van_organisatie(gebruiker):
    return rechten.mag_behoefte_bewerken(gebruiker, Behoefte.objects.get())


def test_een_instelling_die_met_de_organisatie_werkt_zegt_hoe_het_staat(als, instelling, van_organisatie, werkt_samen):
    als(instelling).post(pad(van_organisatie, "bewerken/"), stand(van_organisatie))
    assert Behoefte.objects.get().status == "bezig"


def test_een_instelling_van_andere_teams_gaat_er_niet_over(als, instelling, van_organisatie, werkt_samen):
    ander = FunctionarisFactory(instelling__onderdeel="sociaal").gebruiker
    assert als(ander).post(pad(van_organisatie, "bewerken/"), stand(van_organisatie)).status_code == 403
    assert Behoefte.objects.get().status == "open"


@pytest.mark.parametrize("velden", [{"gestopt_op": "2026-11-01", "stopreden": "Klaar."}, {"organisatie": "ander"}])
def test_zonder_lopende_afspraak_gaat_een_instelling_er_niet_over(instelling, van_organisatie, werkt_samen, velden):
    if "organisatie" in velden:
        velden = {"organisatie": OrganisatieFactory()}
    Samenwerkingsafspraak.objects.update(**velden)
    assert not mag_van_organisatie(instelling)


@pytest.mark.parametrize("velden", [{"tot": "2026-11-21"}, {"vanaf": "2026-11-23"}])
def test_een_instelling_die_het_team_vandaag_niet_doet_gaat_er_niet_over(
    instelling, van_organisatie, werkt_samen, velden
):
    Uitvoering.objects.update(**velden)
    assert not mag_van_organisatie(instelling)


def test_de_gemeente_zegt_hoe_het_staat_en_koppelt_geen_acties(als, gemeente, van_organisatie):
    assert 'name="acties"' not in als(gemeente).get(pad(van_organisatie, "bewerken/")).text
    als(gemeente).post(pad(van_organisatie, "bewerken/"), stand(van_organisatie))
    assert (Behoefte.objects.get().status, Gebeurtenis.objects.get().namens) == ("bezig", "")


def test_een_lezer_ziet_alleen_acties_van_plannen_die_hij_ziet(als, wethouder, behoefte, team, cyclus):
    akkoord = ActieFactory(plan=PlanFactory(cyclus=cyclus, team=team, status="vastgesteld"), titel="Te zien")
    concept = ActieFactory(plan=PlanFactory(cyclus=cyclus, team=team), titel="Nog geheim")
    behoefte.acties.set([akkoord, concept])
    tekst = als(wethouder).get(pad(behoefte)).text
    assert "Te zien" in tekst and "Nog geheim" not in tekst


def test_per_instelling_telt_teams_en_een_leeg_thema_is_geen_nul(instelling, behoefte, team):
    BehoefteFactory(team=team, thema=behoefte.thema, status="vervuld", hoe="Gedaan.", onderdeel="jeugd_en_gezin")
    BehoefteFactory(team=team, thema=behoefte.thema, status="bezig", onderdeel="sociaal")
    leeg = ThemaFactory()
    BuurtteamFactory()
    [(rij, met, teams, themas)] = per_instelling()
    assert (rij, met, teams) == (instelling.rollen[0].instelling, 1, 2)
    assert [(cel.thema, cel.teams, dict(cel.telling)) for cel in themas] == [
        (behoefte.thema, 1, {"open": 1, "bezig": 1}),
        (leeg, 0, {}),
    ]


def test_een_leeg_thema_toont_geen_nul(als, gemeente, instelling, behoefte):
    ThemaFactory(naam="Leeg thema")
    BehoefteFactory(team=behoefte.team, thema=behoefte.thema, onderdeel="jeugd_en_gezin")
    tekst = als(gemeente).get(LIJST).text
    assert "1 van de 1 teams noteerde iets" in tekst and tekst.count("niets genoteerd</td>") == 1
    assert f"thema={behoefte.thema.slug}&amp;status=open" in tekst


@pytest.mark.parametrize(
    "zoek, aantal", [("", 2), ("?status=bezig", 1), ("?team=noordoost", 1), ("?thema=deskundigheid", 1)]
)
def test_de_lijst_is_te_beperken(als, saluti, behoefte, zoek, aantal):
    BehoefteFactory(status="bezig")
    assert len(als(saluti).get(f"{LIJST}{zoek}").context["bladzijde"]) == aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, gemeente, aantal, django_assert_num_queries):
    for _ in range(aantal):
        BehoefteFactory()
    browser = als(gemeente)
    with django_assert_num_queries(12):
        assert len(browser.get(LIJST).context["bladzijde"]) == aantal


@pytest.mark.parametrize("zoek, aantal", [("?onderdeel=sociaal", 3), ("?onderdeel=jeugd_en_gezin", 2)])
def test_de_lijst_is_te_beperken_op_onderdeel(als, saluti, behoefte, organisatie, instelling, zoek, aantal):
    BehoefteFactory(onderdeel="sociaal")
    BehoefteFactory(team=None, organisatie=organisatie)
    assert len(als(saluti).get(f"{LIJST}{zoek}").context["bladzijde"]) == aantal


def test_bij_een_instelling_staan_de_behoeften_van_teams_voor_haar_onderdeel(als, saluti, instelling, organisatie):
    eigen = [BehoefteFactory(onderdeel=onderdeel) for onderdeel in ("sociaal", "beide")]
    BehoefteFactory(onderdeel="jeugd_en_gezin")
    BehoefteFactory(team=None, organisatie=organisatie)
    slug = instelling.rollen[0].instelling.slug
    gevonden = als(saluti).get(f"{LIJST}?instelling={slug}").context["bladzijde"]
    assert {rij.pk for rij in gevonden} == {rij.pk for rij in eigen}


def test_een_actie_die_u_niet_meer_kiest_laat_los_en_een_oude_blijft(als, coordinator, behoefte, team, cyclus):
    oud = ActieFactory(plan=PlanFactory(cyclus=JaarcyclusFactory(jaar=2024), team=team, status="verantwoord"))
    nu = ActieFactory(plan=PlanFactory(cyclus=cyclus, team=team, status="vastgesteld"))
    behoefte.acties.set([oud, nu])
    als(coordinator).post(pad(behoefte, "bewerken/"), stand(behoefte))
    assert list(behoefte.acties.all()) == [oud]


def test_een_partner_zegt_hoe_het_staat_en_koppelt_geen_acties(als, partner, organisatie, cyclus):
    behoefte = BehoefteFactory(team=None, organisatie=organisatie)
    actie = ActieFactory(plan=PlanFactory(cyclus=cyclus, status="vastgesteld"))
    behoefte.acties.add(actie)
    assert 'name="acties"' not in als(partner).get(pad(behoefte, "bewerken/")).text
    als(partner).post(pad(behoefte, "bewerken/"), stand(behoefte))
    behoefte.refresh_from_db()
    assert (behoefte.status, list(behoefte.acties.all())) == ("bezig", [actie])


def test_een_instelling_koppelt_een_actie_van_een_plan_dat_de_organisatie_noemt(
    als, instelling, organisatie, cyclus, werkt_samen
):
    behoefte = BehoefteFactory(team=None, organisatie=organisatie)
    plan = PlanFactory(cyclus=cyclus, status="vastgesteld")
    PlanpartnerFactory(plan=plan, organisatie=organisatie)
    actie, ander = ActieFactory(plan=plan), ActieFactory(plan=PlanFactory(cyclus=cyclus, status="vastgesteld"))
    keuzes = als(instelling).get(pad(behoefte, "bewerken/")).context["form"].fields["acties"].queryset
    assert list(keuzes) == [actie] and ander not in keuzes


def test_een_andere_tekst_zonder_andere_stand_komt_niet_in_het_logboek(als, coordinator, behoefte):
    als(coordinator).post(pad(behoefte, "bewerken/"), stand(behoefte, tekst="Anders.", status="open"))
    behoefte.refresh_from_db()
    assert behoefte.tekst == "Anders." and not Gebeurtenis.objects.exists()


def test_wat_een_instelling_doet_staat_op_naam_van_het_team(als, instelling, behoefte):
    als(instelling).post(pad(behoefte, "bewerken/"), stand(behoefte))
    assert Gebeurtenis.objects.get().namens == f"buurtteam {behoefte.team}"


def test_open_behoeften_op_de_pagina_van_een_team(coordinator, instelling, saluti, behoefte, vandaag):
    BehoefteFactory(team=behoefte.team, status="vervuld", hoe="Gedaan.")
    BehoefteFactory()
    delen = [van_team(behoefte.team, wie, vandaag) for wie in (coordinator, instelling, saluti)]
    assert [deel["lijst"] for deel in delen] == [[behoefte]] * 3
    assert [deel["mag_noteren"] for deel in delen] == [True, True, False]


def test_noteren_mag_voor_het_eigen_team(coordinator, coordinator_ander_team, instelling, saluti, team):
    mensen = (coordinator, coordinator_ander_team, instelling, saluti)
    assert [rechten.mag_behoefte_noteren_voor(wie, team) for wie in mensen] == [True, False, True, False]


def test_het_team_in_het_adres_is_alvast_gekozen(als, instelling, team):
    assert als(instelling).get(f"{LIJST}nieuw/?team={team.pk}").context["form"]["team"].value() == str(team.pk)
