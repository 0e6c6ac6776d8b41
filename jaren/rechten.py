"""Who may do what in the year. Whoever may not *see* it never gets here: `zichtbaar_voor` answers 404 first."""

from buurtteams.models import Rol
from plannen.models import Jaarcyclus, Plan
from plannen.rechten import schrijft_mee
from samenwerking.models import Organisatie
from samenwerking.rechten import mag_contact_bijhouden, mag_organisatiecontact_maken

from .models import STEMMEN_OPEN, Agendapunt, Besluit, Partij, partijen_van

Soort = Rol.Soort
Fase = Jaarcyclus.Fase


# The year


def mag_jaar_zien(gebruiker):
    """Everyone with a role but the partners, who see what concerns themselves (rule 7)."""
    return gebruiker.heeft(*(soort for soort in Soort if soort != Soort.PARTNER))


def mag_jaar_leiden(gebruiker):
    """Open a year, set its dates and priority wijken, and move it through its phases."""
    return gebruiker.heeft(Soort.GEMEENTE)


def mag_jaar_wijzigen(gebruiker, cyclus):
    return cyclus.is_open and mag_jaar_leiden(gebruiker)


def mag_jaar_overnemen(gebruiker, cyclus):
    """Go on with plans of the year before: as long as plans can be written."""
    return cyclus.fase in (Fase.VOORBEREIDING, Fase.UITVOERING) and mag_jaar_leiden(gebruiker)


def mag_jaar_afsluiten(gebruiker, cyclus):
    return cyclus.fase == Fase.BESPREKING and mag_jaar_leiden(gebruiker)


def mag_jaar_heropenen(gebruiker, cyclus):
    """A recorded act of beheer alone."""
    return not cyclus.is_open and gebruiker.heeft(Soort.BEHEER)


# The account


def mag_terugblik_schrijven(gebruiker, plan):
    """The trekker, or an instelling on behalf of the team: on adopted work, from the phase *Aan het werk* on."""
    fase = plan.cyclus.fase in (Fase.UITVOERING, Fase.VERANTWOORDING, Fase.BESPREKING)
    return fase and plan.status == Plan.Status.VASTGESTELD and schrijft_mee(gebruiker, plan)


def mag_terugblik_inleveren(gebruiker, plan):
    """Looking back is handed in when the year looks back; a late one also while the review is prepared."""
    return plan.cyclus.fase in (Fase.VERANTWOORDING, Fase.BESPREKING) and mag_terugblik_schrijven(gebruiker, plan)


def mag_terugblik_terugsturen(gebruiker, plan):
    fase = plan.cyclus.fase == Fase.VERANTWOORDING
    return fase and plan.status == Plan.Status.VERANTWOORD and gebruiker.heeft(Soort.GEMEENTE)


def mag_terugblik_lezen(gebruiker, plan):
    """Handed in: whoever sees the plan. While it is written: who writes it."""
    return plan.status in (Plan.Status.VERANTWOORD, Plan.Status.BESPROKEN) or schrijft_mee(gebruiker, plan)


# The voices


def mag_stem_van_team_zien(gebruiker, plan):
    """The team's own answer and proposal: those who write it at once, everyone else once the voices are open."""
    return plan.cyclus.fase in STEMMEN_OPEN or schrijft_mee(gebruiker, plan)


def partij_om_te_oordelen(gebruiker, plan):
    """For which party this person can judge the account of this plan now; None when for none.

    Only while the year looks back: from the review on the voices are open, and a judgement would not be independent.
    Whoever writes the account does not judge it, and who belongs to both parties sees both voices: judges for neither.
    """
    if plan.cyclus.fase != Fase.VERANTWOORDING or plan.status != Plan.Status.VERANTWOORD:
        return None
    partijen = partijen_van(gebruiker)
    if schrijft_mee(gebruiker, plan) or len(partijen) != 1:
        return None
    return partijen[0]


def mag_beoordelen(gebruiker):
    """Who has a queue to judge."""
    return bool(partijen_van(gebruiker))


def mag_gebeurd_beantwoorden(gebruiker, planpartner):
    """*Is dit gebeurd?*: the partner itself, on adopted work of an open year."""
    plan = planpartner.plan
    if not (plan.heeft_akkoord and plan.cyclus.is_open):
        return False
    return Organisatie.objects.van(gebruiker).filter(pk=planpartner.organisatie_id).exists()


def mag_klopt_beantwoorden(gebruiker, planpartner):
    """*Klopt dit?*: the partner itself, on a plan that goes on in an open year."""
    plan = planpartner.plan
    if plan.status == Plan.Status.INGETROKKEN or not plan.cyclus.is_open:
        return False
    return Organisatie.objects.van(gebruiker).filter(pk=planpartner.organisatie_id).exists()


