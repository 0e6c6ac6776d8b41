"""Stories: written, checked by a second person, shared, sent back, withdrawn; and taken over by a team."""

from django.db import transaction
from django.utils import timezone

from buurtteams.models import Buurtteam, Gebruiker, Wijk
from buurtteams.opslaan import claim_versie, eenmalig

from ..herleidbaar import naamwoorden, vind
from ..models import Contactpersoon, Gebeurtenis, Overname, Verhaal, Vondst

Status = Verhaal.Status


class NietBeslist(Exception):
    """Rule 9: something in the text is not decided on, or must go. Nothing was shared."""


# The check


def bekende_namen():
    """The words by which people are known here; those of teams and wijken give nobody away."""
    mensen = [*Contactpersoon.objects.exclude(naam="").values_list("naam", flat=True)]
    mensen += Gebruiker.objects.values_list("naam", flat=True)
    plaatsen = [*Buurtteam.objects.values_list("naam", flat=True), *Wijk.objects.values_list("naam", flat=True)]
    return naamwoorden(mensen, behalve=plaatsen)


def vind_in(verhaal, op=None):
    """Field → every Plek in it, as the text is now."""
    namen, op = bekende_namen(), timezone.localdate(op)
    return {veld: vind(getattr(verhaal, veld), namen=namen, op=op) for veld in Verhaal.TEKSTEN}


def plaatsen_in(verhaal, op=None):
    """What must be decided on: the same fragment in the same field counts once. In the order of the text."""
    gevonden = vind_in(verhaal, op)
    return list(dict.fromkeys((veld, plek.soort, plek.fragment) for veld, lijst in gevonden.items() for plek in lijst))


def werk_vondsten_bij(verhaal, *, gewijzigd=(), op=None):
    """Keep the finds equal to the text. A decision holds as long as its field stays as it was, and lets it stay."""
    plaatsen = plaatsen_in(verhaal, op)
    over = {vondst.plaats: vondst for vondst in verhaal.vondsten.all()}
    for plaats, vondst in over.items():
        if plaats not in plaatsen:
            vondst.delete()
        elif vondst.veld in gewijzigd or vondst.besluit == Vondst.Besluit.MOET_WEG:
            vondst.besluit, vondst.reden, vondst.door, vondst.op = "", "", None, None
            vondst.save()
    Vondst.objects.bulk_create(
        Vondst(verhaal=verhaal, veld=veld, soort=soort, fragment=fragment)
        for veld, soort, fragment in plaatsen
        if (veld, soort, fragment) not in over
    )


# Writing


@transaction.atomic
def schrijf_verhaal(*, formulier, door, sleutel=None, op=None):
    """Save a new story from a valid VerhaalForm."""

    def maak():
        verhaal = formulier.instance
        verhaal.schrijver, verhaal.functie, verhaal.sleutel = door, door.functie, sleutel
        verhaal.gemaakt_op = op or timezone.now()
        return _bewaar(formulier, "verhaal_geschreven", door=door, op=op)

    return eenmalig(Verhaal, sleutel, maak)


@transaction.atomic
def bewerk_verhaal(*, formulier, versie, door):
    """A story that waits goes through the check again. Raises VersieVerouderd."""
    claim_versie(formulier.instance, versie)
    return _bewaar(formulier, "verhaal_bewerkt", door=door)


def _bewaar(formulier, soort, *, door, op=None):
    formulier.instance._change_reason = door.functie
    verhaal = formulier.save()
    werk_vondsten_bij(verhaal, gewijzigd=formulier.changed_data, op=op)
    Gebeurtenis.leg_vast(soort, verhaal, door=door, op=op)
    return verhaal


@transaction.atomic
def bied_verhaal_aan(*, verhaal, door, op=None):
    claim_versie(verhaal, verhaal.versie)
    werk_vondsten_bij(verhaal, op=op)
    return verhaal.ga_naar(Status.TER_CONTROLE, door=door, op=op)


# The second reader


@transaction.atomic
def beslis_over_vondsten(*, verhaal, versie, besluiten, door, op=None):
    """`besluiten`: (Vondst, decision, reason). What must go sends the story back, with that as the reason.

    The reason names kind and place only: the log must not hold what had to go. Raises VersieVerouderd.
    """
    claim_versie(verhaal, versie)
    op = op or timezone.now()
    for vondst, besluit, reden in besluiten:
        vondst.besluit, vondst.reden, vondst.door, vondst.op = besluit, reden, door, op
        vondst.save()
    weg = [vondst for vondst, besluit, _ in besluiten if besluit == Vondst.Besluit.MOET_WEG]
    Gebeurtenis.leg_vast(
        "verhaal_gecontroleerd", verhaal, naar=f"{len(besluiten) - len(weg)} mag blijven", door=door, op=op
    )
    if weg:
        regels = [f"{vondst.get_soort_display()} bij “{veldlabel(vondst.veld)}”" for vondst in weg]
        verhaal.ga_naar(Status.CONCEPT, door=door, reden=f"Dit moet weg: {', '.join(regels)}.", op=op)
    return bool(weg)


def veldlabel(veld):
    return str(Verhaal._meta.get_field(veld).verbose_name)


@transaction.atomic
def deel_verhaal(*, verhaal, versie, door, op=None):
    """The text is checked once more, as it stands now. Raises VersieVerouderd and NietBeslist.

    Its earlier versions go: they can hold what had to be taken out.
    """
    claim_versie(verhaal, versie)
    verhaal.refresh_from_db()
    mag_blijven = {v.plaats for v in verhaal.vondsten.filter(besluit=Vondst.Besluit.MAG_BLIJVEN)}
    if mag_blijven != set(plaatsen_in(verhaal, op)) or verhaal.vondsten.count() != len(mag_blijven):
        raise NietBeslist
    verhaal.controleur, verhaal.gedeeld_op = door, op or timezone.now()
    verhaal.geschiedenis.all().delete()
    return verhaal.ga_naar(Status.GEDEELD, door=door, op=op)


@transaction.atomic
def stuur_verhaal_terug(*, verhaal, reden, door, op=None):
    claim_versie(verhaal, verhaal.versie)
    return verhaal.ga_naar(Status.CONCEPT, door=door, reden=reden, op=op)


@transaction.atomic
def trek_verhaal_in(*, verhaal, reden, door, op=None):
    claim_versie(verhaal, verhaal.versie)
    return verhaal.ga_naar(Status.INGETROKKEN, door=door, reden=reden, op=op)


# Taken over


@transaction.atomic
def neem_verhaal_over(*, verhaal, team, gevolg, door, op=None):
    """Once per team: a second time gives back the first, as it was."""
    velden = {"gevolg": gevolg, "door": door, "op": op or timezone.now()}
    overname, is_nieuw = Overname.objects.get_or_create(verhaal=verhaal, team=team, defaults=velden)
    if is_nieuw:
        Gebeurtenis.leg_vast("verhaal_overgenomen", overname, naar=str(team), door=door, op=op)
    return overname


@transaction.atomic
def werk_overname_bij(*, overname, versie, gevolg, door, op=None):
    """What came of it. Raises VersieVerouderd."""
    claim_versie(overname, versie)
    van, overname.gevolg, overname.bijgewerkt_op = overname.gevolg, gevolg, op or timezone.now()
    overname.save()
    return Gebeurtenis.leg_vast(
        "overname_bijgewerkt", overname, van=van[:200], naar=gevolg[:200], door=door, op=overname.bijgewerkt_op
    )
