"""The triggers that stamp the year, or the city, in the same transaction as every write that a figure could show.

Whatever the way in: a form, the admin, a command, a cascade, plain SQL. What the stamps are for: `stempels`.
"""

import hashlib
from dataclasses import dataclass

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, transaction

# How each table leads to its year: the foreign keys, one after the other.
PADEN = {
    "plannen.Jaarcyclus": "",
    "plannen.Ronde": "cyclus",
    "plannen.Prioriteitswijk": "cyclus",
    "plannen.Plan": "cyclus",
    "plannen.Plan_deelnemende_teams": "plan__cyclus",
    "plannen.Plan_afspraken": "plan__cyclus",
    "plannen.PlanThema": "plan__cyclus",
    "plannen.PlanThema_aanbevelingen": "planthema__plan__cyclus",
    "plannen.Indicator": "plan__cyclus",
    "plannen.Meting": "indicator__plan__cyclus",
    "plannen.Planpartner": "plan__cyclus",
    "plannen.Partnerantwoord": "planpartner__plan__cyclus",
    "plannen.Actie": "plan__cyclus",
    "plannen.Actie_signalen": "actie__plan__cyclus",
    "plannen.Actie_behoeften": "actie__plan__cyclus",
    "plannen.Datumwijziging": "actie__plan__cyclus",
    "plannen.Voortgang": "planthema__plan__cyclus",
    "plannen.Vraag": "plan__cyclus",
    "plannen.Gebeurtenis": "plan__cyclus",
}
# Of the city, in whatever year: all other tables of these apps, but for those that no figure shows.
APPS = ["buurtteams", "samenwerking", "plannen"]
ZONDER = {
    "buurtteams.Inlogpoging",
    "samenwerking.Gebeurtenis",
    "samenwerking.Vondst",
    "plannen.Cijferstempel",
}
# Of a year everything but the daily reporting changes what a past day shows, or what is kept beside it.
DAGELIJKS = {"plannen.Partnerantwoord", "plannen.Vraag", "plannen.Meting"}
VORM_VAN_DE_STAD = {"buurtteams.Wijk", "buurtteams.Buurtteam", "buurtteams.Thema"}
# Of a theme its stored stand is of now alone, of a report that it is withdrawn now.
BERICHT = "plannen.Voortgang"
VAN_NU = {"plannen.PlanThema": {"koers", "gemeld_op", "laatste"}, BERICHT: {"ingetrokken_op"}}
# Somebody who signs in again changes no figure; the first time does (*nooit ingelogd*).
INLOGGEN = ("buurtteams.Gebruiker", "last_login")

NAAM = "stempel_"
TABEL, JAREN, STAD = "plannen_cijferstempel", "plannen_jaarcyclus", 0
NIEUW = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "md5(random()::text || clock_timestamp()::text)"}
# A report of longer ago than a request takes is of a past day.
ZOJUIST = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%S', 'now', '-5 minutes')",
    "postgresql": "now() - interval '5 minutes'",
}


@dataclass(frozen=True)
class Trigger:
    """`jaren`: SQL for the numbers of the rows to stamp; `als`, `vorm`: SQL, when at all and when the past too."""

    tabel: str
    bij: str  # INSERT, UPDATE or DELETE
    jaren: tuple
    als: str
    vorm: str

    @property
    def naam(self):
        som = hashlib.sha256(repr((self.tabel, self.bij, self.jaren, self.als, self.vorm)).encode()).hexdigest()[:8]
        return f"{NAAM}{som}_{self.tabel}_{self.bij[0].lower()}"


def jaar_van(model, pad, rij):
    """SQL: the number of the year that `rij` (OLD or NEW) leads to."""
    if not pad:
        return f"{rij}.id"
    eerste, *rest = pad.split("__")
    veld = model._meta.get_field(eerste)
    uitdrukking, model = f"{rij}.{veld.column}", veld.related_model
    for stap in rest:
        veld = model._meta.get_field(stap)
        uitdrukking = f"(SELECT {veld.column} FROM {model._meta.db_table} WHERE id = {uitdrukking})"
        model = veld.related_model
    return uitdrukking


