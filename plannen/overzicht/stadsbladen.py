"""The pages of the promise ledger, of the aanbevelingen and of the coverage as sheets to download."""

from buurtteams.tijd import dag_van
from buurtteams.uitvoer import Blad


def afspraken(regels, jaren):
    """A column per year: how many adopted plans work on it."""
    koppen = ("Code", "Afspraak", "Stand", "Vastgelegd op", "Reden", "Steun", "Steun gestopt", "Bron")
    koppen += tuple(f"Plannen in {jaar}" for jaar in jaren)
    return Blad("Afspraken van de ronde tafel", koppen, (afspraakrij(regel, jaren) for regel in regels))


def afspraakrij(regel, jaren):
    afspraak = regel.afspraak
    return (
        afspraak.code,
        afspraak.titel,
        regel.stand.label,
        afspraak.gezegd_op,
        afspraak.reden,
        ", ".join(steun.get_partij_display() for steun in regel.steun),
        ", ".join(steun.get_partij_display() for steun in regel.gestopte_steun),
        afspraak.bron,
        *(regel.per_jaar[jaar] for jaar in jaren),
    )


def aanbevelingen(groepen, cyclus):
    koppen = ("Thema", "Code", "Aanbeveling", f"Plannen in {cyclus}", "Plannen een jaar eerder")
    rijen = (
        (thema.naam, regel.aanbeveling.code, regel.aanbeveling.titel, regel.plannen, regel.vorig_jaar)
        for thema, regels in groepen
        for regel in regels
    )
    return Blad("Aanbevelingen", koppen, rijen)


def aanbeveling(jaren):
    """Per plan that works on it one row."""
    koppen = ("Jaar", "Trekker", "Wijk", "Doen mee", "Plan", "Stand", "Laatste bericht op", "Wat er gebeurde")
    koppen += ("Hoe weten wij dit?", "De partners zeggen")
    return Blad("Aanbeveling", koppen, (werkrij(jaar, regel) for jaar in jaren for regel in jaar.regels))


def werkrij(jaar, regel):
    plan, bericht = regel.plan, regel.bericht
    return (
        jaar.cyclus.jaar,
        plan.trekker,
        str(plan.team.wijk) if plan.team else "",
        ", ".join(map(str, regel.samen_met)),
        plan.titel,
        regel.stand.woord,
        dag_van(bericht.gemeld_op) if bericht else None,
        regel.tekst,
        bericht.bewijswoord if bericht else "",
        "\n".join(f"{woord.planpartner.organisatie}: {woord.woord}" for woord in regel.partnerwoorden),
    )


def dekking(beeld):
    """Every figure of the page, with of how many it is; empty where it is of nothing."""
    return Blad("Dekking", ("Wat", "Aantal", "Van de"), dekkingsrijen(beeld), (60, 10, 10))


def dekkingsrijen(beeld):
    contacten, afspraken, zorg = beeld.contacten, beeld.afspraken, beeld.eigenaarschap
    onderdelen, organisaties, teams = contacten.onderdelen, contacten.organisaties, contacten.teams
    return [
        ("Buurtteams met een vast contact", contacten.teams_met, teams),
        ("Buurtteams met een vast contact voor beide onderdelen", contacten.teams_geheel, teams),
        ("Onderdelen met een vast contact", contacten.onderdelen_met, onderdelen),
        ("Onderdelen met ook een vervanger", contacten.onderdelen_met_vervanger, onderdelen),
        ("Onderdelen met één contact en geen vervanger", len(contacten.onderdelen_met_een), onderdelen),
        ("Organisaties met een vast contact", contacten.organisaties_met, organisaties),
        ("Organisaties met ook een vervanger", contacten.organisaties_met_vervanger, organisaties),
        ("Organisaties met één contact en geen vervanger", len(contacten.organisaties_met_een), organisaties),
        ("Teams met een afspraak", len(afspraken.teams), teams),
        ("Organisaties met een afspraak", len(afspraken.organisaties), organisaties),
        ("Lopende afspraken", afspraken.lopend, None),
        ("Beide kanten zeggen: dit klopt", afspraken.bevestigd, afspraken.lopend),
        ("Een kant ziet het anders", afspraken.verschil, afspraken.lopend),
        ("Wacht op een antwoord", afspraken.bevestigen, afspraken.lopend),
        ("Tijd om terug te kijken", afspraken.terugkijken, afspraken.lopend),
        ("Plannen zonder trekker", len(zorg.plannen_zonder), zorg.plannen),
        ("Teams zonder coördinator", len(zorg.teams_zonder), teams),
        ("Acties waar niemand bij staat", len(zorg.acties_zonder), zorg.acties),
        ("Acties van wie weg is", len(zorg.acties_vertrokken), zorg.acties),
        ("Nog nooit ingelogd", len(zorg.nooit_ingelogd), zorg.rollen),
    ]
