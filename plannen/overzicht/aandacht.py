"""What in the city needs attention, heaviest first, each with the reason why it is there."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from samenwerking.models import Samenwerkingsafspraak

from ..models import Koers, Partnerantwoord, Plan, Voortgang, Vraag
from ..models.stand import NIET_GEMELD
from .zinnen import dag, telwoord

MAXIMUM = 8

# The order of the list; within each the longest waiting first.
HULP_TE_LAAT, VRAAG_TE_LAAT, HULP_GEVRAAGD, GEEN_HULP, PARTNER_ANDERS, BEANTWOORD, GEEN_BERICHT = range(7)


@dataclass(frozen=True)
class Aandachtspunt:
    rang: int
    dagen: int
    code: str
    woord: str
    titel: str
    reden: str
    url: str

    @property
    def is_vast(self):
        return self.rang in (HULP_TE_LAAT, HULP_GEVRAAGD, GEEN_HULP, BEANTWOORD)


def lees_aandacht(beeld):
    """All points of attention of the city that `beeld` shows: themes that are stuck, late answers, silent teams."""
    vast = [
        (regel, thema, regel.planthemas[thema.pk])
        for regel in beeld.regels
        for thema in beeld.themas
        if thema.pk in regel.standen and regel.standen[thema.pk].koers == Koers.LOOPT_VAST
    ]
    vragen = _lees_vragen(beeld, [planthema for _, _, planthema in vast])
    sinds = _vast_sinds([planthema for _, _, planthema in vast])
    punten = [
        _vastloper(beeld, regel, thema, sinds.get(planthema), vragen.pop(planthema, []))
        for regel, thema, planthema in vast
    ]
    punten += _late_vragen(beeld, [vraag for lijst in vragen.values() for vraag in lijst])
    punten += [*_partners_die_iets_anders_zeggen(beeld), *_afspraken_met_verschil(beeld), *_stille_teams(beeld)]
    return sorted(punten, key=lambda punt: (punt.rang, -punt.dagen, punt.titel))


def _lees_vragen(beeld, planthemas):
    """Per theme of a plan: its questions where it is stuck, elsewhere only those that wait too long for an answer."""
    te_laat = Q(beantwoord_op=None, antwoord_voor__lt=beeld.op)
    vragen = defaultdict(list)
    van_dit_jaar = Vraag.objects.filter(plan__cyclus=beeld.cyclus, plan__status__in=Plan.MET_AKKOORD)
    van_dit_jaar = van_dit_jaar.select_related("organisatie", "plan__team", "plan__instelling")
    for vraag in van_dit_jaar.filter(Q(planthema__in=planthemas) & ~Q(aan=Vraag.Aan.TEAM) | te_laat):
        # A question to the team itself is no request for help.
        vragen[None if vraag.aan == Vraag.Aan.TEAM else vraag.planthema_id].append(vraag)
    return vragen


def _vast_sinds(planthemas):
    """Since when each theme is stuck: the first of its latest reports that all say so."""
    sinds, voorbij = {}, set()
    berichten = Voortgang.objects.geldig().filter(planthema__in=planthemas).order_by("-gemeld_op", "-pk")
    for planthema, koers, gemeld_op in berichten.values_list("planthema", "koers", "gemeld_op"):
        if koers != Koers.LOOPT_VAST:
            voorbij.add(planthema)
        elif planthema not in voorbij:
            sinds[planthema] = timezone.localdate(gemeld_op)
    return sinds


def _vastloper(beeld, regel, thema, sinds, vragen):
    stand = regel.standen[thema.pk]
    dagen = (beeld.op - sinds).days if sinds else stand.dagen
    rang, hulp = _hulp(vragen, beeld.op)
    if stand.code == NIET_GEMELD:
        eerst = f"{thema} liep bij het laatste bericht vast, {telwoord(stand.dagen, 'dag', 'dagen')} geleden."
    elif dagen == 0:
        eerst = f"{thema} loopt sinds vandaag vast."
    else:
        eerst = f"{thema} loopt {telwoord(dagen, 'dag', 'dagen')} vast."
    url = f"{regel.url}#thema-{thema.slug}"
    return Aandachtspunt(rang, dagen, stand.code, "", f"{regel.van_wie}: {regel.titel}", f"{eerst} {hulp}", url)


def _hulp(vragen, op):
    """Whether help was asked and came, over the questions of one theme."""
    wachtend = [vraag for vraag in vragen if not vraag.beantwoord_op]
    if not vragen:
        return GEEN_HULP, "Er is geen hulp gevraagd."
    if not wachtend:
        laatste = max(vragen, key=lambda vraag: vraag.beantwoord_op)
        wanneer = dag(timezone.localdate(laatste.beantwoord_op))
        return BEANTWOORD, f"Hulp gevraagd aan {laatste.aan_wie}. Antwoord gekregen op {wanneer}."
    eerste = min(wachtend, key=lambda vraag: vraag.antwoord_voor)
    if eerste.is_te_laat(op):
        dagen = telwoord((op - eerste.antwoord_voor).days, "dag", "dagen")
        return HULP_TE_LAAT, f"Hulp gevraagd aan {eerste.aan_wie}. Het antwoord is {dagen} te laat."
    return HULP_GEVRAAGD, f"Hulp gevraagd aan {eerste.aan_wie}, nog geen antwoord."


def _late_vragen(beeld, vragen):
    plannen = {regel.pk: regel for regel in beeld.regels}
    getoond = getoonde_planthemas(beeld)
    if not beeld.uitsnede.thema:
        getoond.add(None)  # a question about the plan as a whole
    for vraag in vragen:
        regel = plannen.get(vraag.plan_id)
        if regel is None or vraag.planthema_id not in getoond:
            continue
        dagen = (beeld.op - vraag.antwoord_voor).days
        reden = f"Een vraag aan {vraag.aan_wie} wacht {telwoord(dagen, 'dag', 'dagen')} te lang op antwoord."
        titel = f"{regel.van_wie}: {regel.titel}"
        yield Aandachtspunt(VRAAG_TE_LAAT, dagen, "", "Geen antwoord", titel, reden, vraag.get_absolute_url())


def _partners_die_iets_anders_zeggen(beeld):
    """Of a plan as a whole, and of reports on the themes in view."""
    plannen, getoond = {regel.pk: regel for regel in beeld.regels}, getoonde_planthemas(beeld)
    antwoorden = Partnerantwoord.objects.filter(planpartner__plan__in=plannen)
    for antwoord in antwoorden.die_iets_anders_zeggen():
        planthema = antwoord.voortgang and antwoord.voortgang.planthema
        if planthema and planthema.pk not in getoond:
            continue
        regel = plannen[antwoord.planpartner.plan_id]
        dagen = (beeld.op - timezone.localdate(antwoord.op)).days
        over = f" over {planthema.thema}" if planthema else ""
        wie = antwoord.planpartner.organisatie
        reden = f"{wie} zegt op '{antwoord.get_vraag_display()}'{over}: {antwoord.woord.lower()}."
        url = f"{regel.url}#thema-{planthema.thema.slug}" if planthema else f"{regel.url}#partners"
        titel = f"{regel.van_wie}: {regel.titel}"
        yield Aandachtspunt(PARTNER_ANDERS, dagen, "", "Partner ziet het anders", titel, reden, url)


def getoonde_planthemas(beeld):
    return {regel.planthemas[thema] for regel in beeld.regels for thema in regel.standen}


def _afspraken_met_verschil(beeld):
    """Running agreements of the teams in view that one of the two sides says are not right."""
    if beeld.uitsnede.thema:
        return
    teams = [team.pk for team in beeld.teams]
    afspraken = Samenwerkingsafspraak.objects.filter(team__in=teams).lopend(beeld.op).met_verschil()
    for afspraak in afspraken.select_related("team", "organisatie").prefetch_related("antwoorden"):
        nee = [antwoord for _, antwoord in afspraak.woorden if antwoord and antwoord.antwoord == "nee"]
        dagen = (beeld.op - timezone.localdate(nee[0].op)).days
        reden = f"{nee[0].get_zijde_display().capitalize()} zegt over de afspraak: dit klopt niet."
        url = afspraak.get_absolute_url()
        yield Aandachtspunt(PARTNER_ANDERS, dagen, "", "Partner ziet het anders", str(afspraak), reden, url)


def _stille_teams(beeld):
    if beeld.ronde is None:
        return
    for team in beeld.zonder_bericht:
        dagen = [stand.dagen for stand in beeld.standen(team) if stand.dagen is not None]
        reden = f"Heeft in {beeld.ronde} nog niets gemeld."
        if dagen:
            reden += f" Het laatste bericht is {telwoord(min(dagen), 'dag', 'dagen')} oud."
        url = reverse("plannen:team", args=[team.slug])
        yield Aandachtspunt(GEEN_BERICHT, min(dagen, default=9999), NIET_GEMELD, "", str(team), reden, url)
