"""The calendar of a team and of a wijk: who may read it, and what a calendar program finds in it."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from buurtteams.factories import BuurtteamFactory, WijkFactory
from plannen.agenda import gebruiker_van, sleutel_van
from plannen.overzicht.kalender import maak_kalender
from samenwerking.factories import BijeenkomstFactory, OrganisatieFactory, SignaalFactory
from samenwerking.models import Bijeenkomst

UTRECHT = ZoneInfo("Europe/Amsterdam")
FEED = "/teams/noordoost/agenda.ics"


def utrecht(*wanneer):
    return datetime.datetime(*wanneer, tzinfo=UTRECHT)


@pytest.fixture
def maak(team):
    def maak(begin=None, **velden):
        begin = begin or utrecht(2026, 12, 3, 19, 30)
        velden = {"titel": "Thee en post", "eind": begin + datetime.timedelta(hours=2), "teams": [team]} | velden
        return BijeenkomstFactory(begin=begin, **velden)

    return maak


def lees(antwoord):
    return Calendar.from_ical(antwoord.content)


def titels(antwoord):
    return [str(deel["SUMMARY"]) for deel in lees(antwoord).events]


# Who may read it


def test_zonder_sleutel_gaat_wie_niet_is_aangemeld_eerst_inloggen(client, team):
    antwoord = client.get(FEED)
    assert (antwoord.status_code, antwoord["location"]) == (302, f"/inloggen/?next={FEED}")


def test_met_de_eigen_sleutel_leest_een_agendaprogramma(client, coordinator, maak):
    maak()
    assert titels(client.get(FEED, {"sleutel": sleutel_van(coordinator, "team", "noordoost")})) == ["Thee en post"]


def test_een_sleutel_opent_een_agenda_en_geen_andere(client, coordinator, team):
    sleutel = sleutel_van(coordinator, "team", "noordoost")
    for adres in (f"/wijk/{team.wijk.slug}/agenda.ics", f"/teams/{BuurtteamFactory().slug}/agenda.ics"):
        assert client.get(adres, {"sleutel": sleutel}).status_code == 404


@pytest.mark.parametrize("sleutel", ["", "x", "1-abc", "1-abc:def"])
def test_een_verzonnen_sleutel_opent_niets_ook_niet_voor_wie_is_aangemeld(client, als, coordinator, sleutel):
    assert client.get(FEED, {"sleutel": sleutel}).status_code == 404
    assert als(coordinator).get(FEED, {"sleutel": sleutel}).status_code == 404


def test_een_nieuw_wachtwoord_maakt_een_oude_sleutel_dood(coordinator):
    sleutel = sleutel_van(coordinator, "team", "noordoost")
    assert gebruiker_van(sleutel, "team", "noordoost") == coordinator
    coordinator.set_password("iets-heel-anders")
    coordinator.save()
    assert gebruiker_van(sleutel, "team", "noordoost") is None


@pytest.mark.parametrize("einde", ["rol", "account"])
def test_wie_vertrok_leest_niets_meer(client, coordinator, einde):
    sleutel = sleutel_van(coordinator, "team", "noordoost")
    if einde == "rol":
        coordinator.rol_set.update(tot="2026-11-21")
    else:
        type(coordinator).objects.filter(pk=coordinator.pk).update(is_active=False)
    assert client.get(FEED, {"sleutel": sleutel}).status_code == 404


def test_een_partner_leest_alleen_waar_de_eigen_organisatie_organiseert(client, partner, organisatie, maak):
    maak(titel="Met ons", organisaties=[organisatie])
    maak(titel="Zonder ons", organisaties=[OrganisatieFactory()])
    assert titels(client.get(FEED, {"sleutel": sleutel_van(partner, "team", "noordoost")})) == ["Met ons"]


def test_een_team_dat_er_niet_is(als, coordinator):
    assert als(coordinator).get("/teams/bestaat-niet/agenda.ics").status_code == 404
    assert als(coordinator).get("/wijk/bestaat-niet/agenda.ics").status_code == 404


def test_alleen_lezen(als, coordinator):
    assert als(coordinator).post(FEED).status_code == 405


def test_het_antwoord_is_een_agenda_die_niemand_bewaart(als, coordinator):
    antwoord = als(coordinator).get(FEED)
    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    assert antwoord["Content-Disposition"] == 'inline; filename="agenda-buurtteam-noordoost.ics"'
    assert "private" in antwoord["Cache-Control"] and "no-store" in antwoord["Cache-Control"]


# Which meetings


def test_de_wijk_toont_wat_daar_is_en_wat_haar_teams_doen(als, coordinator, team, maak):
    wijk = team.wijk
    maak(titel="van het team")
    maak(titel="van de stad", teams=[], van_gemeente=True, wijk=wijk)
    maak(titel="elders", wijk=WijkFactory())
    maak(titel="van een ander team", teams=[BuurtteamFactory()])
    assert titels(als(coordinator).get(f"/wijk/{wijk.slug}/agenda.ics")) == ["van het team", "van de stad"]


def test_een_jaar_terug_en_alles_wat_komt(als, coordinator, maak):
    maak(utrecht(2025, 11, 20, 19), titel="te lang geleden")
    maak(utrecht(2025, 11, 24, 19), titel="vorig jaar")
    maak(utrecht(2028, 1, 10, 19), titel="over een jaar")
    assert titels(als(coordinator).get(FEED)) == ["vorig jaar", "over een jaar"]


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("soort, vragen", [("team", 8), ("wijk", 8)])
def test_de_agenda_vraagt_altijd_evenveel(
    als, coordinator, team, maak, aantal, soort, vragen, django_assert_num_queries
):
    for _ in range(aantal):
        maak(wijk=team.wijk, organisaties=[OrganisatieFactory()])
    adres = FEED if soort == "team" else f"/wijk/{team.wijk.slug}/agenda.ics"
    browser = als(coordinator)
    with django_assert_num_queries(vragen):
        assert len(titels(browser.get(adres))) == aantal


# What stands in it


def feed(maak, **velden):
    rij = Bijeenkomst.objects.get(pk=maak(**velden).pk)
    return maak_kalender("Buurtteam Noordoost", [rij], lambda pad: f"https://rondetafel.test{pad}")


def test_heen_en_terug_is_hetzelfde(maak):
    titel = "Thee, post; en \\ een vraag: “hoe gaat het?” " + "heel lang " * 6
    rauw = feed(maak, titel=titel, plek="Zaal 3\nachter de bar, links")
    (deel,) = Calendar.from_ical(rauw).events
    assert (str(deel["SUMMARY"]), str(deel["LOCATION"])) == (titel, "Zaal 3\nachter de bar, links")
    assert Calendar.from_ical(rauw).to_ical() == rauw


def test_lange_regels_zijn_gevouwen_en_tekens_ontdaan_van_hun_kracht(maak):
    rauw = feed(maak, titel="één " * 30, plek="Zaal 3; links,\nachter")
    assert max(len(regel) for regel in rauw.split(b"\r\n")) <= 75
    assert b"\n" not in rauw.replace(b"\r\n", b"")
    assert b"LOCATION:Zaal 3\\; links\\,\\nachter\r\n" in rauw


def test_wie_dezelfde_agenda_opnieuw_haalt_herkent_de_bijeenkomst(als, coordinator, maak):
    rij = maak()
    (eerst,) = lees(als(coordinator).get(FEED)).events
    Bijeenkomst.objects.update(titel="Koffie", versie=2, gewijzigd_op=utrecht(2026, 11, 23, 10))
    (later,) = lees(als(coordinator).get(FEED)).events
    assert eerst["UID"] == later["UID"] == f"bijeenkomst-{rij.pk}@rondetafel"
    assert (eerst["SEQUENCE"], later["SEQUENCE"]) == (1, 2)
    assert later.decoded("LAST-MODIFIED") == later.decoded("DTSTAMP") == utrecht(2026, 11, 23, 10)


def test_wie_de_bijeenkomst_afgelast_ziet_dat_in_een_agendaprogramma_terug(als, coordinator, maak):
    """The step itself raises the sequence; a calendar keeps what it has for a lower one."""
    rij = maak()
    (eerst,) = lees(als(coordinator).get(FEED)).events
    als(coordinator).post(f"{rij.get_absolute_url()}afgelasten/", {"reden": "De zaal is dicht.", "versie": rij.versie})
    (later,) = lees(als(coordinator).get(FEED)).events
    assert (later["UID"], later["STATUS"]) == (eerst["UID"], "CANCELLED")
    assert later["SEQUENCE"] > eerst["SEQUENCE"]


@pytest.mark.parametrize(
    "status, woord, titel",
    [
        ("gepland", "CONFIRMED", "Thee en post"),
        ("gehouden", "CONFIRMED", "Thee en post"),
        ("afgelast", "CANCELLED", "Gaat niet door: Thee en post"),
    ],
)
def test_wat_niet_doorgaat_staat_er_afgelast_in(maak, status, woord, titel):
    (deel,) = Calendar.from_ical(feed(maak, status=status, reden="ziek" if status == "afgelast" else "")).events
    assert (deel["STATUS"], str(deel["SUMMARY"])) == (woord, titel)


def test_geen_situaties_geen_aantallen_en_geen_vrije_tekst(maak):
    geheim = {"casussen": "Een gezin", "rollen": "De moskee", "agenda": "Vrije tekst", "gespreksleider": "Jo"}
    rij = maak(bereik=4321, status="gehouden", met_bewoners=True, **geheim)
    SignaalFactory(bijeenkomst=rij, tekst="De brief is moeilijk.")
    rij.refresh_from_db()
    rauw = maak_kalender("x", [rij], str).decode()
    assert not [woord for woord in (*geheim.values(), "4321", "De brief") if woord in rauw]


# Summer time


@pytest.mark.parametrize(
    "dag, verschil",
    [
        ((2027, 3, 27), 1),
        ((2027, 3, 28), 2),
        ((2027, 3, 29), 2),
        ((2026, 10, 24), 2),
        ((2026, 10, 25), 1),
        ((2026, 10, 26), 1),
    ],
)
def test_half_acht_blijft_half_acht_rond_de_zomertijd(maak, dag, verschil):
    kalender = Calendar.from_ical(feed(maak, begin=utrecht(*dag, 19, 30)))
    (deel,) = kalender.events
    begin = deel.decoded("DTSTART")
    assert (begin.hour, begin.minute, begin.date()) == (19, 30, datetime.date(*dag))
    assert begin.utcoffset() == datetime.timedelta(hours=verschil)
    assert deel["DTSTART"].params["TZID"] == "Europe/Amsterdam"


@pytest.mark.parametrize(
    "avond, ochtend, uren", [((2027, 3, 27), (2027, 3, 28), 11), ((2026, 10, 24), (2026, 10, 25), 13)]
)
def test_van_tien_uur_tot_tien_uur_over_de_wisseling_heen(maak, avond, ochtend, uren):
    begin, eind = utrecht(*avond, 22), utrecht(*ochtend, 10)
    (deel,) = Calendar.from_ical(feed(maak, begin=begin, eind=eind)).events
    duur = deel.decoded("DTEND").astimezone(datetime.UTC) - deel.decoded("DTSTART").astimezone(datetime.UTC)
    assert duur == datetime.timedelta(hours=uren)
    assert [deel.decoded(veld).hour for veld in ("DTSTART", "DTEND")] == [22, 10]


@pytest.mark.parametrize("adres", [FEED, "/wijk/noordoost/agenda.ics"])
def test_ook_in_de_agenda_van_team_en_wijk_staat_de_zomertijd_goed(als, coordinator, team, maak, adres):
    maak(utrecht(2027, 3, 26, 19, 30))
    maak(utrecht(2027, 4, 2, 19, 30))
    adres = adres.replace("/wijk/noordoost/", f"/wijk/{team.wijk.slug}/")
    tijden = [deel.decoded("DTSTART") for deel in lees(als(coordinator).get(adres)).events]
    assert [(tijd.hour, tijd.minute) for tijd in tijden] == [(19, 30), (19, 30)]
    assert [tijd.astimezone(datetime.UTC).hour for tijd in tijden] == [18, 17]


@pytest.mark.parametrize("dag", [(2027, 3, 27), (2027, 3, 29), (2026, 10, 24), (2026, 10, 26)])
def test_de_eigen_tijdzone_van_de_agenda_rekent_hetzelfde(maak, dag):
    """A program that does not know Europe/Amsterdam reads the VTIMEZONE."""
    kalender = Calendar.from_ical(feed(maak, begin=utrecht(*dag, 19, 30)))
    (zone,) = kalender.timezones
    assert zone["TZID"] == "Europe/Amsterdam"
    naief = datetime.datetime(*dag, 19, 30)
    assert naief.replace(tzinfo=zone.to_tz(lookup_tzid=False)).utcoffset() == naief.replace(tzinfo=UTRECHT).utcoffset()


# The page with the address


def test_de_bladzijde_geeft_een_adres_dat_werkt(als, client, coordinator, maak):
    maak()
    antwoord = als(coordinator).get("/samenwerking/bijeenkomsten/agenda/", {"van": "team:noordoost"})
    adres = antwoord.context["adres"]
    assert adres.startswith(f"http://testserver{FEED}?sleutel=") and adres in antwoord.text
    client.logout()
    assert titels(client.get(adres)) == ["Thee en post"]


def test_zonder_keuze_staat_er_geen_adres_en_het_eigen_team_staat_boven(als, coordinator, team):
    BuurtteamFactory(naam="Aan de gracht")
    antwoord = als(coordinator).get("/samenwerking/bijeenkomsten/agenda/?van=team:bestaat-niet")
    assert "adres" not in antwoord.context
    keuzes = [label for _, label in antwoord.context["form"].fields["van"].choices]
    assert keuzes[:3] == ["Kies een team of wijk", "Buurtteam Noordoost", "Buurtteam Aan de gracht"]
