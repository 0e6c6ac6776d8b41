"""Reporting progress on a theme: rules 3 and 4, and the request for help that comes with it."""

import uuid

import pytest

from buurtteams.factories import FunctionarisFactory
from plannen.factories import JaarcyclusFactory, PlanFactory, PlanThemaFactory
from plannen.models import Gebeurtenis, Voortgang, Vraag


def pad(planthema):
    return f"/plannen/{planthema.plan.pk}/thema/{planthema.thema.slug}/melden/"


@pytest.fixture
def getypt(planthema):
    """A full POST; the names as a person knows them."""

    def maak(**velden):
        velden = {"koers": "volgens_planning", "bewijs": "eigen_opgave", "onderdeel": "beide", "functie": ""} | velden
        return {f"pt{planthema.pk}-{naam}": waarde for naam, waarde in velden.items()}

    return maak


def fouten(antwoord):
    return antwoord.context["form"].errors


def test_coordinator_meldt_een_thema(schrijver, coordinator, planthema, getypt):
    antwoord = schrijver.post(pad(planthema), getypt(wat_gebeurd="Twaalf bewoners kwamen.", volgende_stap="Weer."))
    bericht = Voortgang.objects.get()
    assert antwoord.url == planthema.get_absolute_url()
    assert (bericht.planthema, bericht.koers, bericht.wat_gebeurd, bericht.volgende_stap) == (
        planthema,
        "volgens_planning",
        "Twaalf bewoners kwamen.",
        "Weer.",
    )
    assert (bericht.door, bericht.functie, bericht.namens, bericht.ongewijzigd) == (
        coordinator,
        "coördinator buurtteam",
        "",
        False,
    )


def test_het_bericht_wordt_de_stand_van_het_thema(schrijver, planthema, getypt):
    schrijver.post(pad(planthema), getypt())
    planthema.refresh_from_db()
    bericht = Voortgang.objects.get()
    assert (planthema.koers, planthema.gemeld_op, planthema.laatste) == (bericht.koers, bericht.gemeld_op, bericht)


def test_het_bericht_hoort_bij_de_ronde_die_open_is(schrijver, planthema, getypt):
    schrijver.post(pad(planthema), getypt())
    assert str(Voortgang.objects.get().ronde) == "ronde november"


def test_tussen_de_rondes_hoort_een_bericht_bij_geen_ronde(schrijver, planthema, getypt, cyclus):
    cyclus.rondes.filter(opent_op__month=11).update(sluit_op="2026-11-10")
    schrijver.post(pad(planthema), getypt())
    assert Voortgang.objects.get().ronde is None


def test_het_bericht_staat_in_het_logboek(schrijver, coordinator, planthema, bericht, getypt):
    schrijver.post(pad(planthema), getypt(koers="deels", wat_gebeurd="Minder dan gehoopt."))
    regel = Gebeurtenis.objects.first()
    assert (regel.soort, regel.van, regel.naar, regel.door) == (
        "voortgang_gemeld",
        "volgens_planning",
        "deels",
        coordinator,
    )


def test_een_nieuw_bericht_laat_het_oude_staan(schrijver, planthema, bericht, getypt):
    schrijver.post(pad(planthema), getypt(koers="gestopt", wat_gebeurd="De zaal sloot."))
    assert [(b.koers, b.wat_gebeurd) for b in planthema.voortgang.all()] == [
        ("gestopt", "De zaal sloot."),
        ("volgens_planning", "Er kwamen tien bewoners."),
    ]


def test_teamgenoot_meldt(als, teamgenoot, planthema, getypt):
    assert als(teamgenoot).post(pad(planthema), getypt()).status_code == 302


def test_een_team_dat_meedoet_meldt(als, coordinator_ander_team, planthema, getypt):
    planthema.plan.deelnemende_teams.add(coordinator_ander_team.teams[0])
    als(coordinator_ander_team).post(pad(planthema), getypt())
    assert Voortgang.objects.get().namens == "Buurtteam Noordoost"


@pytest.mark.parametrize("wijze", ["get", "post"])
def test_ander_team_ziet_een_concept_niet(als, coordinator_ander_team, team, wijze):
    planthema = PlanThemaFactory(plan=PlanFactory(team=team))
    assert getattr(als(coordinator_ander_team), wijze)(pad(planthema)).status_code == 404


