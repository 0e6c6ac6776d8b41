"""The start page of each role: what must I do now. Whoever holds several roles chooses between them (?als=soort)."""

from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from buurtteams.models import Rol, Thema
from plannen import acties
from plannen.models import Koers, Plan, Vraag
from plannen.models.plan import is_van
from plannen.overzicht import aandacht, zinnen
from plannen.overzicht import start as overzicht
from plannen.overzicht.jaar import kies_cyclus
from plannen.overzicht.planregels import lees_planregels
from plannen.overzicht.stad import Uitsnede, lees_stadsbeeld, teams_van
from plannen.overzicht.team import eigen_eerst, maak_kaarten, zin_van_team
from plannen.stempels import lees_jaren, onthoud
from samenwerking.models import Organisatie, Samenwerkingsafspraak

from ..context import START
from ..taken import taken_van
from ..taken.bundel import bundel

Soort = Rol.Soort


@require_safe
def start(request):
    soorten = list(dict.fromkeys(rol.soort for rol in request.user.rollen))
    if not soorten:
        return render(request, "jaren/start_niemand.html")
    soort = request.GET.get("als") if request.GET.get("als") in soorten else soorten[0]
    inhoud = {
        "soort": soort,
        "naam": START[Soort(soort)],
        "stuk": bewaard_stuk(request.user, soort),
        "tabs": [(ander, Soort(ander).label) for ander in soorten] if len(soorten) > 1 else [],
    }
    return render(request, "jaren/start.html", inhoud)


