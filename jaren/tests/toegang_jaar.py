"""Running the year: who opens it, moves it and closes it. A partner does not see that there is a year."""

from plannen.tests.toegang_rij import GELUKT, Rij

LEZERS = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer"
NIET_GEMEENTE = "coordinator coordinator_ander_team instelling wethouder saluti beheer"
NIET_BEHEER = "coordinator coordinator_ander_team instelling gemeente wethouder saluti"
JAREN = ("", "terugkijken", "in_gesprek", "gesloten")  # 2026, 2024, 2023, 2025


def doet(naam, jaren, *, data="", van="", anderen=JAREN, niet=None):
    """The gemeente does it to these years; on every other year, and for everyone else who sees the year: 403."""
    for jaar in anderen:
        kan = jaar in jaren
        mag = {200: "gemeente", 403: NIET_GEMEENTE} if kan else {403: LEZERS}
        yield Rij(f"jaren:{naam}", jaar, mag, {GELUKT: mag.get(200, ""), 403: mag[403]}, data, van)
    yield Rij(f"jaren:{naam}", "onbekend", get={}, post={}, van=van)


def rijen():
    return [
        Rij("jaren:jaren", get={200: LEZERS}),
        *(Rij("jaren:jaar", jaar, get={200: LEZERS}) for jaar in JAREN),
        Rij("jaren:jaar", "onbekend", get={}),
        Rij("jaren:jaar_nieuw", "", {200: "gemeente", 403: NIET_GEMEENTE}, {GELUKT: "gemeente", 403: NIET_GEMEENTE},
            "jaar_nieuw"),
        *doet("jaar_bewerken", ["", "terugkijken", "in_gesprek"], data="jaar_bewerken"),
        *doet("jaar_overnemen", [""], data="jaar_overnemen"),
        # A step that the present phase does not allow is answered on the page of the year, without a change.
        *doet("jaar_fase", [""], data="reden", van="verantwoording", anderen=["", "gesloten"]),
        *doet("jaar_fase", [""], data="reden", van="voorbereiding", anderen=["", "gesloten"]),
        *doet("jaar_fase", ["terugkijken"], data="reden", van="bespreking", anderen=["terugkijken", "gesloten"]),
        Rij("jaren:jaar_fase", "", {200: "gemeente", 403: NIET_GEMEENTE}, {302: "gemeente", 403: NIET_GEMEENTE},
            "reden", "bespreking"),
        Rij("jaren:jaar_fase", "", {}, {}, van="afgesloten"),
        *doet("jaar_afsluiten", ["uitgesproken"], anderen=["", "terugkijken", "uitgesproken", "gesloten"]),
        Rij("jaren:jaar_afsluiten", "in_gesprek", {200: "gemeente", 403: NIET_GEMEENTE},
            {422: "gemeente", 403: NIET_GEMEENTE}),
        Rij("jaren:jaar_heropenen", "gesloten", {200: "beheer", 403: NIET_BEHEER}, {GELUKT: "beheer", 403: NIET_BEHEER},
            "reden"),
        Rij("jaren:jaar_heropenen", "in_gesprek", {403: LEZERS}, {403: LEZERS}, "reden"),
        Rij("jaren:jaar_heropenen", "onbekend", get={}, post={}),
    ]  # fmt: skip
