"""The years of the example city: last year walked through to its end, and what of it goes on in this year."""

import datetime
import re
from collections import Counter

import pytest
from django.db import DatabaseError, transaction

from buurtteams.models import Gebruiker
from jaren.models import (
    Advies,
    Agendapunt,
    Antwoord,
    Besluit,
    BestuurlijkeReactie,
    Momentopname,
    Oordeel,
    Terugblik,
    verschil,
)
from plannen.models import Gebeurtenis, Jaarcyclus, Partnerantwoord, Prioriteitswijk, RondetafelAfspraak, Vraag
from plannen.tests.voorbeeldstad import (
    BASIS,
    LATER,
    dag,
    dagen,
    geschoven,
    laad,
    lange_zinnen,
    lees,
    noemt_instelling,
    probeer_teams,
    zinnen_van,
)

pytestmark = pytest.mark.django_db

TEKSTEN = {
    Terugblik: ["bereikt", "geleerd", "voorstel_toelichting"],
    Terugblik.geschiedenis.model: ["bereikt"],
    Oordeel: ["toelichting"],
    Agendapunt: ["notitie"],
    Besluit: ["tekst", "klaar_toelichting"],
    BestuurlijkeReactie: ["tekst"],
    Advies: ["titel", "tekst", "antwoord", "gevolg"],
    Prioriteitswijk: ["reden"],
    RondetafelAfspraak: ["reden"],
    Vraag: ["tekst", "antwoord"],
    Partnerantwoord: ["toelichting"],
    Gebeurtenis: ["reden"],
}
GEBEURD = {
    Terugblik: ["ingeleverd_op"],
    Terugblik.geschiedenis.model: ["history_date"],
    Oordeel: ["op"],
    Agendapunt: ["afgehandeld_op"],
    Besluit: ["klaar_op", "op"],
    Besluit.geschiedenis.model: ["history_date"],
    BestuurlijkeReactie: ["op"],
    Advies: ["ingediend_op", "beantwoord_op", "gevolg_op"],
    Momentopname: ["gemaakt_op"],
    Gebeurtenis: ["op"],
}
DATUMS = {Besluit: ["datum"], Advies: ["antwoord_voor"], Jaarcyclus: ["terugblik_voor", "bespreking_op"]}
KEUZES = {
    Terugblik: ["antwoord", "voorstel", "ronde", "functie", "namens"],
    Oordeel: ["partij", "antwoord", "ronde"],
    Agendapunt: ["aanleiding", "titel", "gevraagd_besluit", "bespreken", "volgorde"],
    Besluit: ["soort", "wie", "zijde"],
    Momentopname: ["sha256"],
}
GETAL = r"\d|\b(een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|zestien|twintig|dertigste)\b"


@pytest.fixture
def twee_teams(db, monkeypatch, tmp_path):
    return probeer_teams(["noordoost", "zuilen"], (TEKSTEN, GEBEURD | DATUMS, KEUZES), monkeypatch, tmp_path)