def bewaard_stuk(gebruiker, soort):
    """The page without its frame, of this person alone, kept until anything is written, or a quarter of an hour passes.

    By the clock too, because a meeting becomes work once it is over. Beheer sees mails, which carry no stamp.
    """
    nu = timezone.localtime()
    if gebruiker.heeft(Soort.BEHEER):
        return maak_stuk(gebruiker, soort, nu.date())
    stempels = [stempel for jaar in lees_jaren() for stempel in jaar.stempels] or [""]
    sleutel = ("start", gebruiker.pk, soort, nu.date(), nu.hour, nu.minute // 15)
    return onthoud(sleutel, stempels, lambda: maak_stuk(gebruiker, soort, nu.date()))


def maak_stuk(gebruiker, soort, op):
    cyclus = kies_cyclus(op=op)
    taken = list(bundel(taken_van(gebruiker, op=op, cyclus=cyclus)))
    inhoud = {"op": op, "cyclus": cyclus, "taken": taken}
    if cyclus or soort in (Soort.PARTNER, Soort.BEHEER):
        inhoud |= PAGINAS[soort](gebruiker, cyclus, op)
    return render_to_string(f"jaren/start_{soort}.html", inhoud)


def van_coordinator(gebruiker, cyclus, op):
    teams = gebruiker.teams
    plannen = Plan.objects.zichtbaar_voor(gebruiker).lopend().filter(is_van([team.pk for team in teams]))
    plannen = plannen.filter(cyclus__jaar__gte=cyclus.jaar).voor_overzicht().prefetch_related("deelnemende_teams")
    plannen, themas = list(plannen), list(Thema.objects.all())
    return {"teams": [teamdeel(team, plannen, themas, cyclus, op) for team in teams]}


def teamdeel(team, plannen, themas, cyclus, op):
    """One team of a coordinator: its sentence and its plans of this year and the next."""
    eigen = [plan for plan in plannen if plan.team_id == team.pk or team in plan.deelnemende_teams.all()]
    eigen = eigen_eerst(team, eigen)
    dit_jaar = [plan for plan in eigen if plan.cyclus_id == cyclus.pk]
    kaarten = maak_kaarten(dit_jaar, op)
    return {
        "team": team,
        "zin": zin_van_team(kaarten, cyclus=cyclus, op=op),
        "kaarten": kaarten,
        "kop": zinnen.plannenkop(dit_jaar, team, cyclus),
        "zin_over_themas": zinnen.themazin(len(dit_jaar), themas, acties.onaangeraakte_themas(dit_jaar, themas)),
        "later": [plan for plan in eigen if plan.cyclus_id != cyclus.pk],
    }


def van_instelling(gebruiker, cyclus, op):
    onderdelen = gebruiker.onderdelen
    uitsnede = Uitsnede(onderdeel=onderdelen.pop() if len(onderdelen) == 1 else "")
    beeld = lees_stadsbeeld(cyclus=cyclus, uitsnede=uitsnede, op=op)
    punten = aandacht.lees_aandacht(beeld)
    return {
        "beeld": beeld,
        "instellingen": sorted({rol.instelling for rol in gebruiker.rollen if rol.instelling}, key=str),
        "zin": zinnen.stadszin(beeld),
        "punten": punten,
        "onbezet": [team for team in beeld.alle_teams if not team.bezet],
    }


def van_gemeente(gebruiker, cyclus, op):
    regels = lees_planregels(Plan.objects.zichtbaar_voor(gebruiker), cyclus=cyclus, op=op)
    beeld = lees_stadsbeeld(cyclus=cyclus, regels=regels, op=op)
    nummers, rijen = overzicht.jaartabel(beeld.alle_teams, regels, cyclus)
    return {
        "beeld": beeld,
        "zin": zinnen.stadszin(beeld),
        "nummers": nummers,
        "rijen": rijen,
        "anders": [regel for regel in regels if regel.team_id is None],
    }


def van_wethouder(gebruiker, cyclus, op):
    beeld = lees_stadsbeeld(cyclus=cyclus, op=op)
    adres = beeld.uitsnede.adres
    return {
        "beeld": beeld,
        "zin": zinnen.stadszin(beeld),
        "cijfers": [
            ("klaar", beeld.aantallen[Koers.GEREED], adres(cyclus, koers=Koers.GEREED)),
            ("gaan goed", beeld.aantallen[Koers.VOLGENS_PLANNING], adres(cyclus, koers=Koers.VOLGENS_PLANNING)),
            ("met een actie die te laat is", overzicht.aantal_te_laat(cyclus, op), adres(cyclus, te_laat="1")),
        ],
        "punten": [punt for punt in aandacht.lees_aandacht(beeld) if punt.is_vast],
        "vragen": overzicht.late_vragen(gebruiker, Vraag.Aan.GEMEENTE, op),
    }


def van_saluti(gebruiker, cyclus, op):
    beeld = lees_stadsbeeld(cyclus=cyclus, op=op)
    return {
        "beeld": beeld,
        "zin": zinnen.stadszin(beeld),
        "nieuw": overzicht.nieuwe_plannen(gebruiker, op),
        "berichten": overzicht.nieuwste_berichten(gebruiker, cyclus),
    }


def van_partner(gebruiker, cyclus, op):
    afspraken = overzicht.afspraken_van_partner(gebruiker)
    organisaties = list(Organisatie.objects.van(gebruiker))
    met_teams = Samenwerkingsafspraak.objects.zichtbaar_voor(gebruiker).filter(organisatie__in=organisaties)
    return {
        "organisaties": organisaties,
        "met_teams": met_teams.lopend(op).voor_overzicht(),
        "afspraken": afspraken,
        "zin": zinnen.partnerzin(afspraken),
        "meer_organisaties": len({partner.organisatie_id for partner in afspraken}) > 1,
    }


def van_beheer(gebruiker, cyclus, op):
    teams = list(teams_van(cyclus, op))
    bezet = [team for team in teams if team.bezet]
    return {
        "zin": zinnen.bezettingszin(len(bezet), len(teams)),
        "bezet": bezet,
        "onbezet": [team for team in teams if not team.bezet],
        "uitnodigingen": overzicht.wachtende_uitnodigingen(gebruiker),
        "nooit_ingelogd": overzicht.nooit_ingelogd(),
    }


PAGINAS = {
    Soort.COORDINATOR: van_coordinator,
    Soort.INSTELLING: van_instelling,
    Soort.GEMEENTE: van_gemeente,
    Soort.WETHOUDER: van_wethouder,
    Soort.SALUTI: van_saluti,
    Soort.PARTNER: van_partner,
    Soort.BEHEER: van_beheer,
}
