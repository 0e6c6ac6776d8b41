"""The work behind bin/schermen, in the project's own environment: serve the example city, and photograph it."""

import base64
import contextlib
import datetime
import os
import shutil
import struct
import sys
import threading
import zlib
from pathlib import Path
from zoneinfo import ZoneInfo

import time_machine
from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
DOEL = PROJECT / "docs" / "schermen"
VANDAAG = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
WACHTWOORD = "rondetafel-demo"
BREEDTES = (1280, 390)
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
HOOGSTE = 2000  # pixels
GROOTSTE = 250_000  # bytes per picture

# Reduces a picture to its 256 most used colours; every other pixel takes the nearest of those.
NAAR_PALET = """
async (adres) => {
  const beeld = await createImageBitmap(await (await fetch(adres)).blob());
  const doek = new OffscreenCanvas(beeld.width, beeld.height).getContext("2d");
  doek.drawImage(beeld, 0, 0);
  const punten = new Uint32Array(doek.getImageData(0, 0, beeld.width, beeld.height).data.buffer);
  const aantallen = new Map();
  for (const punt of punten) aantallen.set(punt, (aantallen.get(punt) ?? 0) + 1);
  const palet = [...aantallen].sort((een, ander) => ander[1] - een[1]).slice(0, 256).map(([kleur]) => kleur);
  const deel = (kleur, bits) => (kleur >> bits) & 255;
  const afstand = (een, ander) => [0, 8, 16].reduce((som, bits) => som + (deel(een, bits) - deel(ander, bits)) ** 2, 0);
  const nummers = new Map(palet.map((kleur, nummer) => [kleur, nummer]));
  const nummer = (kleur) => {
    if (!nummers.has(kleur)) {
      let beste = 0;
      for (let i = 1; i < palet.length; i++) if (afstand(palet[i], kleur) < afstand(palet[beste], kleur)) beste = i;
      nummers.set(kleur, beste);
    }
    return nummers.get(kleur);
  };
  const bytes = Uint8Array.from(punten, nummer);
  let tekst = "";
  for (let i = 0; i < bytes.length; i += 32768) tekst += String.fromCharCode(...bytes.subarray(i, i + 32768));
  const rgb = palet.flatMap((kleur) => [deel(kleur, 0), deel(kleur, 8), deel(kleur, 16)]);
  return { breedte: beeld.width, hoogte: beeld.height, palet: rgb, punten: btoa(tekst) };
}
"""


def schrijf_png(pad, beeld):
    """A PNG with a palette: about a third of what Chromium writes."""

    def blok(soort, inhoud):
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    breedte, hoogte = beeld["breedte"], beeld["hoogte"]
    punten = base64.b64decode(beeld["punten"])
    rijen = b"".join(b"\0" + punten[rij * breedte : (rij + 1) * breedte] for rij in range(hoogte))
    kop = struct.pack(">IIBBBBB", breedte, hoogte, 8, 3, 0, 0, 0)
    delen = [(b"IHDR", kop), (b"PLTE", bytes(beeld["palet"])), (b"IDAT", zlib.compress(rijen, 9)), (b"IEND", b"")]
    pad.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(blok(*deel) for deel in delen))
    if pad.stat().st_size > GROOTSTE:
        sys.exit(f"{pad.name} is {pad.stat().st_size} bytes, more than {GROOTSTE}.")


@contextlib.contextmanager
def stad():
    """The address of a server with the example city, in a process where it is 22 November 2026."""
    # The settings of the tests bring a temporary DATA_DIR, and serve the built front end without collecting it.
    os.environ["DJANGO_SETTINGS_MODULE"] = "buurtteams.settings_tests"
    os.environ.pop("DATABASE_URL", None)
    sys.path.insert(0, str(PROJECT))
    import django

    django.setup()
    from django.core.management import call_command
    from django.core.servers.basehttp import ThreadedWSGIServer
    from django.core.wsgi import get_wsgi_application
    from django.test.testcases import QuietWSGIRequestHandler

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("voorbeeld", vandaag=VANDAAG.date(), ook_in_productie=True)
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(get_wsgi_application())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def plannen():
    """The pages that need a number: a plan that is under way, and a theme of it without a report this ronde."""
    from plannen.models import Plan

    plan = Plan.objects.vastgesteld().get(team__slug="noordoost", cyclus__jaar=2026, nummer=2)
    return plan.get_absolute_url(), f"{plan.get_absolute_url()}thema/{plan.themas.first().thema.slug}/melden/"


def formulier_met_fout(page):
    page.locator("input[value=loopt_vast]").check()
    page.get_by_role("button", name="Bericht opslaan").click()
    page.locator("[data-foutenlijst]").wait_for()


def afspraak_met_verschil():
    from samenwerking.models import Samenwerkingsafspraak

    return Samenwerkingsafspraak.objects.met_verschil().order_by("pk").first().get_absolute_url()


