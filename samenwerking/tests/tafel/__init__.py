"""The access table of working together, one module per subject: its rows, its objects, and what is posted.

A row's `van` names an object of `delen`; its `data` names a function of the same module: (wereld, object, rij) → dict.
"""

from . import afspraken, behoeften, bijeenkomsten, contacten, inloop, organisaties, overdracht, partner, verhalen

DELEN = [organisaties, contacten, afspraken, partner, bijeenkomsten, inloop, behoeften, verhalen, overdracht]


def samenwerkingsrijen():
    return [rij for deel in DELEN for rij in deel.rijen()]


def delen_van_samenwerking(wereld):
    return {naam: object for deel in DELEN for naam, object in deel.delen(wereld).items()}


def invoer_van_samenwerking(naam):
    """The function that makes the data of this name, or None."""
    return next((getattr(deel, naam) for deel in DELEN if hasattr(deel, naam)), None)