@pytest.fixture(scope="module")
def stad(django_db_setup, django_db_blocker):
    """The city of today, in a transaction around all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        laad(BASIS, BASIS)
        yield lees(TEKSTEN), lees(GEBEURD)
        transaction.set_rollback(True)


@pytest.fixture
def vorig_jaar(stad):
    return Jaarcyclus.objects.get(jaar=2025)


@pytest.fixture
def dit_jaar(stad):
    return Jaarcyclus.objects.get(jaar=2026)


@pytest.fixture
def terugblikken(vorig_jaar):
    return Terugblik.objects.filter(plan__cyclus=vorig_jaar).select_related("plan__team")


def teams_van(terugblikken):
    return {terugblik.plan.team.slug for terugblik in terugblikken}


# Loading


def test_twee_keer_laden_geeft_hetzelfde_ook_op_een_andere_dag(twee_teams):
    eerst, nog_eens = twee_teams(BASIS), twee_teams(BASIS, echt=BASIS + datetime.timedelta(days=32))
    # A momentopname tells plans apart by their number, and PostgreSQL goes on counting.
    afdrukken = [len(deel.pop("Momentopname.sha256")) for deel in (eerst[2], nog_eens[2])]
    assert (eerst, afdrukken) == (nog_eens, [1, 1])


def test_alle_dagen_schuiven_met_hele_weken(twee_teams):
    (_, eerst, _), (_, daarna, _) = twee_teams(BASIS), twee_teams(LATER, echt=LATER)
    assert dagen(daarna) == geschoven(eerst)


def test_ook_een_dag_ver_na_de_klok_kan_vandaag_zijn(twee_teams):
    _, gebeurd, _ = twee_teams(BASIS + datetime.timedelta(weeks=200), echt=BASIS)
    assert len(gebeurd["Momentopname.gemaakt_op"]) == 1


def test_er_blijft_geen_dag_oningevuld(stad):
    assert [tekst for lijst in stad[0].values() for tekst in lijst if "[[" in tekst] == []


def test_niets_ligt_in_de_toekomst_wat_al_gebeurd_is(stad):
    assert {veld for veld, lijst in stad[1].items() for waarde in lijst if waarde and dag(waarde) > BASIS} == set()


# The course of last year


def test_vorig_jaar_doorliep_alle_fasen(vorig_jaar):
    stappen = Gebeurtenis.objects.filter(soort="jaar_fase", object_id=vorig_jaar.pk).order_by("op", "pk")
    assert [(stap.naar, str(dag(stap.op))) for stap in stappen] == [
        ("voorbereiding", "2025-01-13"),
        ("uitvoering", "2025-04-04"),
        ("verantwoording", "2025-12-15"),
        ("bespreking", "2026-02-02"),
        ("afgesloten", "2026-03-20"),
    ]


def test_alle_standen_aan_het_eind_van_een_plan_komen_voor(vorig_jaar):
    standen = Counter(vorig_jaar.plannen.values_list("status", flat=True))
    assert standen == {"besproken": 51, "verantwoord": 1, "vastgesteld": 1}


def test_elk_jaar_dat_loopt_heeft_prioriteitswijken_met_reden(vorig_jaar, dit_jaar):
    wijken = Prioriteitswijk.objects.order_by("cyclus__jaar", "wijk__naam").values_list("cyclus__jaar", "wijk__naam")
    assert list(wijken) == [(2025, "Overvecht"), (2025, "Zuidwest"), (2026, "Noordwest"), (2026, "Overvecht")]


def test_een_plan_heeft_geen_terugblik(vorig_jaar):
    assert [plan.team.slug for plan in vorig_jaar.plannen.filter(terugblik=None)] == ["zuidwest-c"]


def test_twee_teams_kijken_te_laat_terug(vorig_jaar, terugblikken):
    laat = [rij for rij in terugblikken if dag(rij.ingeleverd_op) > vorig_jaar.terugblik_voor and rij.ronde == 1]
    assert teams_van(laat) == {"overvecht-c", "zuidwest-c"}


def test_drie_terugblikken_kwamen_terug_met_een_reden_en_zijn_opnieuw_ingeleverd(terugblikken):
    opnieuw = terugblikken.filter(ronde=2)
    assert teams_van(opnieuw) == {"kanaleneiland", "lunetten", "vleuten-de-meern-b"}
    for terugblik in opnieuw:
        terug = terugblik.plan.gebeurtenissen.get(soort="plan_status", naar="vastgesteld", van="verantwoord")
        eerste = terugblik.geschiedenis.filter(ronde=1).earliest("history_date", "history_id")
        assert (terug.reden.endswith("?"), eerste.bereikt != terugblik.bereikt) == (True, True)
        assert eerste.history_date < terug.op < terugblik.ingeleverd_op


def test_een_team_zonder_coordinator_laat_de_instelling_terugkijken(terugblikken):
    namens = terugblikken.exclude(namens="")
    assert teams_van(namens) == {"zuidwest-b", "zuidwest-c"}
    assert {(rij.namens, rij.functie) for rij in namens} == {
        (rij.plan.trekker, rij.ingeleverd_door.functie) for rij in namens
    }


# The voices


def stemmen(terugblik):
    geldig = Oordeel.objects.geldig().filter(plan=terugblik.plan)
    return [terugblik.antwoord, *geldig.values_list("antwoord", flat=True)]


def test_bij_een_derde_van_de_plannen_verschillen_de_stemmen(terugblikken):
    anders = sum(verschil(stemmen(terugblik)) > 0 for terugblik in terugblikken)
    assert (anders, len(terugblikken)) == (18, 52)


def test_elk_antwoord_komt_voor_ook_dat_men_het_niet_kan_beoordelen(terugblikken):
    gegeven = Oordeel.objects.all()
    assert set(gegeven.values_list("antwoord", flat=True)) == set(Antwoord)
    zonder = gegeven.filter(antwoord=Antwoord.GEEN_OORDEEL)
    assert (set(zonder.values_list("partij", flat=True)), len(zonder)) == ({"saluti"}, 6)


def test_elk_oordeel_is_gegeven_voor_het_gesprek_begon(terugblikken):
    begin = Gebeurtenis.objects.get(soort="jaar_fase", naar="bespreking").op
    assert Oordeel.objects.filter(op__gte=begin).count() == Oordeel.objects.filter(na_inzage=True).count() == 0


def test_na_een_nieuwe_terugblik_oordeelt_een_partij_opnieuw(terugblikken):
    dubbel = Oordeel.objects.filter(plan__in=Oordeel.objects.filter(ronde=1, plan__terugblik__ronde=2).values("plan"))
    rondes = dubbel.filter(partij="saluti").order_by("ronde").values_list("ronde", flat=True)
    assert list(rondes) == [1, 2]


def test_partners_zeggen_of_het_is_gebeurd(terugblikken):
    antwoorden = Partnerantwoord.objects.filter(vraag="gebeurd", voortgang=None)
    assert Counter(antwoorden.values_list("antwoord", flat=True)) == {"ja": 30, "deels": 12, "nee": 5}
    assert [a for a in antwoorden.exclude(antwoord="ja") if not a.toelichting] == []


# Questions


def test_vorig_jaar_bleef_een_van_de_acht_vragen_zonder_antwoord(vorig_jaar):
    vragen = Vraag.objects.filter(aan="team", plan__cyclus=vorig_jaar)
    assert {vraag.door.functie for vraag in vragen} == {
        Gebruiker.objects.get(email=f"{naam}@voorbeeld.nl").functie for naam in ("gemeente", "saluti", "wethouder")
    }
    assert (vragen.values("plan").distinct().count(), [v.plan.team.slug for v in vragen.open()]) == (8, ["overvecht-c"])


def test_dit_jaar_is_een_vraag_open_en_een_te_laat(dit_jaar):
    vragen = Vraag.objects.filter(aan="team", plan__cyclus=dit_jaar).order_by("plan__team__slug")
    standen = {vraag.plan.team.slug: (bool(vraag.antwoord), vraag.is_te_laat(BASIS)) for vraag in vragen}
    assert standen == {
        "kanaleneiland": (True, False),
        "lunetten": (True, False),
        "noordoost": (False, False),
        "overvecht-c": (False, True),
    }


# The review


def test_twaalf_punten_zijn_besproken_elk_met_een_afspraak(vorig_jaar):
    besproken = vorig_jaar.agendapunten.filter(bespreken=True)
    afspraken = Besluit.objects.filter(agendapunt__in=besproken).exclude(tekst="")
    assert (besproken.count(), afspraken.values("agendapunt").distinct().count()) == (12, 12)
    assert [besluit for besluit in afspraken if not (besluit.wie and besluit.datum)] == []


def test_de_rest_is_in_een_keer_afgerond_met_het_voorstel_van_het_team(vorig_jaar):
    rest = vorig_jaar.agendapunten.filter(bespreken=False)
    assert rest.values_list("afgehandeld_op", flat=True).distinct().count() == 1
    besluiten = Besluit.objects.filter(agendapunt__in=rest).select_related("plan__terugblik")
    assert [(b.soort, b.tekst) for b in besluiten] == [(b.plan.terugblik.voorstel, "") for b in besluiten]


def test_elke_partij_heeft_een_besluit_uit_te_voeren(vorig_jaar):
    zijden = Besluit.objects.filter(cyclus=vorig_jaar).exclude(tekst="").values_list("zijde", flat=True)
    assert set(zijden) == set(Besluit.Zijde)


def test_wat_niet_klaar_was_gaat_dit_jaar_verder(vorig_jaar, dit_jaar):
    besluiten = Besluit.objects.filter(cyclus=vorig_jaar).exclude(tekst="")
    assert (besluiten.filter(klaar_op=None).count(), besluiten.exclude(klaar_op=None).count()) == (9, 3)
    assert list(besluiten.open()) == []
    verder = Besluit.objects.filter(cyclus=dit_jaar, volgt_op__cyclus=vorig_jaar)
    standen = Counter((bool(b.klaar_op), b.is_te_laat(BASIS)) for b in verder)
    assert standen == {(True, False): 6, (False, False): 2, (False, True): 1}


def test_wat_klaar_is_zegt_wat_ermee_is_gebeurd(stad):
    assert Besluit.objects.exclude(klaar_op=None).filter(klaar_toelichting="").count() == 0


def test_de_wethouder_reageert_op_het_jaar_en_op_vijf_plannen(vorig_jaar):
    reacties = BestuurlijkeReactie.objects.filter(cyclus=vorig_jaar)
    namens = reacties.exclude(namens="")
    assert (reacties.filter(plan=None).count(), reacties.exclude(plan=None).count()) == (1, 5)
    assert [reactie.namens for reactie in namens] == ["wethouder"]


def test_adviezen_zijn_open_te_laat_en_beantwoord(stad):
    standen = {
        advies.titel: (advies.gevraagd, bool(advies.antwoord), bool(advies.gevolg), advies.is_te_laat(BASIS))
        for advies in Advies.objects.all()
    }
    assert standen == {
        "Een tolk, ook bij een kort gesprek": (True, True, True, False),
        "Vertel bewoners wat u met hun idee deed": (False, True, False, False),
        "Blijf open in de vakantie": (False, False, False, True),
        "Betaal vrijwilligers binnen twee weken": (False, False, False, False),
    }


# The promise ledger


def test_de_afspraken_van_de_ronde_tafel_staan_in_alle_vier_standen(stad):
    telling = Counter(afspraak.stand for afspraak in RondetafelAfspraak.objects.met_plannen())
    assert telling == {"open": 1, "opgepakt": 8, "nagekomen": 1, "ingetrokken": 1}


def test_een_afspraak_is_te_vroeg_nagekomen_genoemd_en_dat_is_teruggedraaid(stad):
    afspraak = RondetafelAfspraak.objects.met_plannen().get(code="A7")
    stappen = Gebeurtenis.objects.filter(soort="afspraak_stand", object_id=afspraak.pk).order_by("op")
    assert (afspraak.stand, [stap.naar for stap in stappen]) == ("opgepakt", ["nagekomen", "open"])


# The end


def test_het_verslag_van_vorig_jaar_ligt_vast(vorig_jaar):
    momentopname = Momentopname.objects.get()
    assert (momentopname.jaar, momentopname.nummer, str(dag(momentopname.gemaakt_op))) == (2025, 1, "2026-03-20")
    assert momentopname.is_ongeschonden
    assert [plan["titel"] for plan in momentopname.gegevens["plannen"]] == list(
        vorig_jaar.plannen.order_by("team__naam", "nummer").values_list("titel", flat=True)
    )


def test_het_verslag_weet_niets_van_na_het_afsluiten(vorig_jaar):
    inhoud = Momentopname.objects.get().inhoud
    daarna = Besluit.objects.filter(cyclus__jaar=2026).exclude(klaar_op=None)
    assert [besluit for besluit in daarna if besluit.klaar_toelichting in inhoud] == []
    assert [advies for advies in Advies.objects.exclude(gevolg="") if advies.gevolg in inhoud] == []


def test_het_verslag_noemt_niemand(vorig_jaar):
    inhoud = Momentopname.objects.get().inhoud
    assert [mens.email for mens in Gebruiker.objects.all() if mens.email in inhoud] == []


def test_aan_vorig_jaar_verandert_niets_meer(terugblikken):
    with pytest.raises(DatabaseError, match="Dit jaar is afgesloten"), transaction.atomic():
        terugblikken.first().save()


# The nine rules of the example plans, for what is told at the end of the year


@pytest.fixture
def zinnen(stad):
    return zinnen_van(stad[0])


def test_regel_1_elke_terugblik_noemt_een_getal_en_zegt_wat_is_geleerd(terugblikken):
    assert [rij.bereikt for rij in terugblikken if not re.search(GETAL, rij.bereikt, re.IGNORECASE)] == []
    assert [rij.pk for rij in terugblikken if not (rij.geleerd and rij.voorstel_toelichting)] == []


def test_regel_5_niet_elk_plan_eindigt_goed(terugblikken):
    antwoorden = Counter(terugblikken.values_list("antwoord", flat=True))
    assert (set(antwoorden) == set(Antwoord) - {Antwoord.GEEN_OORDEEL}, antwoorden["ja"] < 30) == (True, True)


def test_regel_7_geen_tekst_noemt_een_echte_instelling(zinnen):
    assert noemt_instelling(zinnen) == []


def test_regel_7_geen_tekst_noemt_iemand_bij_naam(zinnen):
    assert [zin for zin in zinnen if re.search(r"\b(mevrouw|meneer|dhr|mw)\b", zin, re.IGNORECASE)] == []


def test_regel_8_een_zin_heeft_hooguit_twintig_woorden(zinnen):
    assert lange_zinnen(zinnen) == []


def test_regel_9_ieder_team_kijkt_met_eigen_woorden_terug(stad):
    for veld in ("Terugblik.bereikt", "Terugblik.geleerd", "Terugblik.voorstel_toelichting", "Oordeel.toelichting"):
        telling = Counter(stad[0][veld])
        assert [tekst for tekst, aantal in telling.items() if aantal > 1] == []
