"""What is posted in the walk on the pages of the year: data that succeed for whoever may send them.

Each function takes (wereld, object, rij) and gives the fields; a row of the access table names it as `data`.
"""

from plannen.models import Jaarcyclus

# Where an address names a year: the state of the row is that of the year.
JAREN = {"terugkijken": 2024, "in_gesprek": 2023, "gesloten": 2025, "uitgesproken": 2022, "onbekend": 1999}


# Running the year


def jaar_nieuw(wereld, object, rij):
    dagen = {"terugblik_voor": "2028-01-14", "bespreking_op": "2028-02-09"}
    kern = {f"jaar-{naam}": waarde for naam, waarde in ({"jaar": 2027, "aantal_plannen": 3} | dagen).items()}
    return kern | {"ronde-0-opent_op": "2027-06-01", "ronde-0-sluit_op": "2027-06-30"}


def jaar_bewerken(wereld, object, rij):
    jaar = JAREN.get(rij.wereld, 2026)
    cyclus = Jaarcyclus.objects.filter(jaar=jaar).first()
    ronden = {}
    for nummer, ronde in enumerate(cyclus.rondes_op_datum if cyclus else ()):
        ronden |= {f"ronde-{nummer}-opent_op": ronde.opent_op, f"ronde-{nummer}-sluit_op": ronde.sluit_op}
    dagen = {"jaar-terugblik_voor": f"{jaar + 1}-01-10", "jaar-bespreking_op": f"{jaar + 1}-02-20"}
    return ronden | dagen | {"jaar-aantal_plannen": 9, "versie": cyclus.versie if cyclus else 1}


def jaar_overnemen(wereld, object, rij):
    return {"plannen": [wereld.staten["gesloten"].plan.pk]}


# The account, the judgements and the partner's answer


def terugblik(wereld, object, rij):
    terugblik = getattr(object, "terugblik", None)
    return {
        "bereikt": "Er waren twintig avonden.",
        "antwoord": "ja",
        "geleerd": "Begin op tijd.",
        "voorstel": "doorgaan",
        "voorstel_toelichting": "Het loopt.",
        "versie": terugblik.versie if terugblik else 0,
    }


def oordeel(wereld, object, rij):
    return {"antwoord": "nee", "toelichting": "Wij zagen niemand.", "ronde": 1}


def gebeurd(wereld, object, rij):
    return {"antwoord": "deels", "toelichting": "Eén van de twee."}


# Reminders by mail


def herinnering_afdoen(wereld, object, rij):
    return {"aangekomen": "nee"}


def herinneringen_per_week(wereld, object, rij):
    return {"herinneringen_per_week": "on"}


# The review


def eigen_punt(wereld, object, rij):
    return {"titel": "Tolken in de avond", "gevraagd_besluit": "Betaalt de gemeente de tolken?"}


def punt(wereld, object, rij):
    afspraak = {"rij": "b2f4c3b0-7d0f-4c55-8f0e-3a3f1d1f0001", "tekst": "Kennismaken.", "wie": "gezinswerker"}
    velden = afspraak | {"zijde": "gemeente", "datum": "2027-04-30"}
    rijen = {f"afspraken-0-{naam}": waarde for naam, waarde in velden.items()}
    telling = {"afspraken-TOTAL_FORMS": 1, "afspraken-INITIAL_FORMS": 1}
    vast = {"soort": "doorgaan", "notitie": "Iedereen is het eens.", "versie": object.versie if object else 1}
    return rijen | telling | vast | {"vastleggen": ""}


def stap(wereld, object, rij):
    return {"stap": "rest"}


def reactie(wereld, object, rij):
    return {"tekst": "Dank voor dit jaar.", "versie": 0}


def besluitstand(wereld, object, rij):
    velden = {"klaar": "on", "klaar_op": "2026-11-20", "klaar_toelichting": "Het is gedaan."}
    return velden | {"versie": object.versie if object else 1}


def besluit(wereld, object, rij):
    velden = {"soort": "aanpassen", "tekst": "Kennismaken in mei.", "wie": "beleidsambtenaar", "zijde": "gemeente"}
    return velden | {"datum": "2027-05-31", "versie": object.versie if object else 1}


# Advice


def advies(wereld, object, rij):
    velden = {"titel": "Meer tolken", "tekst": "Zorg voor meer tolken.", "gevraagd": "nee"}
    return velden | {"antwoord_voor": "2026-12-20", "versie": object.versie if object else 1}


def adviesantwoord(wereld, object, rij):
    return {"antwoord": "Dat doen wij.", "versie": object.versie if object else 1}


def gevolg(wereld, object, rij):
    return {"gevolg": "Er zijn tolken.", "versie": object.versie if object else 1}
