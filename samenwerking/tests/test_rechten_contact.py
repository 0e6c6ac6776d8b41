"""Who may what with contact persons: every predicate, both ways."""

import datetime

import pytest

from buurtteams.models import Onderdeel
from jaren.rechten import mag_overdragen
from samenwerking import rechten
from samenwerking.factories import ContactpersoonFactory, SamenwerkingsafspraakFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon

WIE = ("coordinator", "coordinator_ander_team", "instelling", "gemeente", "wethouder", "saluti", "partner", "beheer")


@pytest.fixture
def mensen(request):
    return {wie: request.getfixturevalue(wie) for wie in WIE}


def mogen(mensen, mag):
    return {wie for wie, gebruiker in mensen.items() if mag(gebruiker)}


@pytest.mark.parametrize(
    "soort, verwacht", [("sociaal", {"coordinator", "instelling"}), ("jeugd_en_gezin", {"coordinator"})]
)
def test_een_onderdeel_houdt_de_eigen_contacten_bij(mensen, team, soort, verwacht):
    onderdeel = Onderdeel.objects.get_or_create(buurtteam=team, soort=soort)[0]
    assert mogen(mensen, lambda g: rechten.mag_onderdeelcontact_maken(g, onderdeel)) == verwacht
    contact = TeamcontactFactory(team=team, soort=soort)
    assert mogen(mensen, lambda g: rechten.mag_contact_bewerken(g, contact)) == verwacht


def test_een_instelling_houdt_haar_functionaris_bij(mensen):
    eigen = mensen["instelling"].rollen[0].instelling
    assert mogen(mensen, lambda g: rechten.mag_instellingcontact_maken(g, eigen)) == {"instelling"}
    functionaris = Contactpersoon.objects.create(instelling=eigen, functie="functionaris_instelling", naam="F")
    assert mogen(mensen, lambda g: rechten.mag_contact_bewerken(g, functionaris)) == {"instelling"}


def test_contacten_van_een_organisatie(mensen, team, organisatie):
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    maken = {"coordinator", "coordinator_ander_team", "instelling", "gemeente", "partner"}
    assert mogen(mensen, lambda g: rechten.mag_organisatiecontact_maken(g, organisatie)) == maken
    contact = ContactpersoonFactory(organisatie=organisatie)
    wijzigen = maken - {"coordinator_ander_team"}  # it does not work with them, so it may not read the data
    assert mogen(mensen, lambda g: rechten.mag_contact_bewerken(g, contact)) == wijzigen


def test_wie_gewist_is_bewerkt_niemand_maar_het_werk_gaat_verder(mensen, team):
    leeg = dict.fromkeys(Contactpersoon.PERSOONLIJK, "")
    contact = TeamcontactFactory(team=team, **leeg, gewist_op=datetime.date(2026, 11, 1))
    assert mogen(mensen, lambda g: rechten.mag_contact_bewerken(g, contact)) == set()
    assert mogen(mensen, lambda g: rechten.mag_contact_bijhouden(g, contact)) == {"coordinator", "instelling"}
    assert mogen(mensen, lambda g: mag_overdragen(g, contact)) == {"coordinator", "instelling"}


def test_wie_vertrokkenen_ziet(mensen):
    verwacht = {"coordinator", "coordinator_ander_team", "instelling", "gemeente", "beheer"}
    assert mogen(mensen, rechten.mag_vertrokken_zien) == verwacht


def test_wie_een_partner_uitnodigt(mensen, team, organisatie):
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    contact = ContactpersoonFactory(organisatie=organisatie)
    assert mogen(mensen, lambda g: rechten.mag_partner_uitnodigen(g, contact)) == {"coordinator", "gemeente", "beheer"}


@pytest.mark.parametrize("velden", [{"tot": datetime.date(2026, 11, 21)}, {"gebruiker": True}, {"team": True}])
def test_wie_niet_uitgenodigd_wordt(mensen, team, organisatie, velden):
    """Who left, who has an account already, who stands for a team."""
    if velden.get("team"):
        contact = TeamcontactFactory(team=team)
    else:
        if "gebruiker" in velden:
            velden = {"gebruiker": mensen["saluti"]}
        contact = ContactpersoonFactory(organisatie=organisatie, **velden)
    assert mogen(mensen, lambda g: rechten.mag_partner_uitnodigen(g, contact)) == set()


def test_een_partner_ziet_de_eigen_contacten_en_wie_voor_iedereen_is(partner, organisatie, team):
    eigen = ContactpersoonFactory(organisatie=organisatie)
    ander, vast = ContactpersoonFactory(), TeamcontactFactory(team=team)
    functionaris = TeamcontactFactory(team=team, functie="functionaris_team")
    zichtbaar = Contactpersoon.objects.zichtbaar_voor(partner)
    assert {eigen, vast} <= set(zichtbaar) and not {ander, functionaris} & set(zichtbaar)


def test_wie_een_afspraak_voorlegt(mensen, team, organisatie):
    afspraak = SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    verwacht = {"coordinator", "instelling", "gemeente"}
    assert mogen(mensen, lambda g: rechten.mag_afspraak_voorleggen(g, afspraak)) == verwacht
    afspraak.gestopt_op = datetime.date(2026, 11, 1)
    assert mogen(mensen, lambda g: rechten.mag_afspraak_voorleggen(g, afspraak)) == set()
