"""The access table of the report: everyone with a role but the partners, in every phase; nobody changes it."""

from plannen.tests.toegang_rij import Rij

LEZERS = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer"
JAREN = ["", "terugkijken", "in_gesprek", "gesloten"]
FORMATEN = ["pdf", "docx", "xlsx", "ods", "json"]


def rijen():
    """Every format of the smallest year only: a PDF takes a second, for each role twice."""
    bladzijden = [Rij("jaren:verslag", wereld, get={200: LEZERS}) for wereld in JAREN]
    naast = [Rij("jaren:verslag_naast", wereld, get={200: LEZERS}) for wereld in JAREN if wereld != "gesloten"]
    bestanden = [Rij("jaren:verslag_bestand", "terugkijken", get={200: LEZERS}, van=formaat) for formaat in FORMATEN]
    bestanden += [
        Rij("jaren:verslag_bestand", wereld, get={200: LEZERS}, van="json")
        for wereld in JAREN
        if wereld != "terugkijken"
    ]
    niet = [
        Rij("jaren:verslag", "onbekend", get={}),
        Rij("jaren:verslag", "", get={}, zoek="nummer=9"),
        Rij("jaren:verslag_bestand", "onbekend", get={}, van="json"),
        Rij("jaren:verslag_bestand", "", get={}, van="exe"),
        Rij("jaren:verslag_naast", "onbekend", get={}),
        Rij("jaren:verslag_naast", "gesloten", get={}),  # beside itself
    ]
    return [*bladzijden, *naast, *bestanden, *niet]
