"""One plan: what was agreed, what was done, what the voices say of it, and what was decided."""

from plannen.models import Koers, Plan, zwaarste
from plannen.models.stand import WOORDEN

from ..models import Antwoord, Besluitsoort, Partij, verschil
from .deel import actiedelen, indicator, partner, vraag
from .woorden import code_en_woord, dag, woord


def plannen(bron):
    return [plan_als_data(bron, plan) for plan in bron.plannen]


def naam_van(plan):
    """How a plan is named where it is only mentioned."""
    return {"kenmerk": kenmerk(plan), "trekker": plan.trekker, "nummer": plan.nummer, "titel": plan.titel}


def kenmerk(plan):
    return f"plan-{plan.pk}"


def plan_als_data(bron, plan):
    standen = [(planthema, planthema.stand(ronde=bron.ronde, op=bron.op)) for planthema in plan.themas.all()]
    return {
        **naam_van(plan),
        "kop": plan.kop,
        "soort_trekker": "team" if plan.team else ("instelling" if plan.instelling else "gemeente"),
        "team": plan.team.naam if plan.team else "",
        "wijk": plan.team.wijk.naam if plan.team else "",
        "samen_met": [team.naam for team in plan.deelnemende_teams.all()],
        "onderdeel": plan.get_onderdeel_display(),
        "status": {"code": plan.status, "woord": plan.statuswoord},
        "ingeleverd_op": dag(plan.aangeboden_op),
        "akkoord_op": dag(plan.vastgesteld_op),
        "waarom": plan.waarom,
        "over_een_jaar": plan.over_een_jaar,
        "stand": code_en_woord(zwaarste(stand.code for _, stand in standen), WOORDEN),
        "themas": [thema_als_data(bron, planthema, stand) for planthema, stand in standen],
        "indicatoren": [indicator(rij) for rij in plan.indicatoren.all()],
        "partners": [partner(rij) for rij in plan.partners.all()],
        "acties": actiedelen(plan, bron.op),
        "vragen": [vraag(rij, bron.op) for rij in plan.vragen.all()],
        "terugblik": terugblik(bron, plan),
        "teruggestuurd": teruggestuurd(bron, plan),
        **stemmen(bron, plan),
        "besluiten": [besluit(rij, bron.op) for rij in bron.besluiten if rij.plan_id == plan.pk],
        "reactie": reactie_van(bron, plan.pk),
        "afspraken": [{"code": rij.code, "titel": rij.titel} for rij in plan.afspraken.all()],
        "volgt_op": volgt_op(plan),
        "vorig": None,
    }


def thema_als_data(bron, planthema, stand):
    laatste = planthema.laatste
    return {
        "thema": planthema.thema.korte_naam,
        "doel": planthema.doel,
        "aanbevelingen": [{"code": rij.code, "titel": rij.titel} for rij in planthema.aanbevelingen.all()],
        "stand": code_en_woord(stand.code, WOORDEN),
        "laatste_stand": code_en_woord(stand.koers, dict(Koers.choices)),
        "gemeld_op": dag(planthema.gemeld_op),
        "bericht": laatste.wat_gebeurd if laatste else "",
        "bewijs": laatste.bewijswoord if laatste else "",
        "bewijs_toelichting": laatste.bewijs_toelichting if laatste else "",
        "berichten": len(bron.berichten[planthema.pk]),
    }


# Looking back


def terugblik_van(plan):
    """The account as it was handed in; one that is still written, or was returned, only its writers may read."""
    ingeleverd = plan.status in (Plan.Status.VERANTWOORD, Plan.Status.BESPROKEN)
    return getattr(plan, "terugblik", None) if ingeleverd else None


def terugblik(bron, plan):
    rij = terugblik_van(plan)
    if rij is None:
        return None
    # The own answer and proposal are the team's voice.
    stem = {"antwoord": None, "voorstel": None, "voorstel_toelichting": ""}
    if bron.stemmen_open:
        stem = {
            "antwoord": code_en_woord(rij.antwoord, dict(Antwoord.choices)),
            "voorstel": code_en_woord(rij.voorstel, dict(Besluitsoort.choices)),
            "voorstel_toelichting": rij.voorstel_toelichting,
        }
    return {
        "bereikt": rij.bereikt,
        "geleerd": rij.geleerd,
        "functie": rij.functie,
        "namens": rij.namens,
        "op": dag(rij.ingeleverd_op),
        "keer": rij.ronde,
        **stem,
    }


def teruggestuurd(bron, plan):
    """The times that the account came back, with the reason."""
    terug = (Plan.Status.VERANTWOORD, Plan.Status.VASTGESTELD)
    stappen = [stap for stap in bron.stappen[plan.pk] if (stap.van, stap.naar) == terug]
    return [{"op": dag(stap.op), "reden": stap.reden, "functie": stap.functie} for stap in stappen]


def stemmen(bron, plan):
    """The judgements on the account, and how many steps of the scale lie between all voices."""
    oordelen = bron.oordelen.get(plan.pk, []) if terugblik_van(plan) else []
    antwoorden = [oordeel.antwoord for oordeel in oordelen]
    if bron.stemmen_open and terugblik_van(plan):
        antwoorden.append(terugblik_van(plan).antwoord)
    return {"oordelen": [oordeel_als_data(rij) for rij in oordelen], "verschil": verschil(antwoorden)}


def oordeel_als_data(oordeel):
    return {
        "partij": woord(Partij(oordeel.partij)),
        "antwoord": woord(Antwoord(oordeel.antwoord)),
        "toelichting": oordeel.toelichting,
        "functie": oordeel.functie,
        "op": dag(oordeel.op),
        "na_inzage": oordeel.na_inzage,
    }


# What was decided


def besluit(rij, op):
    vervolg = getattr(rij, "vervolgen", None)
    return {
        "soort": woord(Besluitsoort(rij.soort)),
        "tekst": rij.tekst,
        "wie": rij.van_wie if rij.tekst else "",
        "zijde": rij.get_zijde_display(),
        "datum": dag(rij.datum),
        "klaar_op": dag(rij.klaar_op),
        "klaar_toelichting": rij.klaar_toelichting,
        "te_laat": rij.is_te_laat(op),
        "genomen_op": dag(rij.op),
        "functie": rij.functie,
        "namens": rij.namens,
        "volgt_op_jaar": rij.volgt_op.cyclus.jaar if rij.volgt_op else None,
        "verder_in": vervolg.cyclus.jaar if vervolg else None,
    }


def besluiten_zonder_plan(bron):
    """Those of the year as a whole, and those on a plan that was withdrawn since."""
    ingetrokken = {plan.pk for plan in bron.ingetrokken}
    return [
        besluit(rij, bron.op) | {"plan": naam_van(rij.plan) if rij.plan else None}
        for rij in bron.besluiten
        if rij.plan_id is None or rij.plan_id in ingetrokken
    ]


def reactie_van(bron, plan):
    """Of the wethouder, on a plan (its number) or on the year (None)."""
    rij = next((rij for rij in bron.reacties if rij.plan_id == plan), None)
    return rij and {"tekst": rij.tekst, "functie": rij.functie, "namens": rij.namens, "op": dag(rij.op)}


def volgt_op(plan):
    """The plan that this one goes on with, where everyone may see it."""
    vorig = plan.volgt_op
    if vorig is None or vorig.vastgesteld_op is None:
        return None
    return naam_van(vorig) | {"jaar": vorig.cyclus.jaar}
