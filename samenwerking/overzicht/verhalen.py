"""What the pages of stories show: a story with its finds marked, and each find in its sentence."""

from dataclasses import dataclass

from ..acties.verhaal import veldlabel, vind_in
from ..herleidbaar import zin_rond
from ..models import Verhaal, Vondst

# How a story is told on its page.
KOPPEN = {
    "titel": "Titel",
    "aanleiding": "Wat was er aan de hand?",
    "aanpak": "Wat is er gedaan?",
    "resultaat": "Wat leverde het op?",
    "tip": "Wat raden wij een ander team aan?",
}


@dataclass(frozen=True)
class Gevonden:
    vondst: Vondst
    veld: str  # how the field is called on the page
    zinnen: list  # (before, the find, after)


@dataclass(frozen=True)
class Deel:
    kop: str
    stukken: list  # (text, whether it is a find)


def delen(verhaal):
    """The parts of a story that hold something, without marks."""
    return [(kop, getattr(verhaal, veld)) for veld, kop in KOPPEN.items() if veld != "titel" and getattr(verhaal, veld)]


def lees_controle(verhaal):
    """(every stored find in its sentences, the whole story with what the check finds in it now)."""
    plekken = vind_in(verhaal)
    gevonden = []
    for vondst in verhaal.vondsten.all():
        tekst = getattr(verhaal, vondst.veld)
        eigen = [p for p in plekken[vondst.veld] if (p.soort, p.fragment) == (vondst.soort, vondst.fragment)]
        zinnen = [zin_rond(tekst, plek) for plek in eigen] or [("", vondst.fragment, "")]
        gevonden.append(Gevonden(vondst, veldlabel(vondst.veld).capitalize(), zinnen))
    geheel = [Deel(kop, gemarkeerd(getattr(verhaal, veld), plekken[veld])) for veld, kop in KOPPEN.items()]
    return gevonden, [deel for deel in geheel if deel.stukken]


def gemarkeerd(tekst, plekken):
    stukken, tot = [], 0
    for plek in plekken:
        begin = max(plek.begin, tot)
        stukken += [(tekst[tot:begin], False), (tekst[begin : plek.eind], True)]
        tot = max(tot, plek.eind)
    return [(stuk, is_vondst) for stuk, is_vondst in [*stukken, (tekst[tot:], False)] if stuk]


def eigen_werk(gebruiker):
    """The own stories that are not shared yet, those of the own team, and those that wait for a second reader."""
    lijst = Verhaal.objects.zichtbaar_voor(gebruiker).voor_overzicht().met_reden()
    lijst = lijst.filter(status__in=[Verhaal.Status.CONCEPT, Verhaal.Status.TER_CONTROLE])
    return list(lijst.order_by("status", "gemaakt_op", "pk"))
