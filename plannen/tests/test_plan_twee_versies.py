"""Rule 6: the second of two people sees both texts, field by field, and loses nothing."""

import pytest

from plannen import acties
from plannen.factories import ActieFactory, PlanpartnerFactory
from plannen.models import Actie, Gebeurtenis, Planpartner


def pad(plan):
    return f"/plannen/{plan.pk}/bewerken/"


@pytest.fixture
def ander(als, teamgenoot, plan, formulierdata):
    """Somebody else opens the plan, changes it and saves."""

    def bewaart(wijzigingen):
        browser = als(teamgenoot)
        assert browser.post(pad(plan), formulierdata(plan) | wijzigingen).status_code == 302

    return bewaart


@pytest.fixture
def ik(als, coordinator, plan, formulierdata, ander):
    """I open the plan, somebody else saves first, then I send my changes; the answer to me."""

    def bewaar(mijn, hun):
        als(coordinator)
        data = formulierdata(plan) | mijn
        ander(hun)
        return als(coordinator).post(pad(plan), data)

    return bewaar


@pytest.fixture
def kies(velden, client, plan):
    """Send the page of differences, with other choices than it proposes."""

    def stuur(antwoord, **keuzes):
        data = velden(antwoord, met="basis") | {f"keuze:{naam}": keuze for naam, keuze in keuzes.get("op", {}).items()}
        return client.post(pad(plan), data)

    return stuur


def verschillen(antwoord):
    return [(v.sleutel, v.mijn, v.hun, v.voorkeur) for v in antwoord.context["verschillen"]]


MIJN, HUN = {"plan-titel": "Mijn titel"}, {"plan-titel": "Hun titel"}


def test_de_tweede_ziet_beide_teksten_en_er_is_niets_bewaard(ik, plan):
    antwoord = ik(MIJN, HUN)
    assert antwoord.status_code == 409
    assert verschillen(antwoord) == [("plan:titel", "Mijn titel", "Hun titel", "mijn")]
    plan.refresh_from_db()
    assert (plan.titel, plan.versie, Gebeurtenis.objects.count()) == ("Hun titel", 2, 1)


@pytest.mark.parametrize("keuze, titel", [("mijn", "Mijn titel"), ("hun", "Hun titel")])
def test_u_kiest_welke_tekst_blijft(ik, kies, plan, keuze, titel):
    antwoord = kies(ik(MIJN, HUN), op={"plan:titel": keuze})
    plan.refresh_from_db()
    assert (antwoord.status_code, plan.titel, plan.versie) == (302, titel, 3)


def test_wat_alleen_de_ander_veranderde_blijft_van_de_ander(ik, kies, plan):
    antwoord = ik({"plan-titel": "Mijn titel"}, {"plan-waarom": "Hun reden"})
    assert [(sleutel, voorkeur) for sleutel, _, _, voorkeur in verschillen(antwoord)] == [
        ("plan:titel", "mijn"),
        ("plan:waarom", "hun"),
    ]
    kies(antwoord)
    plan.refresh_from_db()
    assert (plan.titel, plan.waarom) == ("Mijn titel", "Hun reden")


@pytest.mark.parametrize("keuze, onderdeel, taal", [("mijn", "sociaal", True), ("hun", "jeugd_en_gezin", False)])
def test_ook_keuzes_en_vinkjes_zijn_te_kiezen(
    als, coordinator, teamgenoot, plan, formulierdata, kies, keuze, onderdeel, taal
):  # noqa: E501
    als(coordinator)
    mijn = formulierdata(plan) | {"plan-onderdeel": "sociaal", "thema-taal-doel": "Mijn doel"}
    hun = formulierdata(plan) | {"plan-onderdeel": "jeugd_en_gezin", "thema-taal-doel": ""}
    del hun["thema-taal-gekozen"]
    als(teamgenoot).post(pad(plan), hun)
    antwoord = als(coordinator).post(pad(plan), mijn)
    kies(antwoord, op={veld.sleutel: keuze for veld in antwoord.context["verschillen"]})
    plan.refresh_from_db()
    assert (plan.onderdeel, plan.themas.filter(thema__slug="taal", doel="Mijn doel").exists()) == (onderdeel, taal)


