"""Sentences with figures: right for none, one and many. Figures that matter most are bold."""

from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from ..models import Koers
from ..models.stand import NIET_GEMELD

GETALWOORDEN = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]


def getalwoord(getal):
    """Up to twelve in letters, as Dutch running text does; above that in figures."""
    return GETALWOORDEN[getal] if 0 <= getal < len(GETALWOORDEN) else str(getal)


def telwoord(aantal, een, meer):
    """ "1 plan", "3 plannen"."""
    return f"{aantal} {een if aantal == 1 else meer}"


def opsomming(delen):
    """ "a", "a en b", "a, b en c"; safe when every part is."""
    delen = [conditional_escape(deel) for deel in delen]
    if len(delen) < 2:
        return mark_safe("".join(delen))
    return mark_safe(f"{', '.join(delen[:-1])} en {delen[-1]}")


def leeftijd(dagen):
    return "vandaag" if dagen == 0 else telwoord(dagen, "dag", "dagen")


def ouderdom(stand, *, kort=False):
    """How old a report is; where this ronde has none, the last stand, and unless `kort` its age."""
    if stand.dagen is None:
        return "nog nooit gemeld"
    if stand.code != NIET_GEMELD:
        return leeftijd(stand.dagen)
    eerder = f"was: {stand.laatste_woord.lower()}"
    return eerder if kort else f"{eerder}, {leeftijd(stand.dagen)}"


def dag(datum):
    return date_format(datum, "j F")


def sluiting(ronde, op):
    """ "Over 8 dagen sluit ronde november."; empty without a ronde."""
    if ronde is None:
        return ""
    dagen = ronde.dagen_tot_sluiting(op)
    if dagen < 0:
        return f"{capfirst(ronde.naam)} sloot op {dag(ronde.sluit_op)}."
    wanneer = {0: "Vandaag", 1: "Morgen"}.get(dagen) or format_html("Over <strong>{} dagen</strong>", dagen)
    return format_html("{} sluit {}.", wanneer, ronde.naam)


def stadszin(beeld):
    """The sentence that a page of the city begins with."""
    if not beeld.regels:
        return _leeg_zin(beeld)
    zinnen = [_teams_zin(beeld), _zonder_plan_zin(beeld), _plannen_zin(beeld), _stilte_zin(beeld)]
    return mark_safe(" ".join(conditional_escape(zin) for zin in zinnen if zin))


def _leeg_zin(beeld):
    waar = f" {_gebied(beeld)}" if beeld.uitsnede.is_gebied else ""
    over = f" over {beeld.thema.korte_naam.lower()}" if beeld.thema else ""
    nog = " nog" if beeld.cyclus.is_open else ""
    return f"Voor {beeld.cyclus} zijn er{waar}{nog} geen plannen{over} met akkoord van de gemeente."


def _gebied(beeld):
    """ "in wijk Overvecht"; empty for the whole city."""
    if beeld.uitsnede.wijk and beeld.teams:
        return f"in wijk {beeld.teams[0].wijk}"
    return "in de prioriteitswijken" if beeld.uitsnede.prioriteit else ""


def _teams_zin(beeld):
    if beeld.ronde is None:
        eerste = next(iter(beeld.cyclus.rondes_op_datum), None)
        return f"De eerste ronde opent op {date_format(eerste.opent_op, 'j F Y')}." if eerste else ""
    totaal, gemeld, volledig = len(beeld.teams), len(beeld.met_bericht), len(beeld.volledig)
    thema = beeld.thema
    wat = "iets gemeld" + (f" over {thema.korte_naam.lower()}" if thema else "")
    waar = f" {_gebied(beeld)}" if beeld.uitsnede.is_gebied else ""
    if totaal == 1:
        stand = f"in {beeld.ronde} {wat if gemeld else wat.replace('iets', 'nog niets')}"
        deels = "" if not gemeld or volledig or thema else ", maar niet over al zijn thema's"
        return f"Het team{waar} heeft {stand}{deels}."
    wie = f"Alle {totaal}" if gemeld == totaal else f"{gemeld or 'Geen'} van de {totaal}"
    heeft = "heeft" if gemeld in (0, 1) else "hebben"
    slot = "" if thema else _volledig_deel(gemeld, volledig)
    return format_html("<strong>{}</strong> teams{} {} in {} {}{}.", wie, waar, heeft, beeld.ronde, wat, slot)


