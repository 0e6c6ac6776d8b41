"""The rows of the mails that went, or did not: for beheer alone, for everyone else nothing is there."""

from plannen.tests.toegang_rij import GELUKT, Rij

BEHANDELD = ("herinnering_verstuurd", "herinnering_klaar")
OPEN = ("herinnering_onzeker", "herinnering_mislukt", "herinnering_bezig")


def rijen():
    yield Rij("jaren:herinneringen", get={200: "beheer"})
    for naam in ("jaren:herinnering_opnieuw", "jaren:herinnering_afdoen"):
        for van in OPEN:
            yield Rij(naam, post={GELUKT: "beheer"}, data="herinnering_afdoen", van=van)
        for van in BEHANDELD:
            yield Rij(naam, post={302: "beheer"}, data="herinnering_afdoen", van=van)
        yield Rij(naam, "onbekend", post={}, data="herinnering_afdoen")
