import datetime
import re

import pytest
import time_machine
from django.db import IntegrityError
from django.utils import timezone

from buurtteams.factories import (
    BuurtteamFactory,
    CoordinatorFactory,
    GebruikerFactory,
    InstellingFactory,
    UitnodigingFactory,
)
from buurtteams.models import Rol, Uitnodiging
from buurtteams.rechten import mag_uitnodigen


@pytest.fixture
def als_beheer(client, beheer, django_capture_on_commit_callbacks):
    """Posts as beheer, and lets what was to happen after the transaction happen."""
    client.force_login(beheer)

    def post(pad, gegevens=None):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(pad, gegevens or {})

    return post


@pytest.fixture
def gegevens():
    return {"soort": "gemeente", "naam": "Gerda Meent", "email": "Gerda@Utrecht.test", "functie": "adviseur wijken"}


def test_beheer_nodigt_uit_en_de_mail_gaat_weg(als_beheer, beheer, gegevens, mailoutbox):
    assert als_beheer("/uitnodigingen/nieuw/", gegevens).url == "/uitnodigingen/"
    uitnodiging = Uitnodiging.objects.get()
    assert (uitnodiging.email, uitnodiging.soort, uitnodiging.door) == ("gerda@utrecht.test", "gemeente", beheer)
    [bericht] = mailoutbox
    assert (bericht.subject, bericht.to) == ("U bent uitgenodigd voor Rondetafel", ["gerda@utrecht.test"])
    assert f"Beste Gerda Meent,\n\n{beheer.naam} nodigt u uit voor Rondetafel." in bericht.body
    sleutel = re.search(r"http://testserver/uitnodiging/(\S+)/\n", bericht.body)[1]
    assert list(Uitnodiging.objects.met_sleutel(sleutel)) == [uitnodiging]


def test_de_sleutel_zelf_staat_niet_in_de_database(als_beheer, gegevens, mailoutbox):
    als_beheer("/uitnodigingen/nieuw/", gegevens)
    sleutel = re.search(r"/uitnodiging/(\S+)/\n", mailoutbox[0].body)[1]
    assert sleutel not in str(Uitnodiging.objects.values().get())


@pytest.mark.parametrize("soort", [soort.value for soort in Rol.Soort])
def test_elke_rol_kan_worden_uitgenodigd(als_beheer, gegevens, soort):
    gegevens["soort"] = soort
    if soort == "coordinator":
        gegevens["buurtteam"] = BuurtteamFactory().pk
    if soort == "instelling":
        gegevens["instelling"] = InstellingFactory().pk
    als_beheer("/uitnodigingen/nieuw/", gegevens)
    assert [uitnodiging.soort for uitnodiging in Uitnodiging.objects.all()] == [soort]


def fouten_en_tekst(antwoord):
    assert Uitnodiging.objects.count() == 0
    assert 'value="Gerda Meent"' in antwoord.text  # what was typed is still there
    return antwoord.context["form"].errors


def test_coordinator_zonder_team(als_beheer, gegevens):
    gegevens["soort"] = "coordinator"
    antwoord = als_beheer("/uitnodigingen/nieuw/", gegevens)
    assert fouten_en_tekst(antwoord) == {"buurtteam": ["Kies het buurtteam van deze coördinator."]}


def test_functionaris_zonder_instelling(als_beheer, gegevens):
    gegevens["soort"] = "instelling"
    antwoord = als_beheer("/uitnodigingen/nieuw/", gegevens)
    assert fouten_en_tekst(antwoord) == {"instelling": ["Kies de instelling van deze functionaris."]}


def test_team_bij_een_rol_zonder_team(als_beheer, gegevens):
    gegevens["buurtteam"] = BuurtteamFactory().pk
    antwoord = als_beheer("/uitnodigingen/nieuw/", gegevens)
    assert fouten_en_tekst(antwoord) == {"buurtteam": ["Kies hier 'Geen': bij deze rol hoort dit niet."]}


def test_leeg_formulier(als_beheer):
    fouten = als_beheer("/uitnodigingen/nieuw/").context["form"].errors
    assert fouten == {veld: ["Dit veld is verplicht."] for veld in ("soort", "naam", "email")}


def test_wie_de_rol_al_heeft(als_beheer, gegevens, gemeente):
    gegevens["email"] = gemeente.email.upper()
    antwoord = als_beheer("/uitnodigingen/nieuw/", gegevens)
    assert fouten_en_tekst(antwoord) == {"email": ["Deze persoon heeft deze rol al."]}


def test_een_andere_rol_voor_wie_al_een_account_heeft_mag(als_beheer, gegevens, coordinator):
    gegevens["email"] = coordinator.email
    assert als_beheer("/uitnodigingen/nieuw/", gegevens).url == "/uitnodigingen/"


def test_account_dat_uit_staat(als_beheer, gegevens):
    gegevens["email"] = GebruikerFactory(is_active=False).email
    fouten = fouten_en_tekst(als_beheer("/uitnodigingen/nieuw/", gegevens))
    assert fouten == {"email": ["Dit account staat uit. Zet het eerst weer aan bij Beheer, Gebruikers."]}


def test_dezelfde_uitnodiging_nog_eens(als_beheer, gegevens):
    als_beheer("/uitnodigingen/nieuw/", gegevens)
    fouten = als_beheer("/uitnodigingen/nieuw/", gegevens).context["form"].errors
    assert fouten == {"email": ["Deze uitnodiging is al verstuurd. U kunt haar in de lijst opnieuw versturen."]}
    assert Uitnodiging.objects.count() == 1


