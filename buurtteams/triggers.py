"""Triggers of our own in both databases: under one beginning of their names stands what must be there, nothing else."""


def aanwezig(cursor, vendor, begin):
    """Name → table of the triggers whose names begin so."""
    if vendor == "sqlite":
        vraag = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, %s) = %s"
    else:
        vraag = (
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal AND left(t.tgname, %s) = %s"
        )
    cursor.execute(vraag, [len(begin), begin])
    return dict(cursor.fetchall())


def plaats(cursor, vendor, begin, nodig):
    """`nodig`: name → what makes it, statement by statement. What is there already stays; a name says what it does."""
    er_zijn = aanwezig(cursor, vendor, begin)
    for naam in er_zijn.keys() - nodig.keys():
        haal_weg(cursor, vendor, naam, er_zijn[naam])
    for naam in nodig.keys() - er_zijn.keys():
        for opdracht in nodig[naam]:
            cursor.execute(opdracht)


def haal_alle_weg(cursor, vendor, begin):
    """Whether there were any."""
    er_zijn = aanwezig(cursor, vendor, begin)
    for naam, tabel in er_zijn.items():
        haal_weg(cursor, vendor, naam, tabel)
    return bool(er_zijn)


def haal_weg(cursor, vendor, naam, tabel):
    if vendor == "sqlite":
        cursor.execute(f"DROP TRIGGER {naam}")
    else:
        cursor.execute(f"DROP TRIGGER {naam} ON {tabel}")
        cursor.execute(f"DROP FUNCTION {naam}()")
