import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from buurtteams.factories import GebruikerFactory
from buurtteams.models import Gebruiker

NIEUW = "een nieuwe zin van vijf woorden"


def eerste_beheerder(email="bea@utrecht.test", **opties):
    uit = StringIO()
    call_command("eerste_beheerder", email, "Bea Heer", stdout=uit, **opties)
    return uit.getvalue().splitlines()[-1]


def test_maakt_het_account_en_de_link_werkt(client, db):
    link = eerste_beheerder(site="http://testserver/")
    assert re.fullmatch(r"http://testserver/account/wachtwoord/nieuw/\S+/", link)
    formulier = client.get(link, follow=True)
    client.post(formulier.context["action_url"], {"password1": NIEUW, "password2": NIEUW})
    gebruiker = Gebruiker.objects.get()
    assert (gebruiker.naam, gebruiker.is_staff, gebruiker.check_password(NIEUW)) == ("Bea Heer", True, True)
    assert client.get("/beheer/").status_code == 200


def test_niemand_kan_al_inloggen_voor_de_link_is_gebruikt(db):
    eerste_beheerder()
    assert Gebruiker.objects.get().has_usable_password() is False


def test_de_link_was_verlopen_en_kan_opnieuw(db):
    eerste_beheerder()
    eerste_beheerder("BEA@utrecht.test")
    gebruiker = Gebruiker.objects.get()
    assert [rol.soort for rol in gebruiker.rol_set.all()] == ["beheer"]


def test_weigert_als_een_beheerder_al_inlogde(beheer):
    beheer.last_login = timezone.now()
    beheer.save()
    with pytest.raises(CommandError, match="There is a beheerder already"):
        eerste_beheerder()
    assert Gebruiker.objects.count() == 1


def test_een_beheerder_die_uit_staat_telt_niet(beheer):
    beheer.last_login, beheer.is_active = timezone.now(), False
    beheer.save()
    eerste_beheerder()
    assert Gebruiker.objects.get(email="bea@utrecht.test").is_staff is True


def test_zet_geen_account_aan_dat_uit_staat(db):
    GebruikerFactory(email="bea@utrecht.test", is_active=False)
    with pytest.raises(CommandError, match="switched off"):
        eerste_beheerder()
    assert Gebruiker.objects.get().rol_set.count() == 0


def test_geen_adres(db):
    with pytest.raises(CommandError, match="not an e-mail address"):
        eerste_beheerder("bea")
