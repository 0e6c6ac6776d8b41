"""Who may do what in working together. Whoever may not *see* a thing never gets here: `zichtbaar_voor` is 404 first."""

from django.db.models import Q

from buurtteams.models import Rol
from buurtteams.tijd import vandaag

from .models import Contactpersoon, Organisatie, Samenwerkingsafspraak, Verhaal, Zijde
from .models.verhaal import SCHRIJVERS

Soort = Rol.Soort


# Stories and the library


def mag_verhalen_zien(gebruiker):
    """Shared stories are for everyone with a role, partners included."""
    return bool(gebruiker.rollen)


def mag_verhaal_schrijven(gebruiker):
    return gebruiker.heeft(*SCHRIJVERS)


def is_schrijver(gebruiker, verhaal):
    return verhaal.schrijver_id == gebruiker.pk and mag_verhaal_schrijven(gebruiker)


def mag_verhaal_bewerken(gebruiker, verhaal):
    """Only the writer: whoever wrote along could not read it as a second person."""
    return verhaal.is_te_bewerken and is_schrijver(gebruiker, verhaal)


def mag_verhaal_aanbieden(gebruiker, verhaal):
    return verhaal.status == Verhaal.Status.CONCEPT and is_schrijver(gebruiker, verhaal)


def mag_verhaal_controleren(gebruiker, verhaal):
    """Rule 9: another person than its writer decides on each find, shares it or sends it back."""
    wacht = verhaal.status == Verhaal.Status.TER_CONTROLE
    return wacht and verhaal.schrijver_id != gebruiker.pk and mag_verhaal_schrijven(gebruiker)


def mag_verhaal_intrekken(gebruiker, verhaal):
    """The writer. What is shared also its team and the gemeente: somebody must be able to when the writer has left."""
    if verhaal.status == Verhaal.Status.INGETROKKEN:
        return False
    gedeeld = verhaal.status == Verhaal.Status.GEDEELD
    van_team = verhaal.team_id in {team.pk for team in gebruiker.teams}
    return is_schrijver(gebruiker, verhaal) or (gedeeld and (van_team or gebruiker.heeft(Soort.GEMEENTE)))


def mag_verhaal_overnemen(gebruiker, verhaal):
    """For another team than that of the story: its coordinator, or an instelling for any team."""
    if verhaal.status != Verhaal.Status.GEDEELD:
        return False
    ander_team = any(team.pk != verhaal.team_id for team in gebruiker.teams)
    return ander_team or gebruiker.heeft(Soort.INSTELLING)


def mag_overname_bijwerken(gebruiker, overname):
    return overname.team_id in {team.pk for team in gebruiker.teams} or gebruiker.heeft(Soort.INSTELLING)


def mag_bibliotheek_zien(gebruiker):
    """Everyone with a role but the partners."""
    return any(rol.soort != Soort.PARTNER for rol in gebruiker.rollen)


# Contact persons


def mag_onderdeelcontact_maken(gebruiker, onderdeel):
    """The own side keeps its contacts: the coordinator of the team, the instelling that runs the onderdeel."""
    van_team = onderdeel.buurtteam_id in {team.pk for team in gebruiker.teams}
    return van_team or onderdeel.soort in gebruiker.onderdelen


def mag_instellingcontact_maken(gebruiker, instelling):
    return instelling.pk in {rol.instelling_id for rol in gebruiker.rollen}


def mag_organisatiecontact_maken(gebruiker, organisatie):
    """Whoever works with organisaties, and the partner itself."""
    return mag_organisatie_bewerken(gebruiker, organisatie)


def mag_contact_bewerken(gebruiker, contactpersoon):
    """Not once the data were erased: what went, stays gone."""
    return contactpersoon.gewist_op is None and mag_contact_bijhouden(gebruiker, contactpersoon)


def mag_contact_bijhouden(gebruiker, contactpersoon):
    """Rule 8 first: whoever may not read the data does not get a form with them."""
    if not Contactpersoon.objects.met_gegevens_voor(gebruiker).filter(pk=contactpersoon.pk).exists():
        return False
    if contactpersoon.onderdeel_id:
        return mag_onderdeelcontact_maken(gebruiker, contactpersoon.onderdeel)
    if contactpersoon.instelling_id:
        return mag_instellingcontact_maken(gebruiker, contactpersoon.instelling)
    return mag_organisatiecontact_maken(gebruiker, contactpersoon.organisatie)


def mag_vertrokken_zien(gebruiker):
    """A coordinator sees who left of the own team; instelling, gemeente and beheer of the whole city."""
    return gebruiker.heeft(Soort.COORDINATOR, Soort.INSTELLING, Soort.GEMEENTE, Soort.BEHEER)


def mag_partner_uitnodigen(gebruiker, contactpersoon):
    """Invite the contact of an organisatie to sign in: beheer; coordinator and gemeente, who invite partners only."""
    if contactpersoon.organisatie_id is None or contactpersoon.gebruiker_id or not contactpersoon.is_geldig():
        return False
    if not gebruiker.heeft(Soort.COORDINATOR, Soort.GEMEENTE, Soort.BEHEER):
        return False
    return Contactpersoon.objects.met_gegevens_voor(gebruiker).filter(pk=contactpersoon.pk).exists()


# Agreements


def mag_afspraak_maken(gebruiker):
    return gebruiker.heeft(Soort.COORDINATOR, Soort.INSTELLING)


