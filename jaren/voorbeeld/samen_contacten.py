"""Example data: contact persons of the teams, the instellingen and the organisaties. All names are made up."""

import datetime

from buurtteams.models import Instelling, Onderdeel
from samenwerking.models import Contactpersoon, Organisatie

Functie = Contactpersoon.Functie
VOORNAMEN = [
    *("Amina", "Bram", "Chaima", "Daan", "Esra", "Femke", "Gülsüm", "Hassan", "Ikram", "Jan", "Khadija", "Lotte"),
    *("Mehmet", "Nadia", "Omar", "Petra", "Rachid", "Sanne", "Tesfay", "Umut", "Vera", "Wouter", "Yasmin", "Zohra"),
]
ACHTER = "VKBMDSTRHL"
UREN = [
    "maandag tot en met donderdag",
    "dinsdag en donderdag",
    "werkdagen, 9.00-13.00 uur",
    "maandag, woensdag, vrijdag",
]
ZONDER_VAST = {("zuidwest-b", "sociaal"), ("overvecht-c", "jeugd_en_gezin"), ("lunetten", "jeugd_en_gezin")}
ZONDER_VERVANGER = {"west", "oost", "binnenstad", "zuilen", "leidsche-rijn-b"}
VERTROKKEN = ("overvecht-c", "sociaal")


class Namen:
    """The next made-up person, with a number and an address that exist nowhere."""

    def __init__(self):
        self.aantal = 0

    def gegevens(self, domein):
        n = self.aantal
        self.aantal += 1
        voornaam = VOORNAMEN[n % len(VOORNAMEN)]
        kort = voornaam.lower().replace("ü", "u")
        return {
            "naam": f"{voornaam} {ACHTER[(n // len(VOORNAMEN) + n) % len(ACHTER)]}.",
            "telefoon": f"030 286 {n // 10:02}{n % 100:02}",
            "email": f"{kort}.{n}@{domein}",
            "uren": UREN[n % len(UREN)],
        }


def laad(stad):
    """Most onderdelen have a vast contact; some have a gap, some hang on one person, one person has left."""
    namen, begin = Namen(), stad.datums.dag("2025-03-03")
    rijen = [*van_teams(stad, namen, begin), *van_instellingen(namen, begin), *van_organisaties(namen, begin)]
    Contactpersoon.objects.bulk_create(rijen)
    demo = Contactpersoon.objects.get(gebruiker=stad.mensen["partner"])
    for veld, waarde in namen.gegevens("partner.voorbeeld.nl").items():
        setattr(demo, veld, waarde)
    demo.talen = "Arabisch, Tamazight, Nederlands"
    demo.save()


def van_teams(stad, namen, begin):
    for onderdeel in Onderdeel.objects.select_related("buurtteam").order_by("buurtteam__slug", "soort"):
        sleutel = (onderdeel.buurtteam.slug, onderdeel.soort)
        functies = [] if sleutel in ZONDER_VAST else [Functie.VAST_CONTACT]
        if sleutel[0] not in ZONDER_VERVANGER and functies:
            functies.append(Functie.VERVANGER)
        if onderdeel.soort == "sociaal" and len(sleutel[0]) % 3 == 0:
            functies.append(Functie.FUNCTIONARIS_TEAM)
        for functie in functies:
            tot = stad.datums.dag("2026-07-31") if sleutel == VERTROKKEN and functie == Functie.VAST_CONTACT else None
            gegevens = namen.gegevens("buurtteam.voorbeeld.nl")
            yield Contactpersoon(onderdeel=onderdeel, functie=functie, vanaf=begin, tot=tot, **gegevens)


def van_instellingen(namen, begin):
    """One of the two has no functionaris: that is a gap to see."""
    instelling = Instelling.objects.get(onderdeel="sociaal")
    gegevens = namen.gegevens("instelling.voorbeeld.nl")
    functie = Functie.FUNCTIONARIS_INSTELLING
    yield Contactpersoon(instelling=instelling, functie=functie, vanaf=begin, **gegevens)


def van_organisaties(namen, begin):
    """Of most organisaties somebody is known; every third migrantenorganisatie has a sleutelpersoon too."""
    al_bekend = set(Contactpersoon.objects.exclude(organisatie=None).values_list("organisatie_id", flat=True))
    for nummer, organisatie in enumerate(Organisatie.objects.order_by("naam")):
        migranten = organisatie.soort == Organisatie.Soort.MIGRANTENORGANISATIE
        if organisatie.pk not in al_bekend and nummer % 5:
            gegevens = namen.gegevens("organisatie.voorbeeld.nl") | {"talen": organisatie.talen}
            yield Contactpersoon(organisatie=organisatie, vanaf=begin, **gegevens)
        if migranten and nummer % 3 == 0:
            yield Contactpersoon(
                organisatie=organisatie,
                functie=Functie.SLEUTELPERSOON,
                overeenkomst=nummer % 2 == 0,
                begeleiding=nummer % 4 != 1,
                vanaf=begin + datetime.timedelta(weeks=20),
                talen=organisatie.talen,
                **namen.gegevens("organisatie.voorbeeld.nl"),
            )
