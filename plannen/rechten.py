"""Who may do what with plans. Whoever may not *see* a plan never gets here: `zichtbaar_voor` answers 404 first."""

from buurtteams.models import OnderdeelKeuze, Rol
from samenwerking.models import Bijeenkomst, Organisatie

from .models import Plan, Vraag

Soort = Rol.Soort


def is_trekker(gebruiker, plan):
    """Writes the plan in the own name: the coordinator of its team, its instelling, or the gemeente."""
    if plan.team_id:
        return plan.team_id in {team.pk for team in gebruiker.teams}
    if plan.instelling_id:
        return any(rol.instelling_id == plan.instelling_id for rol in gebruiker.rollen)
    return gebruiker.heeft(Soort.GEMEENTE)


def schrijft_mee(gebruiker, plan):
    """The trekker, and for a team's plan each instelling on behalf of the team."""
    return is_trekker(gebruiker, plan) or (plan.team_id is not None and gebruiker.heeft(Soort.INSTELLING))


def namens(gebruiker, plan):
    """On whose behalf this person writes; empty when it is the trekker itself."""
    return "" if is_trekker(gebruiker, plan) else plan.trekker


def mag_plannen_maken(gebruiker):
    return gebruiker.heeft(Soort.COORDINATOR, Soort.INSTELLING, Soort.GEMEENTE)


def mag_plan_bewerken(gebruiker, plan):
    """While it is with the gemeente a plan lies still; after *akkoord* its texts may change, each version kept."""
    open_status = plan.status in (Plan.Status.CONCEPT, Plan.Status.VASTGESTELD)
    return open_status and plan.cyclus.is_open and schrijft_mee(gebruiker, plan)


def mag_plan_aanbieden(gebruiker, plan):
    return plan.status == Plan.Status.CONCEPT and plan.cyclus.is_open and schrijft_mee(gebruiker, plan)


def mag_plan_beoordelen(gebruiker, plan):
    """Adopt or return: the gemeente, once the plan lies with it."""
    return plan.status == Plan.Status.AANGEBODEN and plan.cyclus.is_open and gebruiker.heeft(Soort.GEMEENTE)


def mag_plan_intrekken(gebruiker, plan):
    """Until it was looked back on: what was done cannot be made undone."""
    kan = Plan.Status.INGETROKKEN in Plan.OVERGANGEN[plan.status]
    return kan and plan.cyclus.is_open and schrijft_mee(gebruiker, plan)


def werkt_eraan(gebruiker, plan):
    """Those who carry the plan out: the trekker and the teams that take part."""
    if is_trekker(gebruiker, plan):
        return True
    teams = {team.pk for team in gebruiker.teams}
    return bool(teams) and plan.deelnemende_teams.filter(pk__in=teams).exists()


def mag_werk_bijhouden(gebruiker, plan):
    """Report progress, add a meting: on an adopted plan of an open year. An instelling helps every team with that."""
    if plan.status != Plan.Status.VASTGESTELD or not plan.cyclus.is_open:
        return False
    return werkt_eraan(gebruiker, plan) or (plan.team_id is not None and gebruiker.heeft(Soort.INSTELLING))


def onderdelen_om_te_melden(gebruiker, plan):
    """For which onderdelen this person may report: an instelling only for what it runs."""
    if werkt_eraan(gebruiker, plan):
        return list(OnderdeelKeuze)
    return [OnderdeelKeuze(onderdeel) for onderdeel in sorted(gebruiker.onderdelen)]


def onderdelen_van_acties(gebruiker, plan):
    """Whose acties this person may finish or move: an instelling those of its own onderdeel and of both."""
    if not mag_werk_bijhouden(gebruiker, plan):
        return set()
    return {OnderdeelKeuze.BEIDE, *onderdelen_om_te_melden(gebruiker, plan)}


def mag_actie_bijwerken(gebruiker, actie):
    return actie.onderdeel in onderdelen_van_acties(gebruiker, actie.plan)


def mag_voortgang_intrekken(gebruiker, voortgang, moment=None):
    """Rule 4: the latest report of a theme, by its author, within a day."""
    return (
        voortgang.door_id == gebruiker.pk
        and voortgang.planthema.laatste_id == voortgang.pk
        and voortgang.planthema.plan.cyclus.is_open
        and voortgang.is_in_te_trekken(moment)
    )


def mag_vraag_stellen(gebruiker, plan):
    """Ask whoever carries the plan: gemeente, wethouder and MNU/Saluti, while the year is open."""
    vragers = gebruiker.heeft(Soort.GEMEENTE, Soort.WETHOUDER, Soort.SALUTI)
    return vragers and plan.cyclus.is_open and not is_trekker(gebruiker, plan)


def mag_partner_vragen(gebruiker, plan):
    """Ask a partner of this plan by mail, once it was offered: whoever writes the plan, and the gemeente."""
    if plan.status == Plan.Status.INGETROKKEN or not plan.cyclus.is_open or plan.aangeboden_op is None:
        return False
    return schrijft_mee(gebruiker, plan) or gebruiker.heeft(Soort.GEMEENTE)