@pytest.mark.parametrize("keuze, datum", [("mijn", "2027-03-01"), ("hun", "2027-02-01")])
def test_een_datum_is_te_kiezen(ik, kies, plan, keuze, datum):
    antwoord = ik({"acties-0-datum": "2027-03-01"}, {"acties-0-datum": "2027-02-01"})
    actie = plan.acties.get()
    kies(antwoord, op={f"acties:{actie.pk}:datum": keuze})
    actie.refresh_from_db()
    assert str(actie.datum) == datum


@pytest.mark.parametrize("prefix, model, veld", [("acties", Actie, "titel"), ("partners", Planpartner, "doet")])
@pytest.mark.parametrize("keuze, over", [("mijn", ["Mijn tekst"]), ("hun", [])])
def test_een_rij_die_de_ander_weghaalde_houdt_of_verliest_u(ik, kies, plan, prefix, model, veld, keuze, over):
    rij = model.objects.get(plan=plan)
    antwoord = ik({f"{prefix}-0-{veld}": "Mijn tekst"}, {f"{prefix}-0-DELETE": "on"})
    [verschil] = [verschil for verschil in antwoord.context["verschillen"] if verschil.sleutel.endswith(":rij")]
    assert (antwoord.status_code, verschil.sleutel, verschil.voorkeur) == (409, f"{prefix}:{rij.pk}:rij", "mijn")
    assert kies(antwoord, op={verschil.sleutel: keuze}).status_code == 302
    assert [getattr(rij, veld) for rij in model.objects.filter(plan=plan)] == over


def test_een_weggehaalde_rij_die_u_niet_aanraakte_gaat_weg(ik, kies, plan):
    antwoord = ik(MIJN, {"acties-0-DELETE": "on"})
    assert [voorkeur for sleutel, _, _, voorkeur in verschillen(antwoord)] == ["mijn", "hun"]
    kies(antwoord)
    assert (plan.acties.count(), plan.partners.count(), plan.indicatoren.count()) == (0, 1, 1)


def test_een_weggehaalde_rij_tussen_andere_laat_de_andere_staan(ik, kies, plan):
    ActieFactory(plan=plan, titel="Tweede"), ActieFactory(plan=plan, titel="Derde")
    antwoord = ik({"acties-1-titel": "Mijn tweede", "acties-2-titel": "Mijn derde"}, {"acties-1-DELETE": "on"})
    kies(antwoord)
    assert [actie.titel for actie in plan.acties.all()][1:] == ["Mijn derde", "Mijn tweede"]


def test_een_rij_die_de_ander_toevoegde_blijft_staan(ik, kies, plan, organisatie):
    erbij = {"partners-TOTAL_FORMS": "2", "partners-1-id": "", "partners-1-organisatie": organisatie.pk}
    antwoord = ik(MIJN, erbij)
    assert antwoord.context["toegevoegd"] == ["Partner: De Granaatappel"]
    kies(antwoord)
    assert [str(partner) for partner in plan.partners.all()][1:] == ["De Granaatappel"]


def test_een_rij_die_ik_toevoegde_gaat_mee(ik, kies, plan):
    mijn = {"acties-TOTAL_FORMS": "2", "acties-1-id": "", "acties-1-titel": "Nieuw van mij"}
    kies(ik(mijn | {"acties-1-zijde": "onderdeel", "acties-1-onderdeel": "beide"}, HUN))
    plan.refresh_from_db()
    assert (plan.titel, [actie.titel for actie in plan.acties.all()][1:]) == ("Hun titel", ["Nieuw van mij"])


def test_wie_hetzelfde_schreef_hoeft_niet_te_kiezen(ik, kies, plan):
    antwoord = ik(HUN, HUN)
    assert (antwoord.status_code, verschillen(antwoord)) == (409, [])
    assert kies(antwoord).status_code == 302


def test_een_derde_die_tussendoor_bewaart_geeft_weer_een_keuze(ik, ander, velden, als, coordinator, plan):
    data = velden(ik(MIJN, HUN), met="basis")
    ander({"plan-titel": "Van een derde"})
    antwoord = als(coordinator).post(pad(plan), data)
    assert (antwoord.status_code, verschillen(antwoord)) == (
        409,
        [("plan:titel", "Mijn titel", "Van een derde", "mijn")],
    )


def test_een_fout_in_de_gekozen_tekst_houdt_alles_vast(ik, kies, velden, plan):
    antwoord = kies(ik({"plan-titel": "", "plan-waarom": "Lang verhaal"}, HUN), op={"plan:titel": "mijn"})
    assert (antwoord.status_code, velden(antwoord)["plan-waarom"]) == (200, "Lang verhaal")
    assert antwoord.context["formulier"].kern.errors == {"titel": ["Dit veld is verplicht."]}


