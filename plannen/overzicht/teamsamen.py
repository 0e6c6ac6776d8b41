"""Working together, on the page of a team: one part per subject, each in a constant number of queries."""

from samenwerking.overzicht import afspraken, contacten, inlopen

from . import behoeften, bijeenkomsten


def samen(team, gebruiker, op):
    """Name of the part of the page → what it shows."""
    delen = {
        "contacten": contacten,
        "afspraken": afspraken,
        "bijeenkomsten": bijeenkomsten,
        "inlopen": inlopen,
        "behoeften": behoeften,
    }
    return {naam: deel.van_team(team, gebruiker, op) for naam, deel in delen.items()}