def verandert(model, behalve=()):
    velden = [veld for veld in model._meta.concrete_fields if veld.name not in behalve]
    return " OR ".join(f'OLD."{veld.column}" IS DISTINCT FROM NEW."{veld.column}"' for veld in velden)


def stempel_ook(app, *, zonder=()):
    """For an app that builds on this one: its tables are of the city too, but for `zonder` (labels)."""
    APPS.append(app)
    ZONDER.update(zonder)


def modellen():
    """Label → path to the year, or None for a table of the city."""
    alle = (m for app in APPS for m in apps.get_app_config(app).get_models(include_auto_created=True))
    labels = [m._meta.label for m in alle if not m.__name__.startswith("Historical")]
    return {label: PADEN.get(label) for label in labels if label not in ZONDER}


def triggers(vendor):
    """Every trigger that there must be."""
    for label, pad in modellen().items():
        model = apps.get_model(label)
        for bij, rijen in (("INSERT", ["NEW"]), ("UPDATE", ["OLD", "NEW"]), ("DELETE", ["OLD"])):
            jaren = tuple(str(STAD) if pad is None else jaar_van(model, pad, rij) for rij in rijen)
            als = _als(model, label) if bij == "UPDATE" else "TRUE"
            yield Trigger(model._meta.db_table, bij, jaren, als, _vorm(model, label, bij, vendor))


def _als(model, label):
    if label != INLOGGEN[0]:
        return verandert(model)
    kolom = INLOGGEN[1]
    return f"{verandert(model, [kolom])} OR (OLD.{kolom} IS NULL) IS DISTINCT FROM (NEW.{kolom} IS NULL)"


def _vorm(model, label, bij, vendor):
    if label in DAGELIJKS or (label not in PADEN and label not in VORM_VAN_DE_STAD):
        return "FALSE"
    if bij == "UPDATE":
        return verandert(model, VAN_NU.get(label, ())) + (_trekt_vroeger_in(vendor) if label == BERICHT else "")
    if label == BERICHT and bij == "INSERT":
        return f"NEW.gemeld_op < {ZOJUIST[vendor]}"
    if label == "plannen.Gebeurtenis" and bij == "INSERT":
        return "NEW.soort = 'plan_status'"
    return "TRUE"


def _trekt_vroeger_in(vendor):
    """A report withdrawn as of a moment that is over, or no longer withdrawn."""
    zojuist = f"(OLD.ingetrokken_op IS NULL AND NEW.ingetrokken_op >= {ZOJUIST[vendor]}) IS DISTINCT FROM TRUE"
    return f" OR (OLD.ingetrokken_op IS DISTINCT FROM NEW.ingetrokken_op AND {zojuist})"


def in_sqlite(trigger):
    nieuw, tabel = NIEUW["sqlite"], TABEL
    # SQLite learned IS DISTINCT FROM in 3.39; IS NOT says the same in every version.
    als, vorm = (sql.replace("IS DISTINCT FROM", "IS NOT") for sql in (trigger.als, trigger.vorm))
    rij = ""
    if trigger.tabel == JAREN and trigger.bij == "INSERT":
        rij = f"INSERT OR IGNORE INTO {tabel} (nummer, stand, vorm) VALUES (NEW.id, {nieuw}, {nieuw});"
    return [
        f"CREATE TRIGGER {trigger.naam} AFTER {trigger.bij} ON {trigger.tabel} FOR EACH ROW WHEN {als} BEGIN {rij} "
        f"UPDATE {tabel} SET stand = {nieuw}, vorm = CASE WHEN {vorm} THEN {nieuw} ELSE vorm END "
        f"WHERE nummer IN ({', '.join(trigger.jaren)}); END"
    ]


