"""One instelling: in which teams it runs an onderdeel, what is missing there, and what waits for it."""

from dataclasses import dataclass, replace

from django.db.models import Exists, F, OuterRef, Q
from django.utils.html import format_html

from buurtteams.models import Buurtteam, Instelling, OnderdeelKeuze, Rol, Uitvoering
from samenwerking.models import Contactpersoon

from ..models import Actie, Vraag
from .stad import Stadsbeeld, lees_stadsbeeld
from .zinnen import telwoord

Functie = Contactpersoon.Functie
ZONDER_FUNCTIE = "niemand"
ZONDER_PERSOON = "nog geen persoon"
PERSOON_WEG = "de persoon is weg"


@dataclass(frozen=True)
class Onderdeelregel:
    """One onderdeel that the instelling runs: whether somebody stands there, and the plans that count for it."""

    team: Buurtteam
    heeft_contact: bool
    heeft_functionaris: bool
    plannen: list


@dataclass(frozen=True)
class Losseactie:
    actie: Actie
    reden: str
    te_laat: bool


@dataclass(frozen=True)
class Instellingbord:
    instelling: Instelling
    beeld: Stadsbeeld
    onderdelen: list
    eigen_plannen: list
    losse_acties: list
    vragen: list  # pairs of question and whether it is late

    @property
    def zonder_functionaris(self):
        return [regel for regel in self.onderdelen if not regel.heeft_functionaris]

    @property
    def zin(self):
        totaal = len(self.onderdelen)
        onderdeel = self.instelling.get_onderdeel_display()
        if not totaal:
            return f"{self.instelling} voert hier geen onderdeel uit."
        met = totaal - len(self.zonder_functionaris)
        contact = sum(regel.heeft_contact for regel in self.onderdelen)
        return format_html(
            "{} voert in <strong>{}</strong> het onderdeel {} uit. Een vast contact: <strong>{}</strong>. "
            "Een functionaris van het team: <strong>{}</strong>.",
            self.instelling,
            telwoord(totaal, "buurtteam", "buurtteams"),
            onderdeel,
            f"{contact} van de {totaal}",
            f"{met} van de {totaal}",
        )


def lees_instelling(slug, op):
    """With `heeft_functionaris`: somebody stands for the instelling as a whole. None when there is none."""
    functionaris = Contactpersoon.objects.geldig(op).filter(instelling=OuterRef("pk"))
    return Instelling.objects.annotate(heeft_functionaris=Exists(functionaris)).filter(slug=slug).first()


def lees_instellingbord(*, instelling, cyclus, uitsnede, op):
    """What it runs on the day in view. Who stands where, what nobody does and what waits is known of today alone."""
    uitsnede = replace(uitsnede, onderdeel=instelling.onderdeel)
    beeld = lees_stadsbeeld(cyclus=cyclus, uitsnede=uitsnede, op=op)
    uitvoeringen = {rij.onderdeel.buurtteam_id: rij for rij in _lees_uitvoeringen(instelling, op)}
    teams = [team for team in beeld.teams if team.pk in uitvoeringen]
    beeld = replace(beeld, teams=teams, regels=_van(instelling, beeld.regels, {team.pk for team in teams}))
    nu = not beeld.is_verleden
    return Instellingbord(
        instelling=instelling,
        beeld=beeld,
        onderdelen=[_onderdeelregel(beeld, team, uitvoeringen[team.pk]) for team in teams],
        eigen_plannen=[regel for regel in beeld.regels if regel.instelling == instelling.naam],
        losse_acties=_lees_losse_acties(instelling, beeld) if nu else [],
        vragen=_lees_vragen(instelling, beeld) if nu else [],
    )


def _lees_uitvoeringen(instelling, op):
    wie = Contactpersoon.objects.geldig(op).filter(onderdeel=OuterRef("onderdeel"))
    rijen = Uitvoering.objects.filter(Q(tot=None) | Q(tot__gte=op), instelling=instelling, vanaf__lte=op)
    return rijen.select_related("onderdeel").annotate(
        heeft_contact=Exists(wie.filter(functie=Functie.VAST_CONTACT)),
        heeft_functionaris=Exists(wie.filter(functie=Functie.FUNCTIONARIS_TEAM)),
    )


def _van(instelling, regels, teams):
    """The plans of the teams where it runs the onderdeel, and its own."""
    return [regel for regel in regels if regel.teams & teams or regel.instelling == instelling.naam]


def _onderdeelregel(beeld, team, uitvoering):
    return Onderdeelregel(team, uitvoering.heeft_contact, uitvoering.heeft_functionaris, beeld.per_team[team.pk])


def _lees_losse_acties(instelling, beeld):
    """Open acties of its side in these plans for which nobody stands: no function, nobody by name, or who is gone."""
    Zijde, eigen = Actie.Zijde, instelling.onderdeel
    van_haar = Q(zijde=Zijde.INSTELLING, onderdeel__in=[OnderdeelKeuze.BEIDE, eigen])
    van_haar |= Q(zijde=Zijde.ONDERDEEL, onderdeel=eigen)
    acties = Actie.objects.filter(van_haar, klaar_op=None, plan__in=[regel.pk for regel in beeld.regels])
    rollen = Rol.objects.geldig(beeld.op).filter(gebruiker=OuterRef("gebruiker"), gebruiker__is_active=True)
    los = acties.annotate(is_er=Exists(rollen)).filter(Q(functie="") | Q(is_er=False))
    rijen = los.select_related("plan__team", "plan__instelling").order_by(F("datum").asc(nulls_last=True), "pk")
    return [Losseactie(actie, _reden(actie), actie.is_te_laat(beeld.op)) for actie in rijen]


def _reden(actie):
    if actie.gebruiker_id and not actie.is_er:
        return PERSOON_WEG
    return ZONDER_PERSOON if actie.functie else ZONDER_FUNCTIE


def _lees_vragen(instelling, beeld):
    """Requests for help in these plans that wait for its answer, the earliest date first."""
    vragen = Vraag.objects.open().filter(
        aan=Vraag.Aan.INSTELLING,
        onderdeel__in=[OnderdeelKeuze.BEIDE, instelling.onderdeel],
        plan__in=[regel.pk for regel in beeld.regels],
    )
    return [(vraag, vraag.is_te_laat(beeld.op)) for vraag in vragen.voor_overzicht()]
