"""Tasks in which somebody waits for an answer: questions, advice, and decisions that must be carried out."""

from django.db.models import Q
from django.urls import reverse

from buurtteams.models import OnderdeelKeuze, Rol
from plannen.models import Jaarcyclus, Vraag
from plannen.taken import Taak, voor

from ..models import Advies, Besluit
from ..overzicht.partner import te_beantwoorden
from ..rechten import mag_besluit_bijwerken
from .termijnen import VOORUIT

Soort = Rol.Soort
GESLOTEN = Jaarcyclus.Fase.AFGESLOTEN


def open_vragen(gebruiker):
    vragen = Vraag.objects.zichtbaar_voor(gebruiker).open().exclude(plan__cyclus__fase=GESLOTEN)
    return vragen.voor_overzicht()


def vragen(gebruiker, op):
    return [vraagtaak(vraag, op) for vraag in open_vragen(gebruiker).aan(gebruiker)]


def vraagtaak(vraag, op, reden=""):
    te_laat = vraag.is_te_laat(op)
    return Taak(
        soort="vraag",
        sleutel=f"vraag:{vraag.pk}",
        vooraan=f"Vraag van {vraag.functie}",
        titel=vraag.tekst,
        onder=" · ".join(filter(None, [vraag.plan.kop, str(vraag.planthema.thema) if vraag.planthema else ""])),
        wanneer=voor(vraag.antwoord_voor, te_laat),
        dag=vraag.antwoord_voor,
        te_laat=te_laat,
        url=vraag.get_absolute_url(),
        knop="Beantwoorden",
        lijst=reverse("plannen:vragen") if reden else f"{reverse('plannen:vragen')}?welke=aan-mij",
        plan=vraag.plan,
        reden=reden,
    )


def waargenomen_vragen(gebruiker, waarneming, plannen, op):
    """Questions to a team or an instelling where nobody is left to answer."""
    zonder = Q(aan=Vraag.Aan.TEAM, plan__in=plannen)
    zonder |= Q(aan=Vraag.Aan.INSTELLING, onderdeel__in=waarneming.onderdelen)
    if not plannen and not waarneming.onderdelen:
        return []
    aan_instelling = "Voor dit onderdeel is er nu geen functionaris. Daarom komt dit bij de gemeente."
    return [
        vraagtaak(vraag, op, aan_instelling if vraag.aan == Vraag.Aan.INSTELLING else waarneming.reden(vraag.plan))
        for vraag in open_vragen(gebruiker).filter(zonder)
    ]


def open_besluiten(gebruiker, op):
    """What was agreed, has a date within sight, and is not done; of the years that are not closed."""
    lijst = Besluit.objects.zichtbaar_voor(gebruiker).open().exclude(cyclus__fase=GESLOTEN).exclude(tekst="")
    return lijst.filter(datum__lte=op + VOORUIT).voor_overzicht()


def besluiten(gebruiker, op):
    lijst = open_besluiten(gebruiker, op).van(gebruiker)
    return [besluittaak(besluit, op) for besluit in lijst if mag_besluit_bijwerken(gebruiker, besluit)]


def besluittaak(besluit, op, reden=""):
    te_laat = besluit.is_te_laat(op)
    kop = besluit.plan.kop if besluit.plan else ""
    return Taak(
        soort="besluit",
        sleutel=f"besluit:{besluit.pk}",
        vooraan="Besluit",
        titel=besluit.tekst,
        onder=" · ".join(filter(None, [kop, f"besloten over {besluit.genomen_over}"])),
        wanneer=voor(besluit.datum, te_laat),
        dag=besluit.datum,
        te_laat=te_laat,
        url=besluit.get_absolute_url(),
        knop="Openen",
        plan=besluit.plan,
        reden=reden,
    )


def waargenomen_besluiten(gebruiker, waarneming, plannen, op):
    """Decisions for a team without anybody; those for the instellingen once none of them has a functionaris."""
    zonder = Q(zijde=Besluit.Zijde.TEAM, plan__in=plannen)
    if OnderdeelKeuze.BEIDE in waarneming.onderdelen:
        zonder |= Q(zijde=Besluit.Zijde.INSTELLING)
    elif not plannen:
        return []
    lijst = open_besluiten(gebruiker, op).filter(zonder)
    return [besluittaak(besluit, op, reden_van(besluit, waarneming)) for besluit in lijst]


def reden_van(besluit, waarneming):
    if besluit.zijde == Besluit.Zijde.INSTELLING:
        return "Bij de instellingen is er nu geen functionaris. Daarom komt dit bij de gemeente."
    return waarneming.reden(besluit.plan)


def gebeurd(gebruiker, op):
    """*Is dit gebeurd?*, asked of a partner while the year looks back."""
    if not gebruiker.heeft(Soort.PARTNER):
        return []
    return [
        Taak(
            soort="gebeurd",
            sleutel=f"gebeurd:{vraag.partner.pk}",
            vooraan="Is dit gebeurd?",
            titel=vraag.partner.plan.titel,
            onder=f"{vraag.partner.plan.kop} voor {vraag.partner.plan.cyclus}",
            wanneer=voor(vraag.voor, vraag.te_laat),
            dag=vraag.voor,
            te_laat=vraag.te_laat,
            url=reverse("jaren:partner_gebeurd", args=[vraag.partner.pk]),
            knop="Beantwoorden",
            plan=vraag.partner.plan,
        )
        for vraag in te_beantwoorden(gebruiker, op)
    ]


def adviezen(gebruiker, op):
    """For the gemeente; the wethouder may answer too, and is not asked to."""
    if not gebruiker.heeft(Soort.GEMEENTE):
        return []
    return [adviestaak(advies, op) for advies in Advies.objects.zichtbaar_voor(gebruiker).open()]


def adviestaak(advies, op):
    te_laat = advies.is_te_laat(op)
    return Taak(
        soort="advies",
        sleutel=f"advies:{advies.pk}",
        vooraan="Advies van MNU/Saluti",
        titel=advies.titel,
        onder="",
        wanneer=voor(advies.antwoord_voor, te_laat),
        dag=advies.antwoord_voor,
        te_laat=te_laat,
        url=advies.get_absolute_url(),
        knop="Beantwoorden",
    )
