"""The dashboard of the city as it is read: the same figures in table, picture and sentence, by keyboard, at 400 %,

on one sheet of paper, and in grey. Of the charts by themselves: test_grafieken.py.
"""

import re
from itertools import combinations

import pikepdf
import pytest
from django.core.management import call_command

from buurtteams.factories import BuurtteamFactory
from buurtteams.models import Gebruiker
from plannen.factories import JaarcyclusFactory, moment
from plannen.tests.stad import NOVEMBER, meld

from .test_grafieken import BEELDWOORDEN, KLEINSTE_LETTER
from .test_zoom import TE_BREED

pytestmark = pytest.mark.browser
PAD = "/dashboard/"
VRAGEN = ["", "?op=2026-07-01", "?wijk=overvecht&thema=werkwijze", "?jaar=2025", "?jaar=2027"]
STANDEN = ["gereed", "volgens_planning", "deels", "loopt_vast", "gestopt", "nog_niet_begonnen", ""]
SCHEEF = 0.6  # of what is counted; points are rounded to a tenth of a unit of the viewBox

# The figures of the tables, and those that the pictures show: read off their axes, as the eye does.
CIJFERS = """
() => {
  const [wijken, verloop, stilte] = ["Wijken", "Door het jaar heen", "Hoe oud zijn de berichten?"].map((kop) =>
    [...document.querySelectorAll("section")].find((deel) => deel.querySelector("h2")?.textContent === kop));
  const tekst = (deel) => deel.textContent.trim();
  const alle = (deel, kiezer) => [...deel.querySelectorAll(kiezer)];
  const rijen = (deel) => alle(deel, "tbody tr").map((rij) => [...rij.cells].map(tekst));
  const plek = (element, naam) => parseFloat(element.getAttribute(naam));
  const meter = (merken, naam) => {
    const [van, tot] = [merken[0], merken.at(-1)].map((merk) => plek(merk, naam));
    const [een, ander] = [merken[0], merken.at(-1)].map((merk) => parseInt(tekst(merk)));
    return (punt) => een + ((plek(punt, naam === "y" ? "cy" : "cx") - van) / (tot - van)) * (ander - een);
  };
  const hoogte = meter(alle(verloop, ".grafiek__as[text-anchor=end]"), "y");
  const stippen = alle(stilte, ".grafiek__stip");
  return {
    zin: tekst(document.querySelector(".zin")),
    verloop: {
      zin: tekst(verloop.querySelector("p")), koppen: alle(verloop, "thead th").map(tekst), rijen: rijen(verloop),
      labels: alle(verloop, ".grafiek__label").map(tekst),
      lijnen: alle(verloop, ".grafiek__reeks").map((lijn) => alle(lijn, "circle").map(hoogte)),
    },
    wijken: { rijen: rijen(wijken), tegels: alle(wijken, ".tegel").map((tegel) => ({
      naam: tekst(tegel.querySelector(".tegel__naam")), cijfer: tekst(tegel.querySelector(".tegel__cijfer")),
      merken: alle(tegel, ".merken li").map((merk) => parseInt(tekst(merk).match(/\\d+/)[0])),
      balk: alle(tegel, ".stapel__vlak").map((vlak) => parseFloat(vlak.getAttribute("width"))),
    })) },
    stilte: {
      rijen: rijen(stilte), zin: tekst(stilte.querySelector("p")), label: alle(stilte, ".grafiek__label").map(tekst),
      stippen: stippen.length ? stippen.map(meter(alle(stilte, ".grafiek__as"), "x")) : [],
    },
  };
}
"""
HALTES = """
(kiezer) => [...document.querySelectorAll(`${kiezer} :is(a[href], summary, select, input, button)`)].filter(
  (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
"""
FOCUS = """
(element) => [element === document.activeElement, getComputedStyle(element).outlineStyle !== "none"]
"""
STAPELS = """
() => Object.fromEntries([...document.querySelectorAll(".legenda--stapel li")].map((regel) => {
  const [vlak, patroon] = ["vlak", "patroon"].map((deel) => getComputedStyle(regel.querySelector(`.stapel__${deel}`)));
  const streep = patroon.stroke === "none" ? null : [patroon.strokeDasharray, patroon.strokeWidth];
  return [regel.textContent.trim(), { vlak: vlak.fill, streep, kleur: patroon.stroke }];
}))
"""
CELLEN = """
() => [...document.querySelectorAll(".cel:not(.koers--geen_plan)")].map((cel) => {
  const woord = cel.querySelector(".cel__woord");
  const { width, height } = woord.getBoundingClientRect();
  return [cel.className.match(/koers--(\\w+)/)[1], woord.textContent.trim(), width > 10 && height > 5];
})
"""