def mag_afspraak_maken_voor(gebruiker, team):
    return team in gebruiker.teams or gebruiker.heeft(Soort.INSTELLING)


def namens_team(gebruiker, team):
    """For the log: an instelling speaks on behalf of a team that is not its own."""
    return "" if team in gebruiker.teams else f"buurtteam {team}"


def is_team_van(gebruiker, afspraak):
    """Speaks for the team's side: its coordinator, and an instelling on behalf of the team."""
    return mag_afspraak_maken_voor(gebruiker, afspraak.team)


def is_organisatie_van(gebruiker, afspraak):
    return is_partner_van(gebruiker, afspraak.organisatie)


def zijde_van(gebruiker, afspraak):
    """For which side this person speaks; None: for neither."""
    if is_team_van(gebruiker, afspraak):
        return Zijde.TEAM
    return Zijde.ORGANISATIE if is_organisatie_van(gebruiker, afspraak) else None


def mag_afspraak_bewerken(gebruiker, afspraak):
    """Text, dates, ending: the team's side. The organisatie says what it sees differently."""
    return afspraak.gestopt_op is None and is_team_van(gebruiker, afspraak)


def mag_afspraak_beantwoorden(gebruiker, afspraak):
    if afspraak.gestopt_op is not None:
        return False
    return is_team_van(gebruiker, afspraak) or is_organisatie_van(gebruiker, afspraak)


def mag_afspraak_evalueren(gebruiker, afspraak, op=None):
    """From two weeks before its date, once per side. Reads the evaluaties of the agreement."""
    if not afspraak.is_te_evalueren(op):
        return False
    if is_team_van(gebruiker, afspraak):
        return afspraak.evaluatie_van("team") is None
    return is_organisatie_van(gebruiker, afspraak) and afspraak.evaluatie_van("organisatie") is None


def mag_afspraak_voorleggen(gebruiker, afspraak):
    """Send a link about an agreement: the team's side, and the gemeente."""
    if afspraak.gestopt_op is not None:
        return False
    return is_team_van(gebruiker, afspraak) or gebruiker.heeft(Soort.GEMEENTE)


# Organisaties


def mag_organisaties_maken(gebruiker):
    return gebruiker.heeft(Soort.COORDINATOR, Soort.INSTELLING, Soort.GEMEENTE)


def mag_organisatie_bewerken(gebruiker, organisatie):
    """Whoever works with organisaties, and the partner its own profile."""
    return mag_organisaties_maken(gebruiker) or is_partner_van(gebruiker, organisatie)


def is_partner_van(gebruiker, organisatie):
    return Organisatie.objects.van(gebruiker).filter(pk=organisatie.pk).exists()


# Inloop and needs


def mag_inlopen_maken(gebruiker):
    return gebruiker.heeft(Soort.COORDINATOR, Soort.INSTELLING)


def mag_inloop_maken_voor(gebruiker, team):
    """Its team, and an instelling on behalf of any team."""
    return team in gebruiker.teams or gebruiker.heeft(Soort.INSTELLING)


def is_bijhouder(gebruiker, inloop):
    """A partner of the organisatie that the inloop names for this."""
    return Organisatie.objects.van(gebruiker).filter(pk=inloop.bijgehouden_door_id).exists()


def mag_inloop_bewerken(gebruiker, inloop):
    """Also: say that all of it is still right. The team's side, and the organisatie that keeps it up to date."""
    if inloop.gestopt_op is not None:
        return False
    return mag_inloop_maken_voor(gebruiker, inloop.team) or is_bijhouder(gebruiker, inloop)


def mag_inloop_stoppen(gebruiker, inloop):
    return inloop.gestopt_op is None and mag_inloop_maken_voor(gebruiker, inloop.team)


def mag_behoeften_noteren(gebruiker):
    return gebruiker.heeft(Soort.COORDINATOR, Soort.INSTELLING) or Organisatie.objects.van(gebruiker).exists()


def mag_behoefte_noteren_voor(gebruiker, team):
    return team in gebruiker.teams or gebruiker.heeft(Soort.INSTELLING)


def mag_behoefte_bewerken(gebruiker, behoefte):
    """The own team; an instelling for the onderdeel that it runs.

    Of an organisatie: itself, the gemeente, and an instelling that runs a part of a team that works with it.
    """
    if behoefte.organisatie_id:
        eigen = is_partner_van(gebruiker, behoefte.organisatie) or gebruiker.heeft(Soort.GEMEENTE)
        return eigen or werkt_als_instelling_met(gebruiker, behoefte.organisatie)
    if behoefte.team in gebruiker.teams:
        return True
    return gebruiker.heeft(Soort.INSTELLING) and behoefte.onderdeel in {"beide", *gebruiker.onderdelen}


def werkt_als_instelling_met(gebruiker, organisatie, op=None):
    """Its instelling runs an onderdeel, today, of a team that has a running agreement with the organisatie."""
    op, uitvoering = op or vandaag(), "team__onderdelen__uitvoeringen"
    return (
        Samenwerkingsafspraak.objects.lopend(op)
        .filter(
            Q(**{f"{uitvoering}__tot": None}) | Q(**{f"{uitvoering}__tot__gte": op}),
            organisatie=organisatie,
            **{f"{uitvoering}__vanaf__lte": op},
            **{f"{uitvoering}__instelling__in": [rol.instelling_id for rol in gebruiker.rollen if rol.instelling_id]},
        )
        .exists()
    )
