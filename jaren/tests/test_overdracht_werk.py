"""What hangs on a contact person, per side; and what does not."""

import pytest

from buurtteams.factories import GebruikerFactory
from jaren.acties.werk_van import werk_van
from jaren.factories import BesluitFactory
from plannen.factories import ActieFactory, PlanFactory
from samenwerking.factories import BijeenkomstFactory, ContactpersoonFactory, InloopFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon


@pytest.fixture
def contact(team):
    """The vast contact of Noordoost (sociaal), with an account."""
    return TeamcontactFactory(team=team, gebruiker=GebruikerFactory(), naam="Amina")


@pytest.fixture
def plan(cyclus, team):
    return PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")


def titels(contact, gebruiker=None):
    return [str(stuk.object) for stuk in werk_van(contact, gebruiker=gebruiker)]


@pytest.mark.parametrize(
    "velden", [{"functie": "gezinswerker"}, {"onderdeel": "jeugd_en_gezin"}, {"zijde": "gemeente"}]
)
def test_een_actie_van_een_ander_hangt_er_niet_aan(contact, plan, velden):
    ActieFactory(plan=plan, **{"functie": "vast contact"} | velden)
    assert titels(contact) == []


def test_een_actie_met_een_ander_account_is_van_die_ander(contact, plan):
    ActieFactory(plan=plan, functie="vast contact", gebruiker=GebruikerFactory())
    assert titels(contact) == []


def test_van_een_organisatie(organisatie, plan):
    contact = ContactpersoonFactory(organisatie=organisatie)
    ActieFactory(plan=plan, titel="Koken", zijde="organisatie", organisatie=organisatie, functie="vast contact")
    ActieFactory(plan=plan, zijde="organisatie", functie="vast contact")
    BijeenkomstFactory(titel="Eten", organisaties=[organisatie], gespreksleider="vast contact")
    InloopFactory(naam="Open", bijhouder="vast contact").organisaties.add(organisatie)
    assert titels(contact) == ["Koken", "Eten", "Open"]


def test_van_een_instelling(plan, instelling):
    eigen = instelling.rollen[0].instelling
    contact = Contactpersoon.objects.create(instelling=eigen, functie="functionaris_instelling", naam="Fay")
    woord = {"functie": "functionaris van de instelling", "zijde": "instelling"}
    ActieFactory(plan=plan, titel="Beide", **woord)
    ActieFactory(plan=plan, onderdeel="jeugd_en_gezin", **woord)
    ActieFactory(plan=PlanFactory(team=None, instelling=eigen, cyclus=plan.cyclus), titel="Eigen", **woord)
    BijeenkomstFactory(titel="Training", gespreksleider=woord["functie"]).instellingen.add(eigen)
    BesluitFactory(cyclus=plan.cyclus, zijde="instelling", wie=woord["functie"], tekst="Trainen")
    assert titels(contact) == ["Beide", "Eigen", "Training", "Trainen"]


def test_u_ziet_alleen_werk_uit_plannen_die_u_ziet(contact, cyclus, coordinator):
    ActieFactory(plan=PlanFactory(cyclus=cyclus), titel="Elders", gebruiker=contact.gebruiker)
    assert (titels(contact, coordinator), titels(contact)) == ([], ["Elders"])


def test_een_besluit_over_een_plan_dat_u_niet_ziet_blijft_weg(contact, plan, gemeente, team):
    concept = PlanFactory(cyclus=plan.cyclus, team=team)
    BesluitFactory(cyclus=plan.cyclus, plan=concept, zijde="team", wie="vast contact")
    assert (titels(contact, gemeente), len(titels(contact))) == ([], 1)