def mag_gebeurd_vragen(gebruiker, plan):
    """*Is dit gebeurd?*: only of work that was adopted."""
    return plan.heeft_akkoord and mag_partner_vragen(gebruiker, plan)


def mag_vraag_beantwoorden(gebruiker, vraag):
    """Whom the question names, by role and onderdeel; an answer can be corrected while the year is open."""
    if not vraag.plan.cyclus.is_open:
        return False
    if vraag.aan == Vraag.Aan.TEAM:
        return schrijft_mee(gebruiker, vraag.plan)
    if vraag.aan == Vraag.Aan.GEMEENTE:
        return gebruiker.heeft(Soort.GEMEENTE)
    if vraag.aan == Vraag.Aan.INSTELLING:
        return bool(gebruiker.onderdelen & {vraag.onderdeel}) or (
            vraag.onderdeel == OnderdeelKeuze.BEIDE and gebruiker.heeft(Soort.INSTELLING)
        )
    return Organisatie.objects.van(gebruiker).filter(pk=vraag.organisatie_id).exists()


def mag_dashboard_zien(gebruiker):
    """Everyone with a role but the partners, who see what concerns themselves (rule 7)."""
    return gebruiker.heeft(
        Soort.COORDINATOR, Soort.INSTELLING, Soort.GEMEENTE, Soort.WETHOUDER, Soort.SALUTI, Soort.BEHEER
    )


def mag_afspraak_vastleggen(gebruiker):
    """Say that an agreement of the round table was kept or withdrawn: the gemeente, which runs the year."""
    return gebruiker.heeft(Soort.GEMEENTE)


def mag_bezetting_zien(gebruiker):
    """Whether a team has a coordinator today is for those who can do something about it."""
    return gebruiker.heeft(Soort.INSTELLING, Soort.GEMEENTE, Soort.BEHEER)


def mag_ronde_invullen(gebruiker, team):
    return team in gebruiker.teams or gebruiker.heeft(Soort.INSTELLING)


def schrijfbare_teams(gebruiker, teams):
    """For which of `teams` this person may start a plan: the own ones, or all on behalf of a team."""
    if gebruiker.heeft(Soort.INSTELLING):
        return teams
    return teams.filter(pk__in=[team.pk for team in gebruiker.teams])


# Meetings and signalen


def mag_bijeenkomsten_plannen(gebruiker):
    return gebruiker.heeft(Soort.COORDINATOR, Soort.INSTELLING, Soort.GEMEENTE)


def mag_wijktafel_plannen(gebruiker):
    return gebruiker.heeft(Soort.GEMEENTE)


def is_een_organisator(gebruiker, teams, instellingen, van_gemeente):
    """Whoever organises it writes; an instelling does so for every team too."""
    if van_gemeente and gebruiker.heeft(Soort.GEMEENTE):
        return True
    if {team.pk for team in teams} & {team.pk for team in gebruiker.teams}:
        return True
    eigen = {rol.instelling_id for rol in gebruiker.rollen} - {None}
    return bool(eigen) and bool(teams or eigen & {instelling.pk for instelling in instellingen})


def is_organisator_van(gebruiker, bijeenkomst):
    teams, instellingen = list(bijeenkomst.teams.all()), bijeenkomst.instellingen.all()
    return is_een_organisator(gebruiker, teams, instellingen, bijeenkomst.van_gemeente)


def mag_bijeenkomst_bewerken(gebruiker, bijeenkomst):
    """Until it is finished or called off."""
    open_status = bijeenkomst.status in (Bijeenkomst.Status.GEPLAND, Bijeenkomst.Status.GEHOUDEN)
    return open_status and is_organisator_van(gebruiker, bijeenkomst)


def mag_bijeenkomst_houden(gebruiker, bijeenkomst, op=None):
    """From its own day on: write down how it was, and mend that until it is finished."""
    return bijeenkomst.is_begonnen(op) and mag_bijeenkomst_bewerken(gebruiker, bijeenkomst)


def mag_bijeenkomst_afgelasten(gebruiker, bijeenkomst):
    return bijeenkomst.status == Bijeenkomst.Status.GEPLAND and is_organisator_van(gebruiker, bijeenkomst)


def mag_bijeenkomst_afronden(gebruiker, bijeenkomst):
    """Also: note what was heard there, and what becomes of it."""
    return bijeenkomst.status == Bijeenkomst.Status.GEHOUDEN and is_organisator_van(gebruiker, bijeenkomst)


def mag_bijeenkomst_terugkoppelen(gebruiker, bijeenkomst):
    return bijeenkomst.met_bewoners and mag_bijeenkomst_afronden(gebruiker, bijeenkomst)


def mag_signaal_sturen(gebruiker):
    """A partner, on behalf of its own organisatie."""
    return Organisatie.objects.van(gebruiker).exists()


def mag_signaal_beantwoorden(gebruiker, signaal):
    """Whoever held the meeting, until it is finished. Else the team that it is for, or who looks at the whole city."""
    if signaal.bijeenkomst_id:
        return mag_bijeenkomst_afronden(gebruiker, signaal.bijeenkomst)
    if signaal.team_id:
        return is_een_organisator(gebruiker, [signaal.team], [], False)
    return gebruiker.heeft(Soort.INSTELLING, Soort.GEMEENTE)