@pytest.mark.parametrize("wijze", ["get", "post"])
@pytest.mark.parametrize("lezer", ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "beheer"])
def test_wie_alleen_leest_meldt_niets(als, lezer, planthema, getypt, wijze, request):
    antwoord = getattr(als(request.getfixturevalue(lezer)), wijze)(pad(planthema), getypt())
    assert (antwoord.status_code, Voortgang.objects.count()) == (403, 0)


@pytest.mark.parametrize("status", ["concept", "aangeboden", "ingetrokken"])
def test_alleen_over_een_plan_met_akkoord(schrijver, team, status):
    planthema = PlanThemaFactory(plan=PlanFactory(team=team, status=status))
    assert schrijver.get(pad(planthema)).status_code == 403


def test_in_een_gesloten_jaar_meldt_niemand_meer(schrijver, planthema, getypt, gesloten_jaar):
    gesloten_jaar()
    assert (schrijver.post(pad(planthema), getypt()).status_code, Voortgang.objects.count()) == (403, 0)


def test_alleen_lezen_verandert_niets(schrijver, planthema, inhoud):
    eerst = inhoud(planthema.plan)
    assert [schrijver.get(pad(planthema)).status_code, schrijver.put(pad(planthema)).status_code] == [200, 405]
    assert inhoud(planthema.plan) == eerst


def test_een_thema_dat_niet_in_het_plan_staat_is_404(schrijver, lopend_plan):
    assert schrijver.get(f"/plannen/{lopend_plan.pk}/thema/nergens/melden/").status_code == 404


# Rule 3

UITLEG = {
    "deels": {"wat_gebeurd": ["Vul een uitleg in: wat lukt niet, of lukt later?"]},
    "gestopt": {"wat_gebeurd": ["Vul een uitleg in: waarom stopt u hiermee?"]},
    "loopt_vast": {
        "wat_gebeurd": ["Vul een uitleg in. Zonder uitleg kan niemand u helpen."],
        "geprobeerd": ["Schrijf op wat u al hebt geprobeerd."],
    },
    "gereed": {"bewijs_toelichting": ["Schrijf bij 'Klaar' op hoe u dit weet."]},
    "": {"koers": ["Kies hoe het ervoor staat."]},
    "volgens_planning": {},
    "nog_niet_begonnen": {},
}


@pytest.mark.parametrize("koers", UITLEG)
def test_wat_elke_koers_vraagt(schrijver, planthema, getypt, koers):
    antwoord = schrijver.post(pad(planthema), getypt(koers=koers))
    if UITLEG[koers]:
        assert (antwoord.status_code, fouten(antwoord), Voortgang.objects.count()) == (200, UITLEG[koers], 0)
    else:
        assert (antwoord.status_code, Voortgang.objects.count()) == (302, 1)


@pytest.mark.parametrize(
    "velden",
    [
        {"koers": "deels", "wat_gebeurd": "Minder."},
        {"koers": "gestopt", "wat_gebeurd": "Geen zaal."},
        {"koers": "loopt_vast", "wat_gebeurd": "Geen zaal.", "geprobeerd": "Gebeld."},
        {"koers": "gereed", "bewijs_toelichting": "turflijst"},
        {"koers": "gereed", "bewijs": "document", "bewijs_link": "https://voorbeeld.test/verslag"},
    ],
    ids=lambda velden: velden["koers"],
)
def test_met_uitleg_of_bewijs_is_elke_koers_goed(schrijver, planthema, getypt, velden):
    schrijver.post(pad(planthema), getypt(**velden))
    assert [bericht.koers for bericht in Voortgang.objects.all()] == [velden["koers"]]


@pytest.mark.parametrize(
    "velden, fout",
    [
        ({"bewijs": "document"}, {"bewijs_link": ["Vul de link naar het document in."]}),
        ({"bewijs": "geteld"}, {"bewijs_toelichting": ["Schrijf op hoe er is geteld."]}),
        ({"bewijs": "document", "bewijs_link": "geen link"}, {"bewijs_link": ["Voer een geldige URL in."]}),
        (
            {"bewijs": "partner"},
            {"bewijs": ["Selecteer een geldige keuze. partner is geen beschikbare keuze."]},
        ),
    ],
)
def test_bewijs_noemt_waar_het_staat(schrijver, planthema, getypt, velden, fout):
    assert fouten(schrijver.post(pad(planthema), getypt(**velden))) == fout


