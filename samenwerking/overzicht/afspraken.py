"""Agreements as lists and pages show them."""

from itertools import groupby

from django.db.models import Case, Q, Value, When

from buurtteams.tijd import vandaag

from .. import rechten
from ..models import Samenwerkingsafspraak, Zijde
from ..models.afspraak import EVALUEREN_VANAF


def beperk(afspraken, gekozen):
    """What the filter of the list asks for, the most pressing first; ended ones only where they are asked for."""
    stand = gekozen.get("stand")
    afspraken = afspraken.exclude(gestopt_op=None) if stand == "gestopt" else afspraken.filter(gestopt_op=None)
    if "team" in gekozen:
        afspraken = afspraken.filter(team__slug=gekozen["team"])
    if "wijk" in gekozen:
        afspraken = afspraken.filter(team__wijk__slug=gekozen["wijk"])
    if stand == "verschil":
        return op_volgorde(afspraken.met_verschil())
    if stand == "bevestigd":
        return op_volgorde(afspraken.bevestigd())
    if stand == "bevestigen":
        return op_volgorde(afspraken.te_bevestigen())
    if stand == "terugkijken":
        return op_volgorde(afspraken.evaluatie_nodig().met_woorden())
    return op_volgorde(afspraken.met_woorden())


def op_volgorde(afspraken):
    """Of annotated agreements: those that differ, those that wait, those to look back on, the rest."""
    verschil, klopt = Q(zegt_team="nee") | Q(zegt_organisatie="nee"), Q(zegt_organisatie="ja", zegt_team="ja")
    plek = Case(
        When(verschil, then=Value(0)),
        When(klopt, evaluatie_op__lte=vandaag() + EVALUEREN_VANAF, then=Value(2)),
        When(klopt, then=Value(3)),
        default=Value(1),
    )
    return afspraken.order_by(plek, "team__naam", "organisatie__naam", "pk")


def tel(afspraken):
    """How many run, and of those how many differ, wait for an answer, and are due to be looked back on."""
    lopend = afspraken.filter(gestopt_op=None)
    return {
        "lopend": lopend.count(),
        "verschil": lopend.met_verschil().count(),
        "bevestigen": lopend.te_bevestigen().count(),
        "terugkijken": lopend.evaluatie_nodig().count(),
    }


def terugblikken(afspraak, eigen=None):
    """Per date what the two sides wrote beside each other, the latest first: (date, [(side, evaluation)], readable).

    While the other side has to write, only `eigen` reads its own: each looks back with its own eyes.
    """
    rijen = sorted(afspraak.evaluaties.all(), key=lambda e: e.over, reverse=True)
    lijst = []
    for over, groep in groupby(rijen, key=lambda e: e.over):
        per_zijde = {evaluatie.zijde: evaluatie for evaluatie in groep}
        open_ = len(per_zijde) < len(Zijde) and over == afspraak.evaluatie_op and not afspraak.gestopt_op
        leesbaar = {zijde for zijde in Zijde if not open_ or zijde == eigen}
        lijst.append((over, [(zijde, per_zijde.get(zijde), zijde in leesbaar) for zijde in Zijde], open_))
    return lijst


def wil_verder(afspraak):
    """What the sides proposed when both looked back last: "aanpassen" or "stoppen" asks for a next step; else "".

    Once the text was changed or the agreement ended after that, nothing is asked any more.
    """
    over = max((e.over for e in afspraak.evaluaties.all() if e.over < afspraak.evaluatie_op), default=None)
    laatste = [e for e in afspraak.evaluaties.all() if e.over == over]
    voorstellen = {e.voorstel for e in laatste}
    if len(laatste) < len(Zijde) or afspraak.gestopt_op or is_aangepast_na(afspraak, max(e.op for e in laatste)):
        return ""
    return next((voorstel for voorstel in ("stoppen", "aanpassen") if voorstel in voorstellen), "")


def is_aangepast_na(afspraak, moment):
    """The team agrees with every text that it writes: its first answer to the present text tells when that was."""
    van_team = [a.op for a in afspraak.antwoorden.all() if (a.zijde, a.tekstversie) == ("team", afspraak.tekstversie)]
    return bool(van_team) and afspraak.tekstversie > 1 and min(van_team) > moment


def van_team(team, gebruiker, op):
    """The running agreements of a team, for its page."""
    zichtbaar = Samenwerkingsafspraak.objects.zichtbaar_voor(gebruiker).filter(team=team, gestopt_op=None)
    return {
        "lijst": list(op_volgorde(zichtbaar.met_woorden()).voor_overzicht()),
        "mag_maken": rechten.mag_afspraak_maken_voor(gebruiker, team),
    }
