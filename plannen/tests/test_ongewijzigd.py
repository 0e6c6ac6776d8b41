"""*Niets veranderd*: one tap that counts as a report; the second time running it asks why (rule 4)."""

import pytest

from plannen import acties
from plannen.factories import VoortgangFactory, moment
from plannen.models import Gebeurtenis, Voortgang


def pad(planthema):
    return f"/plannen/{planthema.plan.pk}/thema/{planthema.thema.slug}/ongewijzigd/"


@pytest.fixture
def tweede_keer(planthema, bericht):
    """Niets veranderd was said once already."""
    herhaling = acties.niets_veranderd(planthema, door=bericht.door)
    acties.meld_voortgang(voortgang=herhaling, door=bericht.door, op=moment(11, 15))
    planthema.refresh_from_db()


def test_een_tik_herhaalt_het_laatste_bericht(schrijver, planthema, coordinator):
    VoortgangFactory(planthema=planthema, koers="gereed", onderdeel="sociaal", wat_gebeurd="Het is af.")
    assert schrijver.post(pad(planthema)).url == planthema.get_absolute_url()
    nieuw = Voortgang.objects.first()
    assert (nieuw.koers, nieuw.onderdeel, nieuw.bewijs_toelichting) == ("gereed", "sociaal", "turflijst")
    assert (nieuw.ongewijzigd, nieuw.wat_gebeurd, nieuw.door) == (True, "", coordinator)


@pytest.mark.parametrize("koers", ["deels", "loopt_vast", "gestopt", "gereed", "nog_niet_begonnen"])
def test_elke_koers_is_te_herhalen(schrijver, planthema, koers):
    VoortgangFactory(planthema=planthema, koers=koers)
    schrijver.post(pad(planthema))
    planthema.refresh_from_db()
    assert (planthema.koers, planthema.laatste.ongewijzigd, str(planthema.laatste.ronde)) == (
        koers,
        True,
        "ronde november",
    )


def test_een_tik_telt_als_bericht(schrijver, planthema, bericht):
    schrijver.post(pad(planthema))
    regel = Gebeurtenis.objects.first()
    assert (regel.soort, regel.van, regel.naar) == ("voortgang_gemeld", "volgens_planning", "volgens_planning")


def test_zonder_eerder_bericht_is_er_niets_te_herhalen(schrijver, planthema):
    assert schrijver.post(pad(planthema)).url == pad(planthema).replace("ongewijzigd", "melden")
    assert Voortgang.objects.count() == 0


def test_de_tweede_keer_vraagt_waarom(schrijver, planthema, tweede_keer):
    antwoord = schrijver.post(pad(planthema))
    assert antwoord.context["form"].errors == {
        "uitleg": ["Dit is de tweede keer dat er niets veranderde. Schrijf kort op waarom."]
    }
    assert (antwoord.templates[0].name, Voortgang.objects.count()) == ("plannen/ongewijzigd_melden.html", 2)


def test_met_een_uitleg_telt_ook_de_tweede_keer(schrijver, planthema, tweede_keer):
    schrijver.post(pad(planthema), {f"on{planthema.pk}-uitleg": "De zaal is nog dicht."})
    planthema.refresh_from_db()
    assert (planthema.laatste.wat_gebeurd, planthema.laatste.ongewijzigd) == ("De zaal is nog dicht.", True)


def test_de_derde_keer_vraagt_het_weer(schrijver, planthema, tweede_keer):
    codes = [schrijver.post(pad(planthema), {f"on{planthema.pk}-uitleg": uitleg}).status_code for uitleg in ("x", "")]
    assert (codes, Voortgang.objects.count()) == ([302, 200], 3)


def test_na_een_echt_bericht_is_een_tik_weer_genoeg(schrijver, planthema, tweede_keer):
    VoortgangFactory(planthema=planthema, op=moment(11, 16))
    assert schrijver.post(pad(planthema)).status_code == 302


def test_een_dubbele_klik_is_een_bericht(schrijver, planthema, bericht):
    data = {f"on{planthema.pk}-sleutel": "7f1c2d34-0000-4000-8000-000000000000"}
    assert schrijver.post(pad(planthema), data).status_code == 302
    antwoord = schrijver.post(pad(planthema), data)
    assert (antwoord.status_code, Voortgang.objects.count()) == (302, 2)


def test_instelling_herhaalt_alleen_over_het_eigen_onderdeel(als, instelling, planthema):
    VoortgangFactory(planthema=planthema, onderdeel="jeugd_en_gezin")
    als(instelling).post(pad(planthema))
    nieuw = Voortgang.objects.first()
    assert (nieuw.namens, nieuw.onderdeel) == ("Buurtteam Noordoost", "sociaal")


@pytest.mark.parametrize("wijze", ["get", "post"])
@pytest.mark.parametrize("lezer", ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "beheer"])
def test_wie_alleen_leest_meldt_niets(als, lezer, planthema, bericht, wijze, request):
    antwoord = getattr(als(request.getfixturevalue(lezer)), wijze)(pad(planthema))
    assert (antwoord.status_code, Voortgang.objects.count()) == (403, 1)


def test_wie_het_plan_niet_ziet_krijgt_404(als, partner, planthema, bericht):
    assert als(partner).post(pad(planthema)).status_code == 404


def test_in_een_gesloten_jaar_herhaalt_niemand(schrijver, planthema, bericht, gesloten_jaar):
    gesloten_jaar()
    assert (schrijver.post(pad(planthema)).status_code, Voortgang.objects.count()) == (403, 1)


def test_alleen_lezen_verandert_niets(schrijver, planthema, bericht):
    assert [schrijver.get(pad(planthema)).status_code, schrijver.put(pad(planthema)).status_code] == [200, 405]
    assert Voortgang.objects.count() == 1


def test_htmx_krijgt_het_deel(schrijver, planthema, bericht):
    antwoord = schrijver.post(pad(planthema), headers={"HX-Request": "true"})
    assert (antwoord.status_code, antwoord.templates[0].name) == (200, "plannen/_gemeld.html")


def test_htmx_vraagt_in_plaats_waarom(schrijver, planthema, tweede_keer):
    antwoord = schrijver.post(pad(planthema), headers={"HX-Request": "true"})
    assert antwoord.templates[0].name == "plannen/_ongewijzigd_formulier.html"


def test_terug_naar_de_ronde(schrijver, planthema, bericht):
    assert schrijver.post(pad(planthema), {"terug": "/teams/noordoost/ronde/"}).url == "/teams/noordoost/ronde/"