def test_twee_tegelijk_geeft_de_tweede_een_keuze(schrijver, plan, teamgenoot, formulierdata, race):
    data = formulierdata(plan) | MIJN
    with race(lambda: acties.claim_versie(plan, 1)):
        antwoord = schrijver.post(pad(plan), data)
    plan.refresh_from_db()
    assert (antwoord.status_code, plan.titel, plan.versie) == (409, "Dinsdagavond open", 2)


def ingeleverd(plan, door, gemeente):
    acties.bied_aan(plan=plan, door=door)


def met_akkoord_en_ingetrokken(plan, door, gemeente):
    acties.bied_aan(plan=plan, door=door)
    acties.stel_vast(plan=plan, door=gemeente)
    acties.trek_in(plan=plan, door=door, reden="Geen geld meer.")


@pytest.mark.parametrize("stap", [ingeleverd, met_akkoord_en_ingetrokken])
def test_is_het_plan_intussen_verder_dan_staat_de_tekst_er_nog(
    schrijver, teamgenoot, gemeente, plan, formulierdata, inhoud, stap
):
    data = formulierdata(plan) | {"plan-waarom": "Een lang verhaal van een avond."}
    stap(plan, teamgenoot, gemeente)
    eerst = inhoud(plan)
    antwoord = schrijver.post(pad(plan), data)
    assert (antwoord.status_code, antwoord.context["mag_opslaan"], inhoud(plan)) == (403, False, eerst)
    assert "Een lang verhaal van een avond." in antwoord.text
    assert "Opslaan met deze keuzes" not in antwoord.text


def test_is_het_jaar_intussen_gesloten_dan_staat_de_tekst_er_nog(schrijver, plan, formulierdata, gesloten_jaar):
    data = formulierdata(plan) | {"plan-waarom": "Een lang verhaal."}
    gesloten_jaar()
    antwoord = schrijver.post(pad(plan), data)
    assert (antwoord.status_code, "Een lang verhaal." in antwoord.text) == (403, True)


KAPOT = [
    "",
    "x",
    "{",
    "[]",
    "[1]",
    "1",
    "null",
    '{"plan:titel": 1}',
    '{"plan:titel": [[1]]}',
    "[" * 50_000,
    "-1",
    "1e9",
]


@pytest.mark.parametrize("kapot", KAPOT, ids=lambda waarde: waarde[:20])
def test_een_kapotte_versie_of_basis_geeft_gewoon_de_keuze(schrijver, plan, formulierdata, kapot):
    data = formulierdata(plan) | MIJN | {"versie": f"{kapot}x", "basis": kapot}
    antwoord = schrijver.post(pad(plan), data)
    assert (antwoord.status_code, verschillen(antwoord)) == (
        409,
        [("plan:titel", "Mijn titel", "Dinsdagavond open", "mijn")],
    )


@pytest.mark.parametrize("kapot", KAPOT, ids=lambda waarde: waarde[:20])
@pytest.mark.parametrize("veld", ["partners-0-id", "acties-TOTAL_FORMS", "acties-INITIAL_FORMS", "acties-0-id"])
def test_kapotte_rijen_geven_nooit_een_fout_van_ons(schrijver, plan, formulierdata, inhoud, veld, kapot):
    eerst, data = inhoud(plan), formulierdata(plan) | {veld: kapot[:100], "keuze:acties:1:rij": "mijn"}
    codes = [schrijver.post(pad(plan), data | {"versie": versie}).status_code for versie in ("9", "1")]
    assert (codes[0], codes[1] in (200, 302)) == (409, True)
    assert codes[1] == 302 or inhoud(plan) == eerst


def test_een_partner_die_de_ander_toevoegde_en_ik_ook(ik, kies, plan, organisatie):
    erbij = {"partners-TOTAL_FORMS": "2", "partners-1-id": "", "partners-1-organisatie": organisatie.pk}
    antwoord = kies(ik(erbij | {"partners-1-doet": "Mijn tekst"}, erbij))
    assert (antwoord.status_code, "Mijn tekst" in antwoord.text) == (200, True)
    assert PlanpartnerFactory._meta.model.objects.filter(plan=plan).count() == 2
