"""The stamps: another after every write that a figure could show, whatever the way in, and only then."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models.functions import Now

from buurtteams.factories import BuurtteamFactory, GebruikerFactory
from buurtteams.models import Buurtteam, Gebruiker
from plannen import acties
from plannen.factories import JaarcyclusFactory, moment
from plannen.models import Jaarcyclus, Plan, PlanThema, Voortgang
from plannen.stempels import lees_jaren, onthoud
from plannen.stempeltriggers import APPS, TABEL, ZONDER, haal_stempels_weg, modellen, plaats_stempels
from samenwerking.factories import OrganisatieFactory

from .stad import meld

pytestmark = pytest.mark.django_db(transaction=True)


def stempels(jaar=2026):
    rij = next(rij for rij in lees_jaren() if rij.jaar == jaar)
    return {"stand": rij.stand, "vorm": rij.vorm, "stad": rij.stad_stand, "stadsvorm": rij.stad_vorm}


def anders_na(doe, jaar=2026):
    eerst = stempels(jaar)
    doe()
    return {naam for naam, waarde in stempels(jaar).items() if waarde != eerst[naam]}


@pytest.fixture
def planthema(cyclus):
    return meld(BuurtteamFactory(naam="Zuilen"), "volgens_planning")


def nu():
    """By the clock of the database, which the tests do not move."""
    return Jaarcyclus.objects.annotate(nu=Now()).values_list("nu", flat=True)[0]


def gemeld(planthema, op):
    bericht = Voortgang(planthema=planthema, koers="gereed", bewijs_toelichting="Geteld.")
    return acties.meld_voortgang(voortgang=bericht, door=planthema.plan.gemaakt_door, op=op)


def test_elke_tabel_van_deze_apps_is_bedacht(db):
    labels = {m._meta.label for app in APPS for m in apps.get_app_config(app).get_models(include_auto_created=True)}
    gewoon = {label for label in labels if ".Historical" not in label}
    assert modellen().keys() == gewoon - ZONDER
    assert gewoon >= ZONDER


def test_een_bericht_van_nu_verandert_het_verleden_niet(planthema):
    assert anders_na(lambda: gemeld(planthema, nu())) == {"stand"}


def test_een_bericht_van_vroeger_verandert_het_verleden_ook(planthema):
    assert anders_na(lambda: gemeld(planthema, moment(7, 1))) == {"stand", "vorm"}


def test_intrekken_verandert_het_verleden_niet(planthema):
    bericht = gemeld(planthema, nu())
    door = planthema.plan.gemaakt_door
    assert anders_na(lambda: acties.trek_voortgang_in(voortgang=bericht, door=door, op=nu())) == {"stand"}


def test_intrekken_met_een_datum_van_vroeger_of_niet_meer_verandert_het_verleden_ook(planthema):
    bericht = gemeld(planthema, moment(7, 1))
    for op in (moment(7, 2), moment(8, 2), None):
        assert anders_na(lambda op=op: Voortgang.objects.filter(pk=bericht.pk).update(ingetrokken_op=op)) == {
            "stand",
            "vorm",
        }


def test_een_stap_van_een_plan_verandert_het_verleden_ook(planthema):
    plan, door = planthema.plan, planthema.plan.gemaakt_door
    assert anders_na(lambda: acties.trek_in(plan=plan, door=door, reden="Geen geld.")) == {"stand", "vorm"}


def test_wat_er_om_de_beheerpagina_heen_gaat_telt_ook(planthema):
    def gewone_sql():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE plannen_plan SET titel = 'Anders'")

    assert anders_na(gewone_sql) == {"stand", "vorm"}
    assert anders_na(lambda: PlanThema.objects.update(doel="Anders")) == {"stand", "vorm"}


def test_wat_niets_verandert_zet_geen_stempel(planthema):
    assert anders_na(lambda: Plan.objects.get().save()) == set()


def test_de_stad_heeft_een_eigen_stempel(planthema):
    assert anders_na(OrganisatieFactory) == {"stad"}
    assert anders_na(lambda: Buurtteam.objects.update(naam="Zuilen-Oost")) == {"stad", "stadsvorm"}


def test_een_ander_jaar_blijft_zoals_het_was(planthema):
    JaarcyclusFactory(jaar=2025)
    assert anders_na(lambda: gemeld(planthema, moment(7, 1)), jaar=2025) == set()


def test_alleen_de_eerste_keer_inloggen_telt(planthema):
    iemand = GebruikerFactory(last_login=None)

    def logt_in(op):
        return lambda: Gebruiker.objects.filter(pk=iemand.pk).update(last_login=op)

    assert anders_na(logt_in(moment(11, 1))) == {"stad"}
    assert anders_na(logt_in(moment(11, 2))) == set()


def test_een_teruggedraaide_schrijfactie_laat_het_stempel_zoals_het_was(planthema):
    def draai_terug():
        with transaction.atomic():
            gemeld(planthema, moment(7, 1))
            transaction.set_rollback(True)

    assert anders_na(draai_terug) == set()


def test_een_nieuw_jaar_heeft_meteen_stempels(planthema):
    JaarcyclusFactory(jaar=2027)
    assert all(stempels(2027).values())


# What is kept


def test_onthouden_tot_het_stempel_verandert(planthema):
    def lees():
        [jaar] = lees_jaren()
        return onthoud("titel", jaar.stempels, lambda: list(Plan.objects.values_list("titel", flat=True)))

    eerst = lees()
    assert lees() == eerst
    Plan.objects.update(titel="Nu heet het anders")
    assert lees() == ["Nu heet het anders"]


def test_onthouden_gebeurt_echt(planthema, django_assert_num_queries):
    [jaar] = lees_jaren()
    onthoud("aantal", jaar.stempels, Plan.objects.count)
    with django_assert_num_queries(0):
        assert onthoud("aantal", jaar.stempels, Plan.objects.count) == 1


def test_binnen_een_transactie_wordt_niets_onthouden(planthema):
    [jaar] = lees_jaren()
    with transaction.atomic():
        Plan.objects.update(titel="Wordt nooit waar")
        onthoud("titel", jaar.stempels, lambda: Plan.objects.get().titel)
        transaction.set_rollback(True)
    assert onthoud("titel", jaar.stempels, lambda: Plan.objects.get().titel) != "Wordt nooit waar"


def test_zonder_stempel_wordt_niets_onthouden(planthema):
    antwoorden = iter([1, 2])
    assert [onthoud("x", ("", None), lambda: next(antwoorden)) for _ in range(2)] == [1, 2]


def test_voor_een_migratie_gaan_de_stempels_weg_en_erna_zijn_ze_terug(planthema):
    if connection.vendor == "sqlite":
        haal_stempels_weg()
        assert lees_jaren()[0].stempels == (None, None)
    plaats_stempels()
    assert all(stempels().values())
    assert anders_na(lambda: gemeld(planthema, moment(7, 1))) == {"stand", "vorm"}


def test_de_tabel_heet_zoals_de_triggers_denken():
    assert apps.get_model("plannen.Cijferstempel")._meta.db_table == TABEL