def test_een_mail_die_niet_weg_kan_wordt_gemeld(client, beheer, gegevens, settings, transactional_db):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    client.force_login(beheer)
    antwoord = client.post("/uitnodigingen/nieuw/", gegevens, follow=True)
    assert [str(bericht) for bericht in antwoord.context["messages"]] == [
        "De mail aan gerda@utrecht.test kon niet weg. Verstuur de uitnodiging later opnieuw."
    ]


def test_opnieuw_versturen_geeft_een_nieuwe_link_en_termijn(als_beheer, client, mailoutbox):
    uitnodiging = UitnodigingFactory(
        sleutel="oud",
        gemaakt_op=timezone.now() - datetime.timedelta(days=20),
        verloopt_op=timezone.now() - datetime.timedelta(days=6),
    )
    with time_machine.travel(timezone.now(), tick=False):
        assert als_beheer(f"/uitnodigingen/{uitnodiging.pk}/opnieuw/").url == "/uitnodigingen/"
        uitnodiging.refresh_from_db()
        assert uitnodiging.verloopt_op == timezone.now() + datetime.timedelta(days=14)
    sleutel = re.search(r"/uitnodiging/(\S+)/\n", mailoutbox[0].body)[1]
    assert client.get("/uitnodiging/oud/").status_code == 404
    assert list(Uitnodiging.objects.met_sleutel(sleutel).open()) == [uitnodiging]


def test_intrekken_en_terugdraaien(als_beheer):
    uitnodiging = UitnodigingFactory()
    als_beheer(f"/uitnodigingen/{uitnodiging.pk}/intrekken/")
    assert Uitnodiging.objects.get().stand == "ingetrokken"
    als_beheer(f"/uitnodigingen/{uitnodiging.pk}/opnieuw/")
    assert Uitnodiging.objects.get().stand == "open"


@pytest.mark.parametrize("stap", ["opnieuw", "intrekken"])
def test_een_aangenomen_uitnodiging_blijft_zoals_zij_is(als_beheer, mailoutbox, stap):
    uitnodiging = UitnodigingFactory(aanvaard_op=timezone.now(), aanvaard_door=GebruikerFactory())
    voor = Uitnodiging.objects.values().get()
    als_beheer(f"/uitnodigingen/{uitnodiging.pk}/{stap}/")
    assert (Uitnodiging.objects.values().get(), mailoutbox) == (voor, [])


@pytest.mark.parametrize("pad", ["/uitnodigingen/", "/uitnodigingen/nieuw/"])
def test_wie_niet_uitnodigt_krijgt_404(client, coordinator, gegevens, pad):
    client.force_login(coordinator)
    assert client.get(pad).status_code == 404
    assert client.post("/uitnodigingen/nieuw/", gegevens).status_code == 404
    assert Uitnodiging.objects.count() == 0


@pytest.mark.parametrize("stap", ["opnieuw", "intrekken"])
def test_andermans_uitnodiging_is_er_niet(client, coordinator, stap):
    uitnodiging = UitnodigingFactory(door=coordinator)
    client.force_login(coordinator)
    assert client.post(f"/uitnodigingen/{uitnodiging.pk}/{stap}/").status_code == 404
    assert Uitnodiging.objects.get().stand == "open"


@pytest.mark.parametrize("stap", ["opnieuw", "intrekken"])
def test_een_link_openen_verandert_niets(client, beheer, stap):
    uitnodiging = UitnodigingFactory()
    client.force_login(beheer)
    assert client.get(f"/uitnodigingen/{uitnodiging.pk}/{stap}/").status_code == 405
    assert Uitnodiging.objects.get().stand == "open"


def test_alleen_beheer_mag_uitnodigen(beheer, coordinator, gemeente):
    assert [mag_uitnodigen(wie) for wie in (beheer, coordinator, gemeente)] == [True, False, False]
    assert mag_uitnodigen(beheer, Rol.Soort.PARTNER) is True


def test_zichtbaar_voor(beheer, coordinator):
    uitnodiging = UitnodigingFactory(door=coordinator)
    assert list(Uitnodiging.objects.zichtbaar_voor(beheer)) == [uitnodiging]
    assert list(Uitnodiging.objects.zichtbaar_voor(coordinator)) == []


@pytest.mark.parametrize("aantal", [1, 3])
def test_lijst_vraagt_even_vaak(client, beheer, django_assert_num_queries, aantal):
    UitnodigingFactory.create_batch(aantal, soort="coordinator", buurtteam=BuurtteamFactory())
    client.force_login(beheer)
    with django_assert_num_queries(4):
        antwoord = client.get("/uitnodigingen/")
    assert len(antwoord.context["uitnodigingen"]) == aantal


def test_wie_nog_moet_antwoorden_staat_bovenaan(client, beheer):
    nu = timezone.now()
    aanvaard = UitnodigingFactory(aanvaard_op=nu, aanvaard_door=CoordinatorFactory().gebruiker)
    ingetrokken = UitnodigingFactory(ingetrokken_op=nu)
    wacht = UitnodigingFactory(gemaakt_op=nu - datetime.timedelta(days=3))
    client.force_login(beheer)
    assert list(client.get("/uitnodigingen/").context["uitnodigingen"]) == [wacht, ingetrokken, aanvaard]


@pytest.mark.parametrize(
    "fout",
    [
        {"soort": "coordinator"},
        {"soort": "instelling"},
        {"aanvaard_op": datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)},
    ],
)
def test_de_database_weigert_wat_niet_kan(db, fout):
    with pytest.raises(IntegrityError):
        UitnodigingFactory(**fout)