def _volledig_deel(gemeld, volledig):
    if gemeld == 0:
        return ""
    if gemeld == 1:
        return ", over al zijn thema's" if volledig else ", maar niet over al zijn thema's"
    if volledig == gemeld:
        return ", allemaal over al hun thema's"
    return f", {volledig} over al hun thema's" if volledig else ", geen enkel over al zijn thema's"


def _zonder_plan_zin(beeld):
    aantal = len(beeld.zonder_plan)
    if not aantal:
        return ""
    wat = "dit thema niet in een plan" if beeld.uitsnede.thema else "nog geen plan met akkoord"
    return f"{telwoord(aantal, 'team heeft', 'teams hebben')} {wat}."


def _plannen_zin(beeld):
    aantallen, totaal = beeld.aantallen, len(beeld.regels)
    goed, deels = aantallen[Koers.VOLGENS_PLANNING], aantallen[Koers.DEELS]
    if totaal == 1:
        return format_html("Er is <strong>1</strong> plan. {}", _ene_plan_zin(beeld))
    zinnen = [_gaan(totaal, goed, deels)]
    rest = [
        telwoord(aantallen[code], een, meer)
        for code, een, meer in (
            (Koers.LOOPT_VAST, "loopt vast", "lopen vast"),
            (Koers.GEREED, "is klaar", "zijn klaar"),
            (Koers.NOG_NIET_BEGONNEN, "is nog niet begonnen", "zijn nog niet begonnen"),
            (Koers.GESTOPT, "is gestopt", "zijn gestopt"),
        )
        if aantallen[code]
    ]
    if rest:
        zinnen.append(f"{opsomming(rest)}.")
    return mark_safe(" ".join(conditional_escape(zin) for zin in zinnen))


def _gaan(totaal, goed, deels):
    if not goed and not deels:
        return format_html("Er zijn <strong>{}</strong> plannen.", totaal)
    if goed == 1 and deels > 1:
        wat = f"gaat er 1 goed en gaan er {deels} deels goed"
    else:
        delen = [f"{goed} goed"] * bool(goed) + [f"{deels} deels goed"] * bool(deels)
        wat = f"{'gaat' if (goed or deels) == 1 else 'gaan'} er {opsomming(delen)}"
    return format_html("Van de <strong>{}</strong> plannen {}.", totaal, wat)


def _ene_plan_zin(beeld):
    return {
        Koers.VOLGENS_PLANNING: "Dat gaat goed.",
        Koers.DEELS: "Dat gaat deels goed.",
        Koers.LOOPT_VAST: "Dat loopt vast.",
        Koers.GEREED: "Dat is klaar.",
        Koers.NOG_NIET_BEGONNEN: "Dat is nog niet begonnen.",
        Koers.GESTOPT: "Dat is gestopt.",
    }.get(beeld.regels[0].code, f"Daarvan is er{_in_deze_ronde(beeld)} bericht.")


def _in_deze_ronde(beeld):
    """ " in deze ronde nog geen": of a closed year nothing more will come."""
    return f"{' in deze ronde' if beeld.ronde else ''}{' nog' if beeld.cyclus.is_open else ''} geen"


def _stilte_zin(beeld):
    aantal = beeld.aantallen[NIET_GEMELD]
    if not aantal or len(beeld.regels) == 1:
        return ""
    return f"Van {telwoord(aantal, 'plan', 'plannen')} is er{_in_deze_ronde(beeld)} bericht."


