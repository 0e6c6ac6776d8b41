"""Tasks of stories: to read as a second person, and to mend as the writer."""

import pytest

from jaren.taken import samen_verhalen
from samenwerking.acties import verhaal as acties
from samenwerking.factories import VerhaalFactory


def taken(gebruiker, op):
    return [(taak.vooraan, taak.titel) for taak in samen_verhalen.taken(gebruiker, op)]


@pytest.mark.parametrize("wie", ["coordinator", "instelling", "gemeente"])
def test_een_verhaal_dat_wacht_is_werk_voor_een_ander(wie, request, vandaag):
    gebruiker = request.getfixturevalue(wie)
    VerhaalFactory(titel="Van mij", schrijver=gebruiker, status="ter_controle")
    VerhaalFactory(titel="Van een ander", status="ter_controle")
    VerhaalFactory(titel="Nog niet", status="concept"), VerhaalFactory(titel="Niet meer", status="ingetrokken")
    assert taken(gebruiker, vandaag) == [("Lees mee", "Van een ander")]


def test_wat_terugkwam_is_werk_voor_de_schrijver_met_de_reden(coordinator, teamgenoot, gemeente, team, vandaag):
    verhaal = VerhaalFactory(titel="Langs de lijn", schrijver=coordinator, team=team)
    assert taken(coordinator, vandaag) == []
    acties.bied_verhaal_aan(verhaal=verhaal, door=coordinator)
    acties.stuur_verhaal_terug(verhaal=verhaal, reden="Te herkenbaar.", door=gemeente)
    (taak,) = samen_verhalen.taken(coordinator, vandaag)
    assert (taak.vooraan, taak.onder, taak.url) == ("Verhaal kwam terug", "Te herkenbaar.", verhaal.get_absolute_url())
    assert taken(teamgenoot, vandaag) == []


@pytest.mark.parametrize("wie", ["partner", "saluti", "wethouder", "beheer"])
def test_anderen_hebben_hier_geen_werk_en_het_kost_geen_vraag(wie, request, vandaag, django_assert_num_queries):
    gebruiker = request.getfixturevalue(wie)
    VerhaalFactory(status="ter_controle")
    assert gebruiker.rollen
    with django_assert_num_queries(0):
        assert taken(gebruiker, vandaag) == []


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_is_altijd_een_vraag(gemeente, aantal, vandaag, django_assert_num_queries):
    for _ in range(aantal):
        VerhaalFactory(status="ter_controle")
    assert gemeente.rollen
    with django_assert_num_queries(1):
        assert len(taken(gemeente, vandaag)) == aantal
