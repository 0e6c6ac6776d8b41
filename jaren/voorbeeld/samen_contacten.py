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
# Team → whether its sleutelpersoon has an agreement, and is coached.
SLEUTELPERSONEN = {"noordoost": (True, True), "overvecht-c": (True, False), "zuilen": (False, False)}
TWEE_ROLLEN = 2  # so many organisaties in a row have the same person, whom nobody replaces


class Namen:
    """The next made-up person. Numbers come round again after a hundred; addresses do not."""

    def __init__(self):
        self.aantal = 0

    def gegevens(self, domein):
        n = self.aantal
        self.aantal += 1
        voornaam = VOORNAMEN[n % len(VOORNAMEN)]
        kort = voornaam.lower().replace("ü", "u")
        return {
            "naam": f"{voornaam} {ACHTER[(n // len(VOORNAMEN) + n) % len(ACHTER)]}.",
            "telefoon": f"030 286 00{n % 100:02}",
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
        if onderdeel.soort == "sociaal" and sleutel[0] in SLEUTELPERSONEN:
            functies.append(Functie.SLEUTELPERSOON)
        for functie in functies:
            tot = stad.datums.dag("2026-07-31") if sleutel == VERTROKKEN and functie == Functie.VAST_CONTACT else None
            gegevens = namen.gegevens("buurtteam.voorbeeld.nl")
            if functie == Functie.SLEUTELPERSOON:
                gegevens["overeenkomst"], gegevens["begeleiding"] = SLEUTELPERSONEN[sleutel[0]]
            yield Contactpersoon(onderdeel=onderdeel, functie=functie, vanaf=begin, tot=tot, **gegevens)


def van_instellingen(namen, begin):
    """One of the two has no functionaris: that is a gap to see."""
    instelling = Instelling.objects.get(onderdeel="sociaal")
    gegevens = namen.gegevens("instelling.voorbeeld.nl")
    functie = Functie.FUNCTIONARIS_INSTELLING
    yield Contactpersoon(instelling=instelling, functie=functie, vanaf=begin, **gegevens)


def van_organisaties(namen, begin):
    """Of most organisaties somebody is known, of half also who stands in; some have a sleutelpersoon too."""
    al_bekend = set(Contactpersoon.objects.exclude(organisatie=None).values_list("organisatie_id", flat=True))
    een_persoon = namen.gegevens("organisatie.voorbeeld.nl")
    alleen = [pk for pk in organisaties_zonder_vervanger() if pk not in al_bekend][:TWEE_ROLLEN]
    for nummer, organisatie in enumerate(Organisatie.objects.order_by("naam")):
        if organisatie.pk in alleen:
            yield Contactpersoon(organisatie=organisatie, vanaf=begin, **een_persoon)
        elif organisatie.pk not in al_bekend and nummer % 5:
            yield lid(organisatie, Functie.VAST_CONTACT, namen, begin)
        if nummer % 5 in (1, 2) and organisatie.pk not in alleen:
            yield lid(organisatie, Functie.VERVANGER, namen, begin)
        if organisatie.soort == Organisatie.Soort.MIGRANTENORGANISATIE and nummer % 3 == 0:
            contact = lid(organisatie, Functie.SLEUTELPERSOON, namen, begin + datetime.timedelta(weeks=20))
            contact.overeenkomst, contact.begeleiding = nummer % 2 == 0, nummer % 4 != 1
            yield contact


def lid(organisatie, functie, namen, vanaf):
    gegevens = namen.gegevens("organisatie.voorbeeld.nl") | {"talen": organisatie.talen}
    return Contactpersoon(organisatie=organisatie, functie=functie, vanaf=vanaf, **gegevens)


def organisaties_zonder_vervanger():
    """Those at places 3 and 4 of every five."""
    pks = Organisatie.objects.order_by("naam").values_list("pk", flat=True)
    return [pk for nummer, pk in enumerate(pks) if nummer % 5 > 2]
