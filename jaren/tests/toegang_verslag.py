"""The access table of the report: everyone with a role but the partners, in every phase; nobody changes it."""

from plannen.tests.toegang_rij import Rij

LEZERS = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer"
JAREN = ["", "terugkijken", "in_gesprek", "gesloten"]


def rijen():
    """The JSON stands for all formats: one view asks one question; a PDF or a Word document takes a second each."""
    bladzijden = [Rij("jaren:verslag", wereld, get={200: LEZERS}) for wereld in JAREN]
    naast = [Rij("jaren:verslag_naast", wereld, get={200: LEZERS}) for wereld in JAREN if wereld != "gesloten"]
    bestanden = [Rij("jaren:verslag_bestand", wereld, get={200: LEZERS}, van="json") for wereld in JAREN]
    niet = [
        Rij("jaren:verslag", "onbekend", get={}),
        Rij("jaren:verslag", "", get={}, zoek="nummer=9"),
        Rij("jaren:verslag_bestand", "onbekend", get={}, van="json"),
        Rij("jaren:verslag_bestand", "", get={}, van="exe"),
        Rij("jaren:verslag_naast", "onbekend", get={}),
        Rij("jaren:verslag_naast", "gesloten", get={}),  # beside itself
    ]
    return [*bladzijden, *naast, *bestanden, *niet]