def test_een_weigering_houdt_alle_tekst(schrijver, planthema, getypt, velden):
    data = getypt(koers="loopt_vast", wat_gebeurd="Een lang verhaal.\nMet regels.", hulp_vraag="Wie helpt?")
    antwoord = schrijver.post(pad(planthema), data | {"terug": "/teams/noordoost/ronde/"})
    staat_er = velden(antwoord, met=f"pt{planthema.pk}-wat_gebeurd")
    assert {naam: staat_er[naam].replace("\r\n", "\n") for naam in data} == data
    assert (staat_er["terug"], Voortgang.objects.count()) == ("/teams/noordoost/ronde/", 0)


# Help


@pytest.mark.parametrize("aan", ["gemeente", "instelling"])
def test_hulp_nodig_wordt_een_vraag(schrijver, coordinator, planthema, getypt, aan):
    hulp = {"hulp_aan": aan, "hulp_vraag": "Mag de zaal open?", "hulp_voor": "2026-12-06"}
    schrijver.post(pad(planthema), getypt(**hulp, onderdeel="sociaal"))
    vraag = Vraag.objects.get()
    assert (vraag.aan, vraag.organisatie, vraag.tekst, str(vraag.antwoord_voor)) == (
        aan,
        None,
        "Mag de zaal open?",
        "2026-12-06",
    )
    assert (vraag.voortgang, vraag.planthema, vraag.plan) == (Voortgang.objects.get(), planthema, planthema.plan)
    assert (vraag.door, vraag.functie, vraag.onderdeel) == (coordinator, "coördinator buurtteam", "sociaal")


def test_hulp_van_een_partner_gaat_naar_die_partner(schrijver, planthema, getypt):
    organisatie = planthema.plan.partners.get().organisatie
    hulp = {"hulp_aan": f"partner-{organisatie.pk}", "hulp_vraag": "Wie belt?", "hulp_voor": "2026-12-06"}
    schrijver.post(pad(planthema), getypt(**hulp))
    vraag = Vraag.objects.get()
    assert (vraag.aan, vraag.organisatie) == ("organisatie", organisatie)


def test_alleen_partners_van_dit_plan_zijn_te_vragen(schrijver, planthema, organisatie, getypt):
    hulp = {"hulp_aan": f"partner-{organisatie.pk}", "hulp_vraag": "Wie belt?", "hulp_voor": "2026-12-06"}
    antwoord = schrijver.post(pad(planthema), getypt(**hulp))
    assert (list(fouten(antwoord)), Vraag.objects.count()) == (["hulp_aan"], 0)


def test_de_vraag_staat_in_het_logboek(schrijver, planthema, getypt):
    hulp = {"hulp_aan": "gemeente", "hulp_vraag": "Mag de zaal open?", "hulp_voor": "2026-12-06"}
    schrijver.post(pad(planthema), getypt(**hulp))
    assert sorted((regel.soort, regel.naar) for regel in Gebeurtenis.objects.all()) == [
        ("voortgang_gemeld", "volgens_planning"),
        ("vraag_gesteld", "gemeente"),
    ]


@pytest.mark.parametrize(
    "hulp, fout",
    [
        (
            {"hulp_aan": "gemeente"},
            {
                "hulp_vraag": ["Schrijf op wat u vraagt."],
                "hulp_voor": ["Kies voor welke dag u antwoord nodig hebt."],
            },
        ),
        (
            {"hulp_aan": "gemeente", "hulp_vraag": "Wie?", "hulp_voor": "2026-11-21"},
            {"hulp_voor": ["Deze dag is al voorbij. Kies een latere dag."]},
        ),
        (
            {"hulp_aan": "gemeente", "hulp_vraag": "Wie?", "hulp_voor": "morgen"},
            {"hulp_voor": ["Vul een datum in, bijvoorbeeld 15-03-2027."]},
        ),
        (
            {"hulp_vraag": "Wie?"},
            {"hulp_aan": ["U schreef een vraag op. Kies van wie u hulp wilt, of maak de vraag leeg."]},
        ),
    ],
)
def test_een_halve_vraag_wordt_niet_gesteld(schrijver, planthema, getypt, hulp, fout):
    antwoord = schrijver.post(pad(planthema), getypt(**hulp))
    assert (fouten(antwoord), Voortgang.objects.count(), Vraag.objects.count()) == (fout, 0, 0)


def test_een_antwoorddag_van_vandaag_mag(schrijver, planthema, getypt):
    schrijver.post(pad(planthema), getypt(hulp_aan="gemeente", hulp_vraag="Wie?", hulp_voor="2026-11-22"))
    assert Vraag.objects.count() == 1


# Twice the same, somebody else, in place