def schermen():
    """Name, who, which page, and what to do there first."""
    plan, melden = plannen()
    return [
        ("start-gemeente", "gemeente", "/", None),
        ("start-wethouder", "wethouder", "/", None),
        ("mijn-team", "coordinator", "/", None),
        ("plan", "coordinator", plan, None),
        ("voortgang-met-fout", "coordinator", melden, formulier_met_fout),
        ("ronde", "coordinator", "/teams/noordoost/ronde/", None),
        ("dashboard", "gemeente", "/dashboard/", None),
        ("dashboard-toen", "saluti", "/dashboard/?op=2026-07-01", None),
        ("dashboard-wijk", "wethouder", "/dashboard/wijk/overvecht/", None),
        ("dashboard-thema", "saluti", "/dashboard/thema/toegankelijkheid/", None),
        ("dashboard-instelling", "instelling", "/dashboard/instelling/lokalis/", None),
        ("dashboard-naast", "wethouder", "/dashboard/naast/2026/", None),
        ("ronde-tafel-afspraken", "saluti", "/dashboard/afspraken/", None),
        ("aanbevelingen", "saluti", "/dashboard/aanbevelingen/", None),
        ("dekking", "gemeente", "/dashboard/samenwerking/", None),
        ("jaar", "gemeente", "/jaren/2026/", None),
        ("terugblik", "saluti", teruggekeken(), None),
        ("verslag", "wethouder", "/jaren/2025/verslag/", None),
        ("gesprek", "gemeente", "/jaren/2025/bespreking/", eerste_punt),
        ("samenwerking", "saluti", "/samenwerking/", None),
        ("team", "coordinator", "/teams/noordoost/", None),
        ("afspraak", "coordinator", afspraak_met_verschil(), None),
        ("start-partner", "partner", "/", None),
        ("bijeenkomsten", "gemeente", "/samenwerking/bijeenkomsten/", None),
        ("inloop", "partner", "/samenwerking/inloop/", None),
        ("organisatie", "partner", organisatie_van("partner"), None),
        ("verhaal-controleren", "gemeente", verhaal_met_vondsten(), None),
        ("overdracht", "coordinator", f"{contact_met_werk()}overdragen/", None),
        ("uitrol", "wethouder", "/samenwerking/uitrol/", None),
        ("bibliotheek", "coordinator", "/samenwerking/bibliotheek/?soort=hulpmiddel", None),
        ("antwoord-per-link", "", link_van_een_partner(), None),
    ]


def organisatie_van(wie):
    from buurtteams.models import Gebruiker
    from samenwerking.models import Organisatie

    return Organisatie.objects.van(Gebruiker.objects.get(email=f"{wie}@voorbeeld.nl"))[0].get_absolute_url()


def verhaal_met_vondsten():
    from samenwerking.models import Verhaal

    wacht = Verhaal.objects.filter(status="ter_controle", vondsten__isnull=False).order_by("pk")
    return f"{wacht.exclude(schrijver__email='gemeente@voorbeeld.nl').first().get_absolute_url()}controleren/"


def link_van_een_partner():
    """The page that a partner opens from the mail, without an account."""
    from jaren.acties.partnerlink import contact_voor
    from jaren.models import Partnerlink
    from samenwerking.models import Samenwerkingsafspraak

    wacht = Samenwerkingsafspraak.objects.te_bevestigen("organisatie").order_by("pk")
    afspraak = next(rij for rij in wacht if contact_voor(rij.organisatie))
    link = Partnerlink(vraag="klopt", afspraak=afspraak, contactpersoon=contact_voor(afspraak.organisatie))
    sleutel = link.nieuwe_sleutel()
    link.save()
    return f"/antwoord/{sleutel}/"


def contact_met_werk():
    from jaren.acties.werk_van import werk_van
    from samenwerking.models import Contactpersoon

    contacten = Contactpersoon.objects.filter(onderdeel__buurtteam__slug="noordoost").order_by("pk")
    return next((contact for contact in contacten if werk_van(contact)), contacten[0]).get_absolute_url()


def teruggekeken():
    from plannen.models import Plan

    return f"{Plan.objects.get(team__slug='noordoost', cyclus__jaar=2025, nummer=2).get_absolute_url()}terugblik/"


def eerste_punt(page):
    """The meeting as it goes on: last year is opened again for the occasion."""
    from buurtteams.models import Gebruiker
    from jaren.acties.jaar import heropen
    from plannen.models import Jaarcyclus

    vorig = Jaarcyclus.objects.get(jaar=2025)
    if not vorig.is_open:
        heropen(cyclus=vorig, door=Gebruiker.objects.get(email="beheer@voorbeeld.nl"), reden="Om het gesprek te tonen.")
    page.goto(vorig.agendapunten.filter(aanleiding="verschil", bespreken=True).first().get_absolute_url())


def meld_aan(context, wie):
    page = context.new_page()
    page.goto("/inloggen/")
    page.locator("[name=login]").fill(f"{wie}@voorbeeld.nl")
    page.locator("[name=password]").fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url("**/")
    return page


def neem_op(browser, adres, naar_palet):
    """All of them, or only those that the command names."""
    for breedte in BREEDTES:
        for naam, wie, pad, doe in schermen():
            if sys.argv[1:] and naam not in sys.argv[1:]:
                continue
            with browser.new_context(
                base_url=adres, viewport={"width": breedte, "height": 900}, locale="nl-NL"
            ) as context:
                page = meld_aan(context, wie) if wie else context.new_page()
                page.goto(pad)
                if doe:
                    doe(page)
                hoogte = min(HOOGSTE, page.evaluate("document.documentElement.scrollHeight"))
                knip = {"x": 0, "y": 0, "width": breedte, "height": hoogte}
                png = page.screenshot(full_page=True, clip=knip, animations="disabled", caret="hide")
                bestand = DOEL / f"{naam}-{breedte}.png"
                schrijf_png(bestand, naar_palet(png))
                print(f"{bestand.relative_to(PROJECT)}: {bestand.stat().st_size // 1000} kB", flush=True)


def main():
    # Playwright's event loop lives in this thread; Django would take a query here for a mistake.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    programma = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    DOEL.mkdir(parents=True, exist_ok=True)
    with time_machine.travel(VANDAAG, tick=True), stad() as adres, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=programma, args=["--no-sandbox", "--disable-gpu"])
        blad = browser.new_page()

        def naar_palet(png):
            return blad.evaluate(NAAR_PALET, f"data:image/png;base64,{base64.b64encode(png).decode()}")

        neem_op(browser, adres, naar_palet)
        browser.close()


main()
