"""Everything that the page of an account shows, in a number of queries that does not grow with the plan."""

from dataclasses import dataclass

from plannen.models import Partnerantwoord, Plan, Planpartner, PlanThema, Stand, Voortgang
from plannen.rechten import mag_gebeurd_vragen, schrijft_mee

from .. import rechten
from ..acties.terugblik import gebreken
from ..models import Oordeel, Terugblik
from .stemmen import is_ingeleverd, stem_van_oordeel, stemmen_van


@dataclass(frozen=True)
class Themaregel:
    planthema: PlanThema
    stand: Stand
    berichten: list

    @property
    def laatste(self):
        return self.berichten[0] if self.berichten else None


@dataclass(frozen=True)
class Partnerregel:
    partner: Planpartner
    gebeurd: Partnerantwoord | None
    mag_antwoorden: bool


@dataclass(frozen=True)
class Inlevering:
    """One time that the account was handed in: its text of then, when it came back and why, who judged it."""

    ronde: int
    tekst: object  # that version of the Terugblik
    terug: object | None  # the Gebeurtenis
    oordelen: list


def terugblik_van(plan):
    """The account of a plan, or an unsaved one with nothing in it."""
    terugblik = Terugblik.objects.filter(plan=plan).first() or Terugblik(versie=0)
    terugblik.plan = plan
    return terugblik


def lees_terugblik(plan, *, gebruiker, op):
    terugblik = terugblik_van(plan)
    mag_inleveren = rechten.mag_terugblik_inleveren(gebruiker, plan)
    stemmen = stemmen_van([plan], gebruiker)[plan.pk]
    return {
        "plan": plan,
        "terugblik": terugblik,
        "ingeleverd": is_ingeleverd(plan),
        "ziet_stem": rechten.mag_stem_van_team_zien(gebruiker, plan),
        "schrijft_mee": schrijft_mee(gebruiker, plan),
        "stemmen": stemmen,
        "gebreken": gebreken(plan, terugblik, op=op) if mag_inleveren else [],
        "mag": {
            "schrijven": rechten.mag_terugblik_schrijven(gebruiker, plan),
            "inleveren": mag_inleveren,
            "terugsturen": rechten.mag_terugblik_terugsturen(gebruiker, plan),
            "oordelen": heeft_nog_te_oordelen(gebruiker, plan, stemmen),
        },
        **eerdere_inleveringen(plan, terugblik, gebruiker),
        **feiten(plan, gebruiker=gebruiker, op=op),
    }


def heeft_nog_te_oordelen(gebruiker, plan, stemmen):
    partij = rechten.partij_om_te_oordelen(gebruiker, plan)
    return partij is not None and not getattr(stemmen, partij.value).antwoord


def feiten(plan, *, gebruiker, op, berichten=1):
    """What happened, beside what the team says about it. `berichten`: how many reports per theme."""
    acties = list(plan.acties.prefetch_related("datumwijzigingen"))
    return {
        "op": op,
        "themas": themaregels(plan, op=op, berichten=berichten),
        "indicatoren": plan.indicatoren.prefetch_related("metingen"),
        "acties": acties,
        "acties_klaar": sum(actie.is_klaar for actie in acties),
        "verschoven": [actie for actie in acties if actie.datumwijzigingen.all()],
        "partners": partnerregels(plan, gebruiker),
        "mag_partners_vragen": mag_gebeurd_vragen(gebruiker, plan),
    }


def themaregels(plan, *, op, berichten):
    ronde = plan.cyclus.ronde_op(op)
    per_thema = {}
    for bericht in Voortgang.objects.geldig().filter(planthema__plan=plan).prefetch_related("antwoorden"):
        per_thema.setdefault(bericht.planthema_id, []).append(bericht)
    return [
        Themaregel(planthema, planthema.stand(ronde=ronde, op=op), per_thema.get(planthema.pk, [])[:berichten])
        for planthema in plan.themas.all()
    ]


def partnerregels(plan, gebruiker):
    regels = []
    for partner in plan.partners.select_related("organisatie").prefetch_related("antwoorden"):
        partner.plan = plan
        over_het_jaar = [a for a in partner.antwoorden.all() if a.vraag == "gebeurd" and a.voortgang_id is None]
        laatste = max(over_het_jaar, key=lambda antwoord: (antwoord.op, antwoord.pk), default=None)
        regels.append(Partnerregel(partner, laatste, rechten.mag_gebeurd_beantwoorden(gebruiker, partner)))
    return regels


def eerdere_inleveringen(plan, terugblik, gebruiker):
    """All but the one that lies there now, newest first; and the reason when the account came back."""
    if not terugblik.ronde:
        return {"inleveringen": [], "teruggestuurd": None}
    lijst = inleveringen(plan, terugblik, gebruiker)
    if is_ingeleverd(plan):
        return {"inleveringen": [keer for keer in lijst if keer.ronde != terugblik.ronde], "teruggestuurd": None}
    return {"inleveringen": lijst, "teruggestuurd": next((keer.terug for keer in lijst), None)}


def inleveringen(plan, terugblik, gebruiker):
    versies = {}
    for versie in terugblik.geschiedenis.filter(ronde__gte=1).order_by("history_date", "history_id"):
        versies.setdefault(versie.ronde, versie)  # the first of a round is the text that was handed in
    oordelen = {}
    for oordeel in Oordeel.objects.zichtbaar_voor(gebruiker).filter(plan=plan):
        oordelen.setdefault(oordeel.ronde, []).append(stem_van_oordeel(oordeel))
    stappen = plan.gebeurtenissen.filter(soort="plan_status", van=Plan.Status.VERANTWOORD, naar=Plan.Status.VASTGESTELD)
    terug = list(stappen.order_by("op", "pk"))
    return [
        Inlevering(ronde, versies[ronde], teruggestuurd(terug, versies, ronde), oordelen.get(ronde, []))
        for ronde in sorted(versies, reverse=True)
    ]


def teruggestuurd(stappen, versies, ronde):
    """The first return after this handing in and before the next."""
    vanaf = versies[ronde].ingeleverd_op
    tot = versies[ronde + 1].ingeleverd_op if ronde + 1 in versies else None
    return next((stap for stap in stappen if stap.op >= vanaf and (tot is None or stap.op <= tot)), None)
