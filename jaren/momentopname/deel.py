"""The parts of a plan: what is counted, who takes part, what is done, what was asked."""

from plannen.models import Indicator, Partnerantwoord
from plannen.models.inhoud import KLEINSTE_AANTAL

from .woorden import dag


def indicator(rij):
    meting = rij.laatste_meting
    return {
        "naam": rij.naam,
        "eenheid": rij.eenheid,
        "begin": rij.toon_begin,
        "doel": rij.toon_doel,
        "stand": meting.toon if meting else "",
        "begin_getal": getal(rij, rij.begin),
        "doel_getal": getal(rij, rij.doel),
        "stand_getal": getal(rij, meting.waarde) if meting else "",
        "geteld_op": dag(meting.op) if meting else "",
        "toelichting": meting.toelichting if meting else "",
        "metingen": len(rij.metingen.all()),
        "gehaald": rij.is_gehaald,
    }


def getal(rij, waarde):
    """The value as decimal text, to go on with in a spreadsheet; rule 10: not of people under 5."""
    verborgen = rij.telt_personen and waarde < KLEINSTE_AANTAL
    return "" if verborgen or rij.soort == Indicator.Soort.JA_NEE else str(waarde.normalize() + 0)


def partner(rij):
    antwoorden = list(rij.antwoorden.all())
    return {
        "naam": rij.organisatie.naam,
        "soort": rij.organisatie.get_soort_display(),
        "doet": rij.doet,
        "krijgt": rij.krijgt,
        "klopt": partnerantwoord(rij.klopt),
        "gebeurd": partnerantwoord(laatste_over_het_jaar(antwoorden)),
    }


def laatste_over_het_jaar(antwoorden):
    """The last answer to *Is dit gebeurd?* about the year as a whole, not about one report."""
    gebeurd = [rij for rij in antwoorden if rij.vraag == Partnerantwoord.Vraag.GEBEURD and rij.voortgang_id is None]
    return max(gebeurd, key=lambda rij: (rij.op, rij.pk), default=None)


def partnerantwoord(rij):
    return rij and {"code": rij.antwoord, "woord": rij.woord, "toelichting": rij.toelichting, "op": dag(rij.op)}


def actiedelen(plan, op):
    acties = list(plan.acties.all())
    return {
        "totaal": len(acties),
        "klaar": sum(rij.is_klaar for rij in acties),
        "te_laat": sum(rij.is_te_laat(op) for rij in acties),
        "lijst": [actie(rij, op) for rij in acties],
    }


def actie(rij, op):
    return {
        "titel": rij.titel,
        "wie": rij.wie,
        "datum": dag(rij.datum),
        "klaar_op": dag(rij.klaar_op),
        "te_laat": rij.is_te_laat(op),
        "verschoven": [
            {"van": dag(keer.oud), "naar": dag(keer.nieuw), "reden": keer.reden, "op": dag(keer.op)}
            for keer in sorted(rij.datumwijzigingen.all(), key=lambda keer: (keer.op, keer.pk))
        ],
    }


def vraag(rij, op):
    return {
        "aan": rij.aan_wie,
        "thema": rij.planthema.thema.korte_naam if rij.planthema else "",
        "tekst": rij.tekst,
        "functie": rij.functie,
        "gesteld_op": dag(rij.gesteld_op),
        "antwoord_voor": dag(rij.antwoord_voor),
        "antwoord": rij.antwoord,
        "beantwoord_op": dag(rij.beantwoord_op),
        "beantwoord_functie": rij.beantwoord_functie,
        "te_laat": rij.is_te_laat(op),
    }
