"""What moved since last year: last year as it was frozen, or as it is now where it is not closed."""

from plannen.models import Jaarcyclus

from ..models import Momentopname


def lees_vorig(cyclus, stel_samen):
    """The content of last year; `stel_samen` makes it where there is no momentopname yet. None without a last year."""
    jaar = cyclus.jaar - 1
    momentopname = Momentopname.objects.filter(jaar=jaar).order_by("-nummer").first()
    if momentopname:
        return momentopname.gegevens
    vorig = Jaarcyclus.objects.filter(jaar=jaar).first()
    return stel_samen(vorig) if vorig else None


def zet_vorig_erbij(inhoud, vorig):
    """Per plan that goes on with one of last year how that one stood; and last year's key figures."""
    if vorig is None:
        return
    inhoud["vorig_jaar"] = {veld: vorig[veld] for veld in ("jaar", "status", "nummer", "op", "kerncijfers")}
    eerder = {plan["kenmerk"]: plan for plan in vorig["plannen"]}
    for plan in inhoud["plannen"]:
        if plan["volgt_op"] and plan["volgt_op"]["kenmerk"] in eerder:
            plan["vorig"] = van_vorig_plan(eerder[plan["volgt_op"]["kenmerk"]], vorig["jaar"])


def van_vorig_plan(plan, jaar):
    return {
        "jaar": jaar,
        "trekker": plan["trekker"],
        "titel": plan["titel"],
        "stand": plan["stand"],
        "antwoord": plan["terugblik"]["antwoord"] if plan["terugblik"] else None,
        "besluiten": [
            {"soort": besluit["soort"], "tekst": besluit["tekst"], "klaar_op": besluit["klaar_op"]}
            for besluit in plan["besluiten"]
        ],
    }
