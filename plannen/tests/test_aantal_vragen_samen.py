"""Working together: the pages about one thing ask as many queries however much hangs on it. Lists: their own tests."""

import datetime

import pytest

from plannen.factories import ActieFactory, PlanFactory
from samenwerking.factories import (
    BehoefteFactory,
    BijeenkomstFactory,
    InloopFactory,
    InlooptijdFactory,
    InloopuitzonderingFactory,
    OrganisatieFactory,
    SignaalFactory,
    TeamcontactFactory,
    VerhaalFactory,
    VondstFactory,
)

GEHAD = datetime.datetime(2026, 11, 12, 18, 30, tzinfo=datetime.UTC)


def een_inloop(team, cyclus, aantal):
    inloop = InloopFactory(team=team)
    for nummer in range(aantal):
        InlooptijdFactory(inloop=inloop, dag=nummer)
        InloopuitzonderingFactory(inloop=inloop, datum=datetime.date(2026, 12, 1 + nummer))
        inloop.organisaties.add(OrganisatieFactory())
    return inloop.get_absolute_url()


def een_behoefte(team, cyclus, aantal):
    behoefte = BehoefteFactory(team=team)
    for _ in range(aantal):
        ActieFactory(plan=PlanFactory(team=team, cyclus=cyclus, status="vastgesteld")).behoeften.add(behoefte)
    return behoefte.get_absolute_url()


def een_controle(team, cyclus, aantal):
    nummers = [f"030 286 000{nummer}" for nummer in range(aantal)]
    verhaal = VerhaalFactory(status="ter_controle", aanpak=f"Bel {', of '.join(nummers)}.")
    for fragment in nummers:
        VondstFactory(verhaal=verhaal, fragment=fragment)
    return f"{verhaal.get_absolute_url()}controleren/"


def een_afronding(team, cyclus, aantal):
    bijeenkomst = BijeenkomstFactory(teams=[team], begin=GEHAD, status="gehouden", met_bewoners=True)
    SignaalFactory.create_batch(aantal, bijeenkomst=bijeenkomst)
    return f"{bijeenkomst.get_absolute_url()}afronden/"


def de_signalen_noteren(team, cyclus, aantal):
    bijeenkomst = BijeenkomstFactory(teams=[team], begin=GEHAD, status="gehouden", met_bewoners=True)
    SignaalFactory.create_batch(aantal, bijeenkomst=bijeenkomst)
    return f"{bijeenkomst.get_absolute_url()}signalen/"


def een_contact(team, cyclus, aantal):
    contact = TeamcontactFactory(team=team)
    TeamcontactFactory.create_batch(aantal, team=team, functie="sleutelpersoon")
    return contact.get_absolute_url()


VRAGEN = {
    een_inloop: 7,
    een_behoefte: 5,
    een_controle: 9,
    een_afronding: 9,
    de_signalen_noteren: 9,
    een_contact: 6,
}


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("maak", VRAGEN, ids=lambda maak: maak.__name__)
def test_een_bladzijde_vraagt_altijd_evenveel(als, coordinator, team, cyclus, maak, aantal, django_assert_num_queries):
    adres, browser = maak(team, cyclus, aantal), als(coordinator)
    with django_assert_num_queries(VRAGEN[maak]):
        assert browser.get(adres).status_code == 200
