"""/beheer/ is behind the same sign-in as the rest, for the role beheer only."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from buurtteams.factories import (
    WACHTWOORD,
    AanbevelingFactory,
    BuurtteamFactory,
    FunctionarisFactory,
    GebruikerFactory,
    InstellingFactory,
    KnelpuntFactory,
    ThemaFactory,
    UitnodigingFactory,
    WijkFactory,
)
from buurtteams.models import Buurtteam, Gebruiker, Onderdeel, Rol, Wijk

LIJSTEN = [
    reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") for model in admin.site._registry
]
VERWIJDERBAAR = {"knelpunt", "aanbeveling"}


@pytest.mark.parametrize("pad", ["/beheer/", "/beheer/buurtteams/wijk/", "/beheer/bestaat/niet/"])
def test_wie_niet_ingelogd_is_gaat_naar_onze_inlogpagina(client, db, pad):
    assert client.get(pad).url == f"/inloggen/?next={pad}"


@pytest.mark.parametrize("pad", ["/beheer/", "/beheer/buurtteams/", "/beheer/jsi18n/", *LIJSTEN])
def test_wie_geen_beheerder_is_krijgt_404(client, gemeente, pad):
    client.force_login(gemeente)
    assert client.get(pad).status_code == 404
    assert client.post(pad).status_code == 404


@pytest.mark.parametrize("pad", ["/beheer/", "/beheer/buurtteams/", "/beheer/jsi18n/", *LIJSTEN])
def test_beheer_ziet_alles(client, beheer, pad):
    client.force_login(beheer)
    assert client.get(pad).status_code == 200


def test_het_eigen_inlogformulier_van_het_beheer_raadt_niet_mee(client, beheer):
    antwoord = client.post("/beheer/login/?next=/beheer/", {"username": beheer.email, "password": WACHTWOORD})
    assert antwoord.url == "/inloggen/?next=/beheer/"
    assert client.get("/account/").status_code == 302


def test_uitloggen_in_het_beheer(client, beheer):
    client.force_login(beheer)
    assert client.get("/beheer/logout/").status_code == 405
    assert client.post("/beheer/logout/").url == "/inloggen/"


@pytest.mark.parametrize("pad", ["/beheer/password_change/", "/beheer/buurtteams/gebruiker/1/password/"])
def test_het_beheer_wijzigt_geen_wachtwoorden(client, beheer, pad):
    client.force_login(beheer)
    assert client.get(pad).status_code in (302, 404)


@pytest.mark.parametrize(
    "fabriek",
    [
        WijkFactory,
        InstellingFactory,
        BuurtteamFactory,
        ThemaFactory,
        KnelpuntFactory,
        AanbevelingFactory,
        GebruikerFactory,
        UitnodigingFactory,
    ],
)
def test_bladzijden_van_een_rij(client, beheer, fabriek):
    rij = fabriek()
    model = rij._meta.model_name
    client.force_login(beheer)
    assert client.get(reverse(f"admin:buurtteams_{model}_change", args=[rij.pk])).status_code == 200
    assert client.get(reverse(f"admin:buurtteams_{model}_history", args=[rij.pk])).status_code == 200
    verwijderen = client.get(reverse(f"admin:buurtteams_{model}_delete", args=[rij.pk]))
    assert verwijderen.status_code == (200 if model in VERWIJDERBAAR else 403)


def velden_van(antwoord):
    """What the form of a change page would send as it stands."""
    formulier = antwoord.context["adminform"].form
    velden = {naam: formulier[naam].value() for naam in formulier.fields}
    for regels in antwoord.context["inline_admin_formsets"]:
        for deel in [regels.formset.management_form, *regels.formset.forms]:
            velden |= {deel.add_prefix(naam): deel[naam].value() for naam in deel.fields}
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def wijzig(client, object, **anders):
    pad = reverse(f"admin:buurtteams_{object._meta.model_name}_change", args=[object.pk])
    antwoord = client.post(pad, velden_van(client.get(pad)) | anders)
    assert antwoord.status_code == 302, antwoord.context["errors"]


def test_een_teamnaam_verbeteren_laat_het_adres_staan(client, beheer):
    team = BuurtteamFactory(naam="Overvecht Spoorzoom", slug="overvecht-spoorzoom")
    client.force_login(beheer)
    wijzig(client, team, naam="Overvecht-Zuid", naam_bevestigd="on", slug="anders")
    verbeterd = Buurtteam.objects.get(pk=team.pk)
    assert (verbeterd.naam, verbeterd.slug) == ("Overvecht-Zuid", "overvecht-spoorzoom")
    assert LogEntry.objects.get().user == beheer


def test_uitvoering_vastleggen(client, beheer):
    onderdeel = Onderdeel.objects.get(buurtteam=BuurtteamFactory(), soort="sociaal")
    client.force_login(beheer)
    regel = {"instelling": InstellingFactory().pk, "vanaf": "2026-01-01", "onderdeel": onderdeel.pk}
    regels = {f"uitvoeringen-0-{naam}": waarde for naam, waarde in regel.items()}
    wijzig(client, onderdeel, **regels, **{"uitvoeringen-TOTAL_FORMS": "1"})
    assert [str(rij.vanaf) for rij in onderdeel.uitvoeringen.all()] == ["2026-01-01"]


def test_een_datum_blijft_staan_bij_het_opslaan(client, beheer):
    rol = FunctionarisFactory(tot="2027-12-31")
    client.force_login(beheer)
    wijzig(client, rol.gebruiker, naam="Andere naam")
    rol.refresh_from_db()
    assert (str(rol.vanaf), str(rol.tot), rol.gebruiker.naam) == ("2020-01-01", "2027-12-31", "Andere naam")


def test_account_uitzetten(client, beheer, coordinator):
    client.force_login(beheer)
    pad = reverse("admin:buurtteams_gebruiker_change", args=[coordinator.pk])
    velden = velden_van(client.get(pad))
    velden.pop("is_active")
    client.post(pad, velden)
    assert Gebruiker.objects.get(pk=coordinator.pk).is_active is False


def test_een_rol_geven(client, beheer, coordinator):
    client.force_login(beheer)
    nieuw = {"rol_set-1-soort": "saluti", "rol_set-1-vanaf": "2026-01-01", "rol_set-1-gebruiker": coordinator.pk}
    wijzig(client, coordinator, **nieuw, **{"rol_set-TOTAL_FORMS": "2"})
    assert sorted(Rol.objects.filter(gebruiker=coordinator).values_list("soort", flat=True)) == [
        "coordinator",
        "saluti",
    ]


def test_een_rol_zonder_team_geeft_een_nederlandse_melding(client, beheer, coordinator):
    client.force_login(beheer)
    pad = reverse("admin:buurtteams_gebruiker_change", args=[coordinator.pk])
    antwoord = client.post(pad, velden_van(client.get(pad)) | {"rol_set-0-buurtteam": ""})
    assert "Kies een buurtteam bij een coördinator, en bij geen andere rol." in antwoord.text


def test_het_wachtwoord_is_nergens_te_zien(client, beheer, coordinator):
    client.force_login(beheer)
    assert coordinator.password not in client.get(f"/beheer/buurtteams/gebruiker/{coordinator.pk}/change/").text


def test_een_herstelmail_sturen(client, beheer, coordinator, wacht_op_mail):
    uit = GebruikerFactory(is_active=False)
    client.force_login(beheer)
    keuze = {"action": "stuur_herstelmail", "_selected_action": [coordinator.pk, uit.pk]}
    client.post("/beheer/buurtteams/gebruiker/", keuze)
    assert [bericht.to for bericht in wacht_op_mail()] == [[coordinator.email]]


@pytest.mark.parametrize("model", ["uitnodiging", "gebruiker"])
def test_mensen_komen_alleen_op_uitnodiging(client, beheer, model):
    client.force_login(beheer)
    assert client.get(f"/beheer/buurtteams/{model}/add/").status_code == 403


def test_een_uitnodiging_is_alleen_te_lezen(client, beheer):
    uitnodiging = UitnodigingFactory(naam="Gerda")
    client.force_login(beheer)
    pad = f"/beheer/buurtteams/uitnodiging/{uitnodiging.pk}/change/"
    assert uitnodiging.sleutel_hash not in client.get(pad).text
    assert client.post(pad, {"naam": "Anders"}).status_code == 403
    uitnodiging.refresh_from_db()
    assert uitnodiging.naam == "Gerda"


def test_een_wijk_toevoegen(client, beheer):
    client.force_login(beheer)
    wijk = {"nummer": 1, "naam": "West", "slug": "west", "code": "WK034401", "rij": 1, "kolom": 1}
    client.post("/beheer/buurtteams/wijk/add/", wijk)
    assert list(Wijk.objects.values_list("naam", "slug")) == [("West", "west")]
