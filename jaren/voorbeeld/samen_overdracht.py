"""Example data: who left. In two teams the work still bears the name; in a third it was handed over in September."""

import datetime

from buurtteams.models import Gebruiker, Onderdeel, Rol
from plannen.models import Actie
from plannen.voorbeeld import DEMO_TEAM, DOMEIN, VERTROKKEN
from samenwerking.models import Contactpersoon

from ..acties.overdracht import draag_over
from ..acties.werk_van import werk_van

Functie = Contactpersoon.Functie
OVERGEDRAGEN = "zuilen"
EEN_DAG = datetime.timedelta(days=1)


def laad(stad):
    """Add these to the example city. `stad`: plannen.voorbeeld.Stad; all dates through `stad.datums`."""
    vertrek_uit_demoteam(stad)
    vertrek_van_coordinator(stad)
    draag_een_over(stad)


def vertrek_uit_demoteam(stad):
    """A vervanger of the demo coordinator's team: gone since the end of October, and still on three acties."""
    begin, laatste_dag = stad.datums.dag("2025-03-03"), stad.datums.dag("2026-10-30")
    gebruiker = Gebruiker.objects.create_user(f"gezinswerker.{DEMO_TEAM}{DOMEIN}", naam="Ruben T.")
    onderdeel = Onderdeel.objects.get(buurtteam__slug=DEMO_TEAM, soort="jeugd_en_gezin")
    rol = {"soort": Rol.Soort.COORDINATOR, "buurtteam": onderdeel.buurtteam, "functie": "gezinswerker"}
    Rol.objects.create(gebruiker=gebruiker, vanaf=begin, tot=laatste_dag, **rol)
    Contactpersoon.objects.create(
        onderdeel=onderdeel, functie=Functie.VERVANGER, naam="Ruben T.", telefoon="030 286 9901",
        email="ruben.t@buurtteam.voorbeeld.nl", uren="maandag en vrijdag",
        gebruiker=gebruiker, vanaf=begin, tot=laatste_dag,
    )  # fmt: skip
    zet_op_naam(DEMO_TEAM, gebruiker, 3)


def vertrek_van_coordinator(stad):
    """The coordinator who left in July was also the vast contact."""
    gebruiker = stad.mensen[VERTROKKEN]
    contacten = Contactpersoon.objects.filter(onderdeel__buurtteam__slug=VERTROKKEN, tot__isnull=False)
    contacten.update(gebruiker=gebruiker)
    zet_op_naam(VERTROKKEN, gebruiker, 2)


def zet_op_naam(slug, gebruiker, aantal):
    acties = Actie.objects.open().filter(plan__team__slug=slug, zijde="onderdeel", plan__cyclus__fase="uitvoering")
    eerste = acties.order_by("datum", "pk").values_list("pk", flat=True)[:aantal]
    Actie.objects.filter(pk__in=list(eerste)).update(gebruiker=gebruiker)


def draag_een_over(stad):
    """The vast contact of Zuilen stopped in September; everything went to the successor in one step."""
    contact = Contactpersoon.objects.filter(
        onderdeel__buurtteam__slug=OVERGEDRAGEN, onderdeel__soort="sociaal", functie=Functie.VAST_CONTACT
    ).first()
    if contact is None or OVERGEDRAGEN not in stad.mensen:
        return
    vanaf, door = stad.datums.dag("2026-09-14"), stad.mensen[OVERGEDRAGEN]
    opvolger = Contactpersoon(
        onderdeel=contact.onderdeel, functie=Functie.VAST_CONTACT, naam="Safiya D.", telefoon="030 286 9902",
        email="safiya.d@buurtteam.voorbeeld.nl", uren="maandag tot en met donderdag", vanaf=vanaf,
    )  # fmt: skip
    draag_over(
        contactpersoon=contact, versie=contact.versie, opvolger=opvolger, tot=vanaf - EEN_DAG, door=door,
        sleutels=[stuk.sleutel for stuk in werk_van(contact, gebruiker=door)], op=stad.datums.moment("2026-09-10"),
    )  # fmt: skip
