"""A closed year is locked in the database itself: every way in is refused, on both databases."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from buurtteams.factories import GebruikerFactory
from jaren.bewaking import BLIJVEND, JAAR, PADEN, VRIJ, plaats_bewaking, sloten
from jaren.factories import (
    AgendapuntFactory,
    BesluitFactory,
    BestuurlijkeReactieFactory,
    OordeelFactory,
    TerugblikFactory,
)
from jaren.models import Besluit, Momentopname
from plannen.factories import (
    ActieFactory,
    IndicatorFactory,
    JaarcyclusFactory,
    MetingFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    PrioriteitswijkFactory,
    RondetafelAfspraakFactory,
    VoortgangFactory,
    VraagFactory,
    opengezet,
)
from plannen.models import Datumwijziging, Gebeurtenis, Jaarcyclus, Partnerantwoord, Plan, PlanThema, Ronde
from samenwerking.factories import BehoefteFactory, SignaalFactory
from samenwerking.models import Gebeurtenis as Logregel


@pytest.fixture
def dicht_jaar(db, team, wijk):
    """A closed year that holds at least one row of every table that leads to it."""
    cyclus = JaarcyclusFactory(jaar=2025, fase="bespreking")
    plan = PlanFactory(cyclus=cyclus, team=team, status="verantwoord")
    plan.deelnemende_teams.add(team)
    plan.afspraken.add(RondetafelAfspraakFactory())
    planthema = PlanThemaFactory(plan=plan)
    planthema.aanbevelingen.add(planthema.thema.aanbevelingen.create(code="T9", titel="Kijk", volgorde=9))
    VoortgangFactory(planthema=planthema)
    MetingFactory(indicator=IndicatorFactory(plan=plan))
    partner = PlanpartnerFactory(plan=plan)
    Partnerantwoord.objects.create(planpartner=partner, vraag="gebeurd", antwoord="ja")
    actie = ActieFactory(plan=plan)
    actie.signalen.add(SignaalFactory())
    actie.behoeften.add(BehoefteFactory())
    Datumwijziging.objects.create(
        actie=actie, oud="2025-01-01", nieuw=actie.datum, reden="ziek", door=plan.gemaakt_door
    )
    VraagFactory(plan=plan)
    PrioriteitswijkFactory(cyclus=cyclus, wijk=wijk)
    TerugblikFactory(plan=plan)
    OordeelFactory(plan=plan)
    BesluitFactory(cyclus=cyclus, plan=plan, agendapunt=AgendapuntFactory(cyclus=cyclus, plan=plan))
    BestuurlijkeReactieFactory(cyclus=cyclus, plan=plan)
    Jaarcyclus.objects.filter(pk=cyclus.pk).update(fase="afgesloten")
    cyclus.refresh_from_db()
    return cyclus


@pytest.fixture
def wijk(team):
    return team.wijk


def geweigerd(doe):
    """Whether the database refuses what `doe` does, and keeps everything else."""
    try:
        with transaction.atomic():
            doe()
    except IntegrityError as fout:
        return "Dit jaar is afgesloten." in str(fout)
    return False


def sql(opdracht, *waarden):
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


def tekstveld(model):
    """A column whose change the year would show: a text, a date or a number, else a foreign key to no person."""
    velden = [veld for veld in model._meta.concrete_fields if not veld.primary_key]
    velden = [veld for veld in velden if not isinstance(veld, models.BooleanField)]
    eigen = [veld for veld in velden if not veld.is_relation and not veld.choices and veld.name != "history_id"]
    return next(iter(eigen or velden))


def test_elke_tabel_van_plannen_en_jaren_is_bewaakt_of_met_name_vrij():
    alle = {
        model._meta.label
        for app in ("plannen", "jaren")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    }
    assert alle - set(PADEN) - set(VRIJ) - {JAAR, *BLIJVEND} == set()


@pytest.mark.parametrize("naam", PADEN)
def test_een_rij_van_een_gesloten_jaar_verandert_niet(dicht_jaar, naam):
    model = apps.get_model(naam)
    veld = tekstveld(model)
    anders = f"{veld.column} + 1" if isinstance(veld, models.IntegerField | models.ForeignKey) else "'2001-01-01'"
    assert model._default_manager.exists()
    assert geweigerd(lambda: sql(f"UPDATE {model._meta.db_table} SET {veld.column} = {anders}"))


@pytest.mark.parametrize("naam", PADEN)
def test_een_rij_van_een_gesloten_jaar_gaat_niet_weg(dicht_jaar, naam):
    assert geweigerd(lambda: sql(f"DELETE FROM {apps.get_model(naam)._meta.db_table}"))


@pytest.mark.parametrize("naam", PADEN)
def test_er_komt_geen_rij_bij_in_een_gesloten_jaar(dicht_jaar, naam):
    tabel = apps.get_model(naam)._meta.db_table
    kolommen = [veld.column for veld in apps.get_model(naam)._meta.concrete_fields if not veld.primary_key]
    lijst = ", ".join(kolommen)
    assert geweigerd(lambda: sql(f"INSERT INTO {tabel} ({lijst}) SELECT {lijst} FROM {tabel}"))


def test_de_orm_wordt_langs_elke_weg_geweigerd(dicht_jaar):
    plan = Plan.objects.get(cyclus=dicht_jaar)
    plan.titel = "Anders"
    thema = PlanThema(plan=plan, thema=plan.themas.get().thema)
    wegen = [
        plan.save,
        lambda: Plan.objects.filter(pk=plan.pk).update(titel="Anders"),
        lambda: Plan.objects.bulk_update([plan], ["titel"]),
        lambda: PlanThema.objects.bulk_create([thema]),
        lambda: plan.afspraken.clear(),
        lambda: plan.deelnemende_teams.set([]),
        lambda: Ronde.objects.filter(cyclus=dicht_jaar).delete(),
        lambda: Gebeurtenis.leg_vast("plan_bewerkt", plan, plan=plan, door=plan.gemaakt_door),
    ]
    assert [geweigerd(weg) for weg in wegen] == [True] * len(wegen)


def test_een_plan_verhuist_niet_naar_een_gesloten_jaar(dicht_jaar):
    open_plan = PlanFactory()
    assert geweigerd(lambda: Plan.objects.filter(pk=open_plan.pk).update(cyclus=dicht_jaar, nummer=9))


def test_het_gesloten_jaar_zelf_verandert_niet_en_gaat_niet_weg(dicht_jaar):
    jaar = Jaarcyclus.objects.filter(pk=dicht_jaar.pk)
    assert geweigerd(lambda: jaar.update(bespreking_op="2030-01-01"))
    assert geweigerd(lambda: jaar.update(fase="bespreking", jaar=2031))
    assert geweigerd(lambda: sql(f"DELETE FROM {Jaarcyclus._meta.db_table} WHERE id = %s", dicht_jaar.pk))


def test_heropenen_kan(dicht_jaar):
    assert not geweigerd(lambda: Jaarcyclus.objects.filter(pk=dicht_jaar.pk).update(fase="bespreking"))


def test_een_open_jaar_blijft_te_schrijven(dicht_jaar):
    plan = PlanFactory(cyclus=JaarcyclusFactory(jaar=2026))
    assert Plan.objects.filter(pk=plan.pk).update(titel="Anders") == 1
    assert plan.delete()[0] > 0


def test_wie_iets_schreef_kan_weg_uit_een_gesloten_jaar(dicht_jaar):
    """Only the column that names the person is left out: the row stays as it is."""
    ander = GebruikerFactory()
    assert Besluit.objects.filter(cyclus=dicht_jaar).update(door=ander) == 1
    assert geweigerd(lambda: Besluit.objects.filter(cyclus=dicht_jaar).update(door=ander, tekst="Anders"))


def test_een_momentopname_en_het_logboek_blijven_in_elk_jaar(db, gemeente):
    Momentopname.objects.create(jaar=2020, nummer=1, schema=1, inhoud="{}", functie="gemeente")
    Gebeurtenis.leg_vast("jaar_fase", JaarcyclusFactory(), door=gemeente)
    for model, kolom in ((Momentopname, "inhoud"), (Gebeurtenis, "reden")):
        tabel = model._meta.db_table
        assert geweigerd(lambda tabel=tabel, kolom=kolom: sql(f"UPDATE {tabel} SET {kolom} = 'x'"))
        assert geweigerd(lambda tabel=tabel: sql(f"DELETE FROM {tabel}"))


def test_de_sloten_staan_er_na_migreren_en_komen_terug(db):
    """Also when a migration made a table of SQLite anew, and so lost its triggers."""
    namen = {slot.naam for slot in sloten()}
    weg = next(slot for slot in sloten() if slot.tabel == Plan._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {weg.naam}" + (f" ON {weg.tabel}" if connection.vendor == "postgresql" else ""))
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION {weg.naam}()")
    plaats_bewaking()
    assert namen == aanwezige_sloten()


def aanwezige_sloten():
    vraag = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'slot%%'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'slot%%'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(vraag, [])
        return {rij[0] for rij in cursor.fetchall()}


def test_de_fabrieken_zetten_een_gesloten_jaar_even_open(dicht_jaar):
    with opengezet():
        assert Jaarcyclus.objects.get(pk=dicht_jaar.pk).is_open
    assert not Jaarcyclus.objects.get(pk=dicht_jaar.pk).is_open


# What points at a person may go


@pytest.mark.parametrize("tabel", ["plannen_gebeurtenis", "samenwerking_gebeurtenis"])
def test_een_adres_in_het_logboek_mag_leeg_en_wordt_nooit_een_ander(dicht_jaar, team, tabel):
    plan = Plan.objects.first()
    with opengezet():
        Gebeurtenis.leg_vast("proef", plan, plan=plan, door=None)
    Logregel.leg_vast("proef", team, door=None)
    zet = f"UPDATE {tabel} SET adres = %s WHERE soort = 'proef'"
    assert geweigerd(lambda: sql(zet, "203.0.113.9"))
    sql(zet, None)
