"""Meetings as lists and pages show them: coming ones first, then those that were, the latest first."""

from django.db.models import Case, F, Q, When
from django.utils import timezone

from buurtteams.tijd import begin_van
from samenwerking.models import Bijeenkomst, Gebeurtenis, Signaal

from .. import rechten

OP_TEAMPAGINA = 3
Status = Bijeenkomst.Status
WAT = {
    "bijeenkomst_gepland": "Gepland",
    "bijeenkomst_bewerkt": "Aangepast",
    "bijeenkomst_verslag": "Verslag aangepast",
    "bijeenkomst_teruggekoppeld": "Bewoners hoorden wat ermee gebeurt",
}


def op_volgorde(bijeenkomsten, moment=None):
    """Coming first, the soonest on top; then the past, the latest on top."""
    komend = Case(When(eind__gte=moment or timezone.now(), then=F("begin")))
    return bijeenkomsten.order_by(komend.asc(nulls_last=True), "-begin", "pk")


def in_wijk(bijeenkomsten, wijk):
    """Held there, or, where nobody said where, of a team of this wijk. `wijk` is a slug."""
    van_team = Bijeenkomst.teams.through.objects.filter(buurtteam__wijk__slug=wijk).values("bijeenkomst")
    return bijeenkomsten.filter(Q(wijk__slug=wijk) | Q(wijk=None, pk__in=van_team))


def beperk(bijeenkomsten, gekozen):
    """What the filter of the list asks for."""
    for naam in ("soort", "status"):
        if naam in gekozen:
            bijeenkomsten = bijeenkomsten.filter(**{naam: gekozen[naam]})
    if "wijk" in gekozen:
        bijeenkomsten = in_wijk(bijeenkomsten, gekozen["wijk"])
    if "team" in gekozen:
        bijeenkomsten = bijeenkomsten.filter(teams__slug=gekozen["team"])
    if "thema" in gekozen:
        gehoord = Signaal.objects.filter(thema__slug=gekozen["thema"]).values("bijeenkomst")
        bijeenkomsten = bijeenkomsten.filter(pk__in=gehoord)
    return bijeenkomsten


def tel(bijeenkomsten, moment=None):
    """How many come, and how many are past and still wait for a next step."""
    moment = moment or timezone.now()
    return {
        "komend": bijeenkomsten.filter(status=Status.GEPLAND, eind__gte=moment).count(),
        "wachtend": bijeenkomsten.wachtend().count(),
    }


def stand_van(bijeenkomst, moment=None):
    """One line under the title. Reads the prefetched signalen."""
    if bijeenkomst.status == Status.GEPLAND and bijeenkomst.eind < (moment or timezone.now()):
        return "Voorbij, en nog niet opgeschreven hoe het was"
    if bijeenkomst.status != Status.GEHOUDEN:
        return bijeenkomst.get_status_display()
    zonder = sum(not signaal.uitkomst for signaal in bijeenkomst.signalen.all())
    delen = [f"{zonder} {'signaal' if zonder == 1 else 'signalen'} zonder uitkomst"] if zonder else []
    if bijeenkomst.met_bewoners and bijeenkomst.teruggekoppeld_op is None:
        delen.append("bewoners hoorden nog niets terug")
    return " · ".join(["Geweest", *(delen or ["klaar om af te ronden"])])


def met_stand(bijeenkomsten):
    nu = timezone.now()
    return [(bijeenkomst, stand_van(bijeenkomst, nu)) for bijeenkomst in bijeenkomsten]


def tijdlijn(bijeenkomst):
    """What happened to it, the latest first: (line of the log, words)."""
    regels = Gebeurtenis.objects.filter(object_soort="bijeenkomst", object_id=bijeenkomst.pk)
    return [(regel, woorden(regel)) for regel in regels]


def woorden(regel):
    if regel.soort == "bijeenkomst_status":
        return Status(regel.naar).label
    return WAT.get(regel.soort, regel.soort)


def wat_mag(gebruiker, bijeenkomst):
    """Which buttons the page shows; each URL asks the same predicate again."""
    return {
        "bewerken": rechten.mag_bijeenkomst_bewerken(gebruiker, bijeenkomst),
        "houden": rechten.mag_bijeenkomst_houden(gebruiker, bijeenkomst),
        "afgelasten": rechten.mag_bijeenkomst_afgelasten(gebruiker, bijeenkomst),
        "terugkoppelen": rechten.mag_bijeenkomst_terugkoppelen(gebruiker, bijeenkomst),
        "afronden": rechten.mag_bijeenkomst_afronden(gebruiker, bijeenkomst),
    }


def van_team(team, gebruiker, op):
    """The next and the last meetings of a team, for its page."""
    zichtbaar = Bijeenkomst.objects.zichtbaar_voor(gebruiker).van_team(team).voor_overzicht()
    vandaag = begin_van(op)
    eigen = rechten.is_een_organisator(gebruiker, [team], [], False)
    return {
        "komend": met_stand(zichtbaar.filter(begin__gte=vandaag).order_by("begin", "pk")[:OP_TEAMPAGINA]),
        "geweest": met_stand(zichtbaar.filter(begin__lt=vandaag).order_by("-begin", "pk")[:OP_TEAMPAGINA]),
        "mag_plannen": eigen and rechten.mag_bijeenkomsten_plannen(gebruiker),
    }