# At the end of the transaction, so that nobody waits for the row longer than a commit takes; and once in each.
STEMPEL_IN_POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION {NAAM}zet(jaar bigint, ook_vorm boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    naam text := 'rondetafel.' || CASE WHEN ook_vorm THEN 'vorm_' ELSE 'stand_' END || jaar;
    nieuw text := {NIEUW["postgresql"]};
BEGIN
    IF jaar IS NULL OR current_setting(naam, true) = txid_current()::text THEN RETURN; END IF;
    PERFORM set_config(naam, txid_current()::text, true);
    INSERT INTO {TABEL} (nummer, stand, vorm) VALUES (jaar, nieuw, nieuw) ON CONFLICT (nummer) DO UPDATE
    SET stand = nieuw, vorm = CASE WHEN ook_vorm THEN nieuw ELSE {TABEL}.vorm END;
END $$"""


def in_postgresql(trigger):
    zet = " ".join(f"PERFORM {NAAM}zet({jaar}, {trigger.vorm});" for jaar in trigger.jaren)
    return [
        f"CREATE FUNCTION {trigger.naam}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN IF {trigger.als} THEN {zet} END IF; RETURN NULL; END $$",
        f"CREATE CONSTRAINT TRIGGER {trigger.naam} AFTER {trigger.bij} ON {trigger.tabel} "
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {trigger.naam}()",
    ]


def aanwezig(cursor, vendor):
    """Name → table of the triggers of ours that are there."""
    if vendor == "sqlite":
        vraag = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 8) = %s"
    else:
        vraag = (
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal AND left(t.tgname, 8) = %s"
        )
    cursor.execute(vraag, [NAAM])
    return dict(cursor.fetchall())


def plaats_stempels(using=DEFAULT_DB_ALIAS, **signaal):
    """Make the triggers and the rows what they must be. The receiver of post_migrate."""
    verbinding = connections[using]
    maak = in_sqlite if verbinding.vendor == "sqlite" else in_postgresql
    tabellen = set(verbinding.introspection.table_names())
    if TABEL not in tabellen:
        return
    nodig = {trigger.naam: trigger for trigger in triggers(verbinding.vendor) if trigger.tabel in tabellen}
    with transaction.atomic(using=using), verbinding.cursor() as cursor:
        if verbinding.vendor != "sqlite":
            cursor.execute(STEMPEL_IN_POSTGRESQL)
        er_zijn = aanwezig(cursor, verbinding.vendor)
        for naam in er_zijn.keys() - nodig.keys():
            haal_weg(cursor, verbinding.vendor, naam, er_zijn[naam])
        for naam in nodig.keys() - er_zijn.keys():
            for opdracht in maak(nodig[naam]):
                cursor.execute(opdracht)
        _zet_rijen_klaar(cursor, NIEUW[verbinding.vendor])


def _zet_rijen_klaar(cursor, nieuw):
    tabel = TABEL
    nodig = f"SELECT {STAD} AS nummer UNION ALL SELECT id FROM {JAREN}"
    cursor.execute(
        f"INSERT INTO {tabel} (nummer, stand, vorm) SELECT nummer, {nieuw}, {nieuw} FROM ({nodig}) AS nodig "
        f"WHERE nummer NOT IN (SELECT nummer FROM {tabel})"
    )


def haal_stempels_weg(using=DEFAULT_DB_ALIAS, **signaal):
    """SQLite can't make a table anew while triggers name it. Without the rows nobody keeps anything.

    The receiver of pre_migrate; PostgreSQL needs none of it.
    """
    verbinding = connections[using]
    if verbinding.vendor != "sqlite":
        return
    with transaction.atomic(using=using), verbinding.cursor() as cursor:
        er_zijn = aanwezig(cursor, verbinding.vendor)
        for naam, tabel in er_zijn.items():
            haal_weg(cursor, verbinding.vendor, naam, tabel)
        if er_zijn:
            cursor.execute(f"DELETE FROM {TABEL}")


def haal_weg(cursor, vendor, naam, tabel):
    if vendor == "sqlite":
        cursor.execute(f"DROP TRIGGER {naam}")
    else:
        cursor.execute(f"DROP TRIGGER {naam} ON {tabel}")
        cursor.execute(f"DROP FUNCTION {naam}()")