@pytest.fixture
def stad(transactional_db, vandaag):
    """The example city, with all its teams and long names."""
    call_command("voorbeeld", vandaag=vandaag, ook_in_productie=True, verbosity=0)


@pytest.fixture
def klein(transactional_db, cyclus):
    """A team for every stand there is, and a year before."""
    vorig = JaarcyclusFactory(jaar=2025, fase="afgesloten")
    for nummer, koers in enumerate(STANDEN, start=1):
        team = BuurtteamFactory(naam=f"Team {nummer}")
        meld(team, koers, op=moment(9, 10) if koers == "gereed" else NOVEMBER)
        velden = {"cyclus": vorig, "vastgesteld_op": moment(3, 30, jaar=2025)}
        meld(team, "volgens_planning", op=moment(6, nummer, jaar=2025), **velden)


def persoon(wie):
    return Gebruiker.objects.get(email=f"{wie}@voorbeeld.nl")


def getallen(rijen, kolom):
    return [int(rij[kolom]) for rij in rijen if rij[kolom].isdigit()]


def bijna(gelezen, verwacht):
    return len(gelezen) == len(verwacht) and all(
        abs(een - ander) < SCHEEF for een, ander in zip(gelezen, verwacht, strict=True)
    )


def controleer_lijn(verloop, zin):
    koppen, rijen = verloop["koppen"], verloop["rijen"]
    jaren = [kop for kop in koppen if kop.isdigit()]
    per_jaar = {jaar: getallen(rijen, koppen.index(jaar)) for jaar in jaren}
    assert verloop["labels"] == [f"{jaar}: {cijfers[-1]}" for jaar, cijfers in per_jaar.items() if cijfers]
    for jaar, lijn in zip(jaren, verloop["lijnen"], strict=True):
        assert bijna(lijn, per_jaar[jaar]), (jaar, lijn)
    vergelijking = re.search(r"Goed of klaar: (\d+) van de (\d+) plannen\. .*waren dat er (\d+) van de (\d+)\.", zin)
    eigen = [rij for rij in rijen if rij[1].isdigit()]
    if vergelijking and eigen:
        van_de_dag = [cijfer for cijfer in eigen[-1][1:] if cijfer]
        assert van_de_dag == list(vergelijking.groups())
        woorden = [cijfer.replace("geen", "0") for cijfer in re.findall(r"(\d+|geen) van de \d+", verloop["zin"])]
        assert woorden == van_de_dag[::2]


def controleer_wijken(wijken):
    rijen, tegels = wijken["rijen"], wijken["tegels"]
    assert [tegel["naam"] for tegel in tegels] == [rij[0] for rij in rijen]
    for tegel, (_, _, plannen, goed, *standen) in zip(tegels, rijen, strict=True):
        standen = [int(aantal) for aantal in standen if aantal != "0"]
        assert tegel["cijfer"] == ("nog geen plan" if plannen == "0" else f"{goed} van {plannen} goed")
        assert (tegel["merken"], sum(standen)) == (standen, int(plannen))
        assert bijna(tegel["balk"], [100 * aantal / int(plannen) for aantal in standen])


def controleer_stippen(stilte):
    dagen = getallen(stilte["rijen"], 1)
    assert bijna(stilte["stippen"], dagen)
    if dagen:
        midden = re.search(r"De mediaan is ([\d,]+) dag", stilte["zin"])[1]
        half = len(dagen) // 2
        assert float(midden.replace(",", ".")) == (dagen[half] + dagen[~half]) / 2
        assert stilte["label"] == [f"mediaan: {midden}"]