# The review


def mag_agenda_zien(gebruiker):
    """The voices stand on it: those who prepare the review and those who sit at the table, and the teams."""
    return mag_jaar_zien(gebruiker)


def mag_agenda_lezen(gebruiker, cyclus):
    """The agenda of a year, once the voices are on the table."""
    return cyclus.fase in STEMMEN_OPEN and mag_agenda_zien(gebruiker)


def mag_agenda_beheren(gebruiker, cyclus):
    """Prepare the agenda, note and decide: the gemeente, also for the wethouder; the wethouder itself."""
    return cyclus.fase == Fase.BESPREKING and gebruiker.heeft(Soort.GEMEENTE, Soort.WETHOUDER)


def mag_agendapunt_weghalen(gebruiker, punt):
    """An own item on which nothing was noted or decided."""
    eigen = punt.aanleiding == Agendapunt.Aanleiding.EIGEN
    return eigen and is_onaangeroerd(punt) and mag_agenda_beheren(gebruiker, punt.cyclus)


def is_onaangeroerd(punt):
    """Nobody noted or decided anything on it. `punt.besluiten` may be prefetched."""
    return not punt.notitie and not punt.afgehandeld_op and not punt.besluiten.all()


def namens_wethouder(gebruiker):
    """What the gemeente notes of the review it notes for the wethouder; that is recorded."""
    return "" if gebruiker.heeft(Soort.WETHOUDER) else "wethouder"


def mag_reageren(gebruiker, cyclus):
    """The bestuurlijke reactie: by the wethouder, or noted for the wethouder by the gemeente."""
    return cyclus.fase in (Fase.VERANTWOORDING, Fase.BESPREKING) and gebruiker.heeft(Soort.WETHOUDER, Soort.GEMEENTE)


def mag_op_plan_reageren(gebruiker, plan):
    return plan.heeft_akkoord and mag_reageren(gebruiker, plan.cyclus)


def mag_besluit_verbeteren(gebruiker, besluit):
    """Correct what was decided: as long as the review of its year goes on."""
    return mag_agenda_beheren(gebruiker, besluit.cyclus)


def mag_besluit_afmelden(gebruiker, besluit):
    """What goes on in a later year is done there; without an agreement there is nothing to be done."""
    gaat_verder = getattr(besluit, "vervolgen", None) is not None
    return besluit.vraagt_werk and not gaat_verder and mag_besluit_bijwerken(gebruiker, besluit)


def mag_besluit_bijwerken(gebruiker, besluit):
    """Say that it is done: the side that must see to it, and the gemeente, who follows all of them."""
    if not besluit.cyclus.is_open:
        return False
    if gebruiker.heeft(Soort.GEMEENTE):
        return True
    if besluit.zijde == Besluit.Zijde.TEAM:
        return schrijft_mee(gebruiker, besluit.plan)
    rol = {Besluit.Zijde.INSTELLING: Soort.INSTELLING, Besluit.Zijde.SALUTI: Soort.SALUTI}
    return gebruiker.heeft(rol.get(besluit.zijde, Soort.GEMEENTE))


# Advice


def mag_adviezen_zien(gebruiker):
    return mag_jaar_zien(gebruiker)


def mag_adviseren(gebruiker):
    return gebruiker.heeft(Rol.Soort(Partij.SALUTI.value))


def mag_advies_wijzigen(gebruiker, advies):
    """Its text, as long as nobody answered it."""
    return advies.beantwoord_op is None and mag_adviseren(gebruiker)


def mag_advies_beantwoorden(gebruiker):
    return gebruiker.heeft(Soort.GEMEENTE, Soort.WETHOUDER)


def mag_gevolg_noteren(gebruiker, advies):
    """What came of an advice: once it was answered."""
    return advies.beantwoord_op is not None and mag_advies_beantwoorden(gebruiker)


# The report and the mails


def mag_verslag_zien(gebruiker):
    return mag_jaar_zien(gebruiker)


def mag_herinneringen_zien(gebruiker):
    """Mails of which nobody knows whether they went."""
    return gebruiker.heeft(Soort.BEHEER)


# Who left


def mag_overdragen(gebruiker, contactpersoon):
    """Whoever writes the contact. Of an organisatie also once it ended: nobody may read the data then, but the work

    must go on.
    """
    if mag_contact_bijhouden(gebruiker, contactpersoon):
        return True
    van_organisatie = contactpersoon.organisatie_id is not None and not contactpersoon.is_geldig()
    return van_organisatie and mag_organisatiecontact_maken(gebruiker, contactpersoon.organisatie)