def test_een_dubbele_klik_is_een_bericht(schrijver, planthema, getypt):
    data = getypt(sleutel=str(uuid.uuid4()), hulp_aan="gemeente", hulp_vraag="Wie?", hulp_voor="2026-12-06")
    assert [schrijver.post(pad(planthema), data).status_code for _ in range(2)] == [302, 302]
    assert [Voortgang.objects.count(), Vraag.objects.count(), Gebeurtenis.objects.count()] == [1, 1, 2]


def test_een_kapotte_sleutel_bewaart_gewoon(schrijver, planthema, getypt):
    schrijver.post(pad(planthema), getypt(sleutel="kapot"))
    assert [bericht.sleutel for bericht in Voortgang.objects.all()] == [None]


def test_instelling_meldt_namens_het_team(als, instelling, planthema, getypt):
    als(instelling).post(pad(planthema), getypt(onderdeel="sociaal"))
    bericht = Voortgang.objects.get()
    assert (bericht.namens, bericht.onderdeel, bericht.functie) == (
        "Buurtteam Noordoost",
        "sociaal",
        "functionaris instelling",
    )


@pytest.mark.parametrize("onderdeel", ["beide", "jeugd_en_gezin"])
def test_instelling_meldt_alleen_over_het_eigen_onderdeel(als, instelling, planthema, getypt, onderdeel):
    antwoord = als(instelling).post(pad(planthema), getypt(onderdeel=onderdeel))
    assert (list(fouten(antwoord)), Voortgang.objects.count()) == (["onderdeel"], 0)


def test_de_andere_instelling_kiest_haar_eigen_onderdeel(als, planthema):
    jeugd = FunctionarisFactory(instelling__onderdeel="jeugd_en_gezin").gebruiker
    veld = als(jeugd).get(pad(planthema)).context["form"].fields["onderdeel"]
    assert (veld.choices, veld.initial) == ([("jeugd_en_gezin", "jeugd en gezin")], "jeugd_en_gezin")


def test_wie_zijn_functie_invult_schrijft_daaruit(schrijver, planthema, getypt):
    schrijver.post(pad(planthema), getypt(functie="gezinswerker"))
    assert Voortgang.objects.get().functie == "gezinswerker"


def test_htmx_krijgt_alleen_het_formulier(schrijver, planthema):
    antwoord = schrijver.get(pad(planthema), headers={"HX-Request": "true"})
    assert antwoord.templates[0].name == "plannen/_voortgang_formulier.html"
    assert "<html" not in antwoord.text


def test_htmx_krijgt_na_bewaren_de_regel_die_het_zegt(schrijver, planthema, getypt):
    antwoord = schrijver.post(pad(planthema), getypt(), headers={"HX-Request": "true"})
    assert (antwoord.status_code, antwoord.templates[0].name) == (200, "plannen/_gemeld.html")
    assert Voortgang.objects.get().get_absolute_url() in antwoord.text


def test_htmx_houdt_de_tekst_bij_een_fout(schrijver, planthema, getypt, velden):
    data = getypt(koers="loopt_vast", wat_gebeurd="Wat ik schreef.")
    antwoord = schrijver.post(pad(planthema), data, headers={"HX-Request": "true"})
    naam = f"pt{planthema.pk}-wat_gebeurd"
    assert (velden(antwoord, met=naam)[naam], Voortgang.objects.count()) == ("Wat ik schreef.", 0)


@pytest.mark.parametrize("terug", ["/teams/noordoost/ronde/", "/"])
def test_terug_naar_waar_u_was(schrijver, planthema, getypt, terug):
    assert schrijver.post(pad(planthema), getypt() | {"terug": terug}).url == terug


@pytest.mark.parametrize(
    "terug", ["", "https://elders.test/", "//elders.test/", "/\\elders.test", "javascript:alert(1)", "http:///x"]
)
def test_terug_gaat_nooit_naar_een_andere_site(schrijver, planthema, getypt, terug):
    antwoord = schrijver.post(pad(planthema), getypt() | {"terug": terug})
    assert antwoord.url == planthema.get_absolute_url()


def test_een_plan_van_volgend_jaar_hoort_bij_geen_ronde_van_dit_jaar(schrijver, team, themas, getypt):
    volgend = PlanFactory(cyclus=JaarcyclusFactory(jaar=2027), team=team, status="vastgesteld")
    planthema = PlanThemaFactory(plan=volgend, thema=themas[0])
    schrijver.post(pad(planthema), {f"pt{planthema.pk}-{n.split('-')[1]}": w for n, w in getypt().items()})
    assert [bericht.ronde for bericht in Voortgang.objects.all()] == [None]
