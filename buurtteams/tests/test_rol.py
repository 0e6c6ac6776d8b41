"""Rights follow the roles of today, and nothing else."""

import datetime

import pytest
from django.db import IntegrityError

from buurtteams.factories import BuurtteamFactory, CoordinatorFactory, FunctionarisFactory, GebruikerFactory, RolFactory
from buurtteams.models import Gebruiker, Rol
from buurtteams.tijd import vandaag

DAG = datetime.timedelta(days=1)


def vers(gebruiker):
    return Gebruiker.objects.get(pk=gebruiker.pk)


def test_een_rol_geldt_van_de_eerste_tot_en_met_de_laatste_dag(db):
    gebruiker = GebruikerFactory()
    nu = vandaag()
    RolFactory(gebruiker=gebruiker, soort="gemeente", vanaf=nu, tot=nu)
    RolFactory(gebruiker=gebruiker, soort="saluti", vanaf=nu - 9 * DAG, tot=nu - DAG)
    RolFactory(gebruiker=gebruiker, soort="wethouder", vanaf=nu + DAG)
    assert [rol.soort for rol in gebruiker.rollen] == ["gemeente"]


def test_wie_uit_staat_heeft_geen_rol(beheer):
    beheer.is_active = False
    beheer.save()
    assert (vers(beheer).rollen, vers(beheer).is_staff) == ([], False)


def test_er_is_geen_vlag_die_rechten_geeft(coordinator):
    assert (coordinator.is_staff, coordinator.has_perm("plannen.change_plan")) == (False, False)
    assert not hasattr(coordinator, "is_superuser")


def test_alleen_beheer_mag_in_het_beheer(beheer, gemeente):
    assert (beheer.is_staff, beheer.has_perm("x"), beheer.has_module_perms("x")) == (True, True, True)
    assert (gemeente.is_staff, gemeente.has_perm("x"), gemeente.has_module_perms("x")) == (False, False, False)


def test_iemand_kan_twee_teams_hebben(coordinator, team):
    ander = BuurtteamFactory()
    CoordinatorFactory(gebruiker=coordinator, buurtteam=ander)
    assert vers(coordinator).teams == [team, ander]


def test_onderdelen_volgen_uit_de_instelling(db):
    rol = FunctionarisFactory(instelling__onderdeel="jeugd_en_gezin")
    assert (rol.gebruiker.onderdelen, rol.gebruiker.teams) == ({"jeugd_en_gezin"}, [])


def test_een_ingetrokken_recht_geldt_bij_het_volgende_verzoek_niet_meer(client, beheer):
    client.force_login(beheer)
    assert client.get("/uitnodigingen/").status_code == 200
    Rol.objects.all().delete()
    assert client.get("/uitnodigingen/").status_code == 404


@pytest.mark.parametrize(
    "fout",
    [
        {"soort": "coordinator"},
        {"soort": "instelling"},
        {"tot": datetime.date(2019, 12, 31)},
    ],
)
def test_de_database_weigert_wat_niet_kan(db, fout):
    with pytest.raises(IntegrityError):
        RolFactory(**fout)


def test_team_bij_een_rol_zonder_team(db):
    with pytest.raises(IntegrityError):
        RolFactory(soort="gemeente", buurtteam=BuurtteamFactory())