def vergelijkzin(nu, toen):
    """How many plans go well or are done, beside the same day a year before; empty where one of the two is a blank."""
    if toen is None or not nu.gemeld or not toen.gemeld:
        return ""
    return format_html(
        "Goed of klaar: <strong>{} van de {}</strong> plannen. Een jaar eerder, op {}, waren dat er {} van de {}.",
        nu.goed,
        nu.plannen,
        date_format(toen.op, "j F Y"),
        toen.goed,
        toen.plannen,
    )


def lijstzin(aantal, cyclus, *, gefilterd):
    """How many plans the list shows."""
    if gefilterd:
        return format_html(
            "<strong>{}</strong> {} bij deze keuze.", aantal, "plan past" if aantal == 1 else "plannen passen"
        )
    return format_html(
        "Voor {} ziet u hier <strong>{}</strong> {}.", cyclus, aantal, "plan" if aantal == 1 else "plannen"
    )


def teamzin(*, ronde, op, gemeld, totaal, vast):
    """What a coordinator reads first: how long the ronde is open, what was reported, and what is stuck."""
    zinnen = [sluiting(ronde, op)]
    if totaal:
        zinnen.append(_gemeld_zin(gemeld, totaal))
    if vast:
        zinnen.append(format_html("<strong>{}</strong> {}.", vast, "loopt vast" if vast == 1 else "lopen vast"))
    return mark_safe(" ".join(conditional_escape(zin) for zin in zinnen if zin))


def _gemeld_zin(gemeld, totaal):
    if totaal == 1:
        return "U hebt over uw thema een bericht gegeven." if gemeld else "U hebt nog geen bericht gegeven."
    if gemeld == totaal:
        return format_html("U hebt over alle <strong>{}</strong> thema's een bericht gegeven.", totaal)
    if not gemeld:
        return format_html("U hebt nog over geen van de <strong>{}</strong> thema's een bericht gegeven.", totaal)
    return format_html("U hebt over <strong>{} van de {}</strong> thema's een bericht gegeven.", gemeld, totaal)


def plannenkop(plannen, team, cyclus):
    """ "Onze drie plannen voor 2026"; no number when another team's plan stands among them."""
    eigen = all(plan.team_id == team.pk for plan in plannen)
    if len(plannen) == 1:
        return f"Ons plan voor {cyclus}"
    return f"Onze {getalwoord(len(plannen)) + ' ' if plannen and eigen else ''}plannen voor {cyclus}"


def themazin(aantal_plannen, themas, onaangeraakt):
    """Which of the themes the plans together touch; the untouched ones by name."""
    if not aantal_plannen:
        return ""
    wie = "Dit plan raakt" if aantal_plannen == 1 else f"De {getalwoord(aantal_plannen)} plannen samen raken"
    if not onaangeraakt:
        return f"{wie} alle {getalwoord(len(themas))} thema's."
    geraakt = getalwoord(len(themas) - len(onaangeraakt)) if len(themas) > len(onaangeraakt) else "geen"
    namen = opsomming(format_html("<strong>{}</strong>", thema) for thema in onaangeraakt)
    komen = "komt" if len(onaangeraakt) == 1 else "komen"
    return format_html(
        "{} {} van de {} thema's. {} {} in geen plan voor.", wie, geraakt, getalwoord(len(themas)), namen, komen
    )


def partnerzin(afspraken):
    """How many plans name the partner, and on how many it has not yet said whether that is right."""
    if not afspraken:
        return ""
    aantal, open_ = len(afspraken), sum(partner.klopt is None for partner in afspraken)
    eerst = format_html("U staat in <strong>{}</strong> {}.", aantal, "plan" if aantal == 1 else "plannen")
    if not open_:
        return eerst
    return format_html("{} Bij <strong>{}</strong> hebt u nog niet gezegd of het klopt.", eerst, open_)


def bezettingszin(bezet, totaal):
    """How many teams have a coordinator with an account."""
    if bezet == totaal:
        return format_html("Alle <strong>{}</strong> teams hebben een actieve coördinator.", totaal)
    heeft = "heeft" if bezet in (0, 1) else "hebben"
    return format_html(
        "<strong>{} van de {}</strong> teams {} een actieve coördinator.", bezet or "Geen", totaal, heeft
    )
