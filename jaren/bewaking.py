"""Nothing of a closed year changes, whatever the way in: triggers in the database itself refuse it.

The predicates of `rechten` refuse first, with words; this holds for what goes round them: the admin, a command, a
cascade, plain SQL. A refused write raises IntegrityError. Columns that point at a person are left out, so that an
account can go (a year's report names functions, never persons); an address in the log can be emptied, and only that.
"""

import hashlib
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

from buurtteams.triggers import haal_alle_weg, plaats
from plannen.stempeltriggers import PADEN as PADEN_VAN_PLANNEN

# How each table leads to its year: the foreign keys, one after the other.
PADEN = {label: pad for label, pad in PADEN_VAN_PLANNEN.items() if pad} | {
    "plannen.HistoricalPlan": "cyclus",
    "plannen.HistoricalPlanThema": "plan__cyclus",
    "plannen.HistoricalIndicator": "plan__cyclus",
    "plannen.HistoricalPlanpartner": "plan__cyclus",
    "plannen.HistoricalActie": "plan__cyclus",
    "jaren.Terugblik": "plan__cyclus",
    "jaren.Oordeel": "plan__cyclus",
    "jaren.Agendapunt": "cyclus",
    "jaren.Besluit": "cyclus",
    "jaren.BestuurlijkeReactie": "cyclus",
    "jaren.HistoricalTerugblik": "plan__cyclus",
    "jaren.HistoricalBesluit": "cyclus",
    "jaren.HistoricalBestuurlijkeReactie": "cyclus",
}
# The year itself can only be reopened; then nothing else of it changes.
JAAR = "plannen.Jaarcyclus"
BIJ_HEROPENEN = {"fase", "versie"}
# What nobody may change or remove, in any year.
BLIJVEND = ["jaren.Momentopname", "plannen.Gebeurtenis", "samenwerking.Gebeurtenis"]
# Of many years or of none.
VRIJ = {
    "plannen.RondetafelAfspraak",
    "plannen.Steun",
    "plannen.Cijferstempel",
    "jaren.Advies",
    "jaren.Advies_themas",
    "jaren.Advies_plannen",
    "jaren.HistoricalAdvies",
    "jaren.Herinnering",
    "jaren.Herinneringsregel",
    "jaren.Partnerlink",
}

NAAM = "slot_"
BERICHT = "Dit jaar is afgesloten."


@dataclass(frozen=True)
class Slot:
    """One trigger: what it is on, when it looks, and the condition under which it refuses."""

    tabel: str
    bij: str  # INSERT, UPDATE or DELETE
    als: str

    @property
    def naam(self):
        som = hashlib.sha256(f"{self.tabel}{self.bij}{self.als}".encode()).hexdigest()[:8]
        return f"{NAAM}{som}_{self.tabel}_{self.bij[0].lower()}"


# What is refused


def is_gesloten(model, pad, rij):
    """SQL: whether the year that `rij` (OLD or NEW) leads to is closed."""
    sleutel = rij
    for stap in pad.split("__"):
        veld = model._meta.get_field(stap)
        kolom = f"{sleutel}.{veld.column}" if sleutel == rij else f"(SELECT {veld.column} FROM {sleutel})"
        model = veld.related_model
        sleutel = f"{model._meta.db_table} WHERE id = {kolom}"
    return f"EXISTS (SELECT 1 FROM {sleutel} AND fase = 'afgesloten')"


def is_persoon(veld):
    return veld.is_relation and veld.related_model._meta.label == settings.AUTH_USER_MODEL


def verandert(model, *, behalve=()):
    """SQL: whether an update changes a column that does not point at a person, or fills in an address."""
    velden = [veld for veld in model._meta.concrete_fields if not is_persoon(veld) and veld.name not in behalve]
    return " OR ".join(wordt_anders(veld) for veld in velden)


def wordt_anders(veld):
    kolom = f'"{veld.column}"'
    anders = f"OLD.{kolom} IS DISTINCT FROM NEW.{kolom}"
    mag_leeg = isinstance(veld, models.GenericIPAddressField)
    return f"({anders} AND NEW.{kolom} IS NOT NULL)" if mag_leeg else anders


def sloten():
    """Every trigger that there must be."""
    for naam, pad in PADEN.items():
        model = apps.get_model(naam)
        oud, nieuw = is_gesloten(model, pad, "OLD"), is_gesloten(model, pad, "NEW")
        tabel = model._meta.db_table
        yield Slot(tabel, "INSERT", nieuw)
        yield Slot(tabel, "UPDATE", f"({oud} OR {nieuw}) AND ({verandert(model)})")
        yield Slot(tabel, "DELETE", oud)
    jaar = apps.get_model(JAAR)
    dicht = "OLD.fase = 'afgesloten'"
    meer = verandert(jaar, behalve=BIJ_HEROPENEN)
    yield Slot(jaar._meta.db_table, "UPDATE", f"{dicht} AND (NEW.fase = 'afgesloten' OR {meer})")
    yield Slot(jaar._meta.db_table, "DELETE", dicht)
    for naam in BLIJVEND:
        model = apps.get_model(naam)
        yield Slot(model._meta.db_table, "UPDATE", verandert(model))
        yield Slot(model._meta.db_table, "DELETE", "TRUE")


# Putting it in place


def in_sqlite(slot):
    # SQLite learned IS DISTINCT FROM in 3.39; IS NOT says the same in every version.
    als = slot.als.replace("IS DISTINCT FROM", "IS NOT")
    return [
        f"CREATE TRIGGER {slot.naam} BEFORE {slot.bij} ON {slot.tabel} FOR EACH ROW WHEN {als} "
        f"BEGIN SELECT RAISE(ABORT, '{BERICHT}'); END"
    ]


def in_postgresql(slot):
    terug = "OLD" if slot.bij == "DELETE" else "NEW"
    # A trigger's own WHEN takes no subquery, so the condition stands in a function.
    return [
        f"CREATE FUNCTION {slot.naam}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {slot.als} THEN "
        f"RAISE EXCEPTION '{BERICHT}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"RETURN {terug}; END $$",
        f"CREATE TRIGGER {slot.naam} BEFORE {slot.bij} ON {slot.tabel} FOR EACH ROW EXECUTE FUNCTION {slot.naam}()",
    ]


def plaats_bewaking(using=DEFAULT_DB_ALIAS, **signaal):
    """Make the triggers what they must be; nothing happens when they are. Also the receiver of post_migrate."""
    connection = connections[using]
    maak = in_sqlite if connection.vendor == "sqlite" else in_postgresql
    tabellen = set(connection.introspection.table_names())
    nodig = {slot.naam: maak(slot) for slot in sloten() if slot.tabel in tabellen}
    with transaction.atomic(using=using), connection.cursor() as cursor:
        plaats(cursor, connection.vendor, NAAM, nodig)


def haal_bewaking_weg(using=DEFAULT_DB_ALIAS):
    """For tests alone: SQLite empties a table row by row, which the triggers would refuse."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        haal_alle_weg(cursor, connection.vendor, NAAM)