def test_tabel_beeld_en_zin_hebben_dezelfde_cijfers_en_niets_valt_weg(meld_aan, stad):
    """On the pages of today, of a past day, of a part of the city and of other years; then at 320 pixels."""
    page = meld_aan(persoon("saluti"))
    for vraag in VRAGEN:
        page.set_viewport_size({"width": 1280, "height": 900})
        assert page.goto(f"{PAD}{vraag}").status == 200
        cijfers = page.evaluate(CIJFERS)
        controleer_lijn(cijfers["verloop"], cijfers["zin"])
        controleer_wijken(cijfers["wijken"])
        controleer_stippen(cijfers["stilte"])
        koppen = page.locator("main :is(h1, h2, h3)").all_inner_texts()
        page.set_viewport_size({"width": 320, "height": 256})
        page.evaluate("document.querySelectorAll('details').forEach((klap) => (klap.open = true))")
        assert page.evaluate(TE_BREED) == []
        assert page.locator("main :is(h1, h2, h3)").all_inner_texts() == koppen
        assert [w for deel in page.evaluate(BEELDWOORDEN) for w in deel if w["letter"] < KLEINSTE_LETTER] == []


def test_dashboard_past_op_een_blad(meld_aan, stad, tmp_path):
    page = meld_aan(persoon("wethouder"))
    for vraag in VRAGEN:
        page.goto(f"{PAD}{vraag}")
        page.evaluate("document.fonts.ready")
        page.pdf(path=tmp_path / "dashboard.pdf", prefer_css_page_size=True, tagged=True)
        with pikepdf.open(tmp_path / "dashboard.pdf") as pdf:
            assert (vraag, len(pdf.pages)) == (vraag, 1)
            assert pdf.Root.MarkInfo.Marked


def naar_de_volgende(page):
    """Presses Tab until another element has the focus: a day has a stop for each of its parts."""
    page.evaluate("window.vorige = document.activeElement")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement === window.vorige"):
        page.keyboard.press("Tab")


def test_met_het_toetsenbord_komt_men_overal_op_volgorde(meld_aan, klein, gemeente):
    """And every stop shows where it is."""
    page = meld_aan(gemeente)
    page.goto(PAD)
    page.locator("#inhoud").focus()
    haltes = [halte.as_element() for halte in page.evaluate_handle(HALTES, "main").get_properties().values()]
    for halte in haltes:
        naar_de_volgende(page)
        assert halte.evaluate(FOCUS) == [True, True], halte.evaluate("(element) => element.outerHTML")
    assert len(haltes) > 40


def test_tabel_opent_met_een_toets(meld_aan, klein, saluti):
    page = meld_aan(saluti)
    page.goto(PAD)
    for klap in page.locator("main .alstabel").all():
        klap.locator("summary").focus()
        page.keyboard.press("Enter")
        assert klap.locator("table").is_visible()


def grijs(kleur):
    """How light a colour is in print without colour, from 0 to 1."""
    rood, groen, blauw = (int(deel) / 255 for deel in re.findall(r"\d+", kleur)[:3])
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def is_te_scheiden(een, ander):
    """By the pattern, or by how light the pieces or their stripes are."""
    if een["streep"] != ander["streep"]:
        return True
    delen = ["vlak", "kleur"] if een["streep"] else ["vlak"]
    return any(abs(grijs(een[deel]) - grijs(ander[deel])) > 0.3 for deel in delen)


@pytest.mark.parametrize("medium", [{"media": "print"}, {"forced_colors": "active"}])
def test_elke_stand_is_te_lezen_zonder_kleur(meld_aan, klein, saluti, medium):
    """By word in the grid, by icon and figure in a tile, by pattern in its bar, and a line by its dashes and name."""
    page = meld_aan(saluti)
    page.goto(PAD)
    stapels = page.evaluate(STAPELS)  # the key, which the sheet leaves out, shows the same bars
    page.emulate_media(**medium)
    cellen = page.evaluate(CELLEN)
    assert len({woord for _, woord, _ in cellen}) == len({code for code, _, _ in cellen}) == len(STANDEN)
    assert all(zichtbaar for _, _, zichtbaar in cellen)
    assert len(stapels) == len(STANDEN)
    assert [paar for paar in combinations(stapels, 2) if not is_te_scheiden(*(stapels[naam] for naam in paar))] == []
    iconen = page.locator(".merken .koers").evaluate_all(
        "(merken) => merken.map((merk) => [merk.textContent.trim(), merk.querySelector('use').getAttribute('href')])"
    )
    assert len({woord for woord, _ in iconen}) == len({icoon for _, icoon in iconen}) == len(STANDEN)
    strepen = page.locator(".grafiek__lijn").evaluate_all(
        "(l) => l.map((lijn) => getComputedStyle(lijn).strokeDasharray)"
    )
    assert len(strepen) == len(set(strepen)) == 2
    assert all(label.is_visible() for label in page.locator(".lijngrafiek .grafiek__label").all())
