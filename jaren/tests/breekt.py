"""What breaks each constraint of the year; for plannen/tests/test_constraints.py."""

import datetime

from buurtteams.factories import GebruikerFactory
from jaren.factories import (
    AdviesFactory,
    AgendapuntFactory,
    BesluitFactory,
    BestuurlijkeReactieFactory,
    HerinneringFactory,
    OordeelFactory,
    TerugblikFactory,
)
from jaren.models import Herinneringsregel, Momentopname, Partnerlink, Terugblik
from plannen.factories import JaarcyclusFactory, PlanFactory, PlanpartnerFactory, VoortgangFactory
from samenwerking.factories import ContactpersoonFactory

DAG = datetime.date(2026, 11, 20)


def twee_momentopnamen():
    for _ in range(2):
        Momentopname.objects.create(jaar=2025, nummer=1, schema=1, inhoud="{}", functie="gemeente")


def twee_regels():
    mail = HerinneringFactory()
    for _ in range(2):
        Herinneringsregel.objects.create(
            herinnering=mail, gebruiker=mail.gebruiker, taak="vraag:1", moment=1, datum=DAG
        )


def terugblik_zonder_dag():
    Terugblik.objects.filter(pk=TerugblikFactory().pk).update(ingeleverd_op=None)


def link(**over):
    return Partnerlink.objects.create(contactpersoon=ContactpersoonFactory(), sleutel_hash="x", **over)


BREEKT = {
    "partnerlink_over_een_ding": lambda: link(vraag="klopt"),
    "partnerlink_bericht_bij_gebeurd": lambda: link(
        vraag="klopt", planpartner=PlanpartnerFactory(), voortgang=VoortgangFactory()
    ),
    "terugblik_ingeleverd_wie_en_wanneer": terugblik_zonder_dag,
    "oordeel_een_per_partij": lambda: OordeelFactory.create_batch(2, plan=PlanFactory()),
    "oordeel_met_toelichting": lambda: OordeelFactory(toelichting=""),
    "agendapunt_plan_eenmaal": lambda: AgendapuntFactory.create_batch(2, plan=PlanFactory()),
    "agendapunt_heeft_titel": lambda: AgendapuntFactory(titel=""),
    "agendapunt_vraagt_besluit": lambda: AgendapuntFactory(gevraagd_besluit=""),
    "besluit_met_wie_en_wanneer": lambda: BesluitFactory(wie=""),
    "besluit_van_team_heeft_plan": lambda: BesluitFactory(zijde="team"),
    "reactie_een_per_jaar": lambda: BestuurlijkeReactieFactory.create_batch(2, cyclus=JaarcyclusFactory()),
    "reactie_heeft_tekst": lambda: BestuurlijkeReactieFactory(tekst=""),
    "advies_antwoord_wie_en_wanneer": lambda: AdviesFactory(antwoord="Dat doen wij."),
    "advies_gevolg_met_datum": lambda: AdviesFactory(gevolg="Er is een nummer."),
    "advies_heeft_tekst": lambda: AdviesFactory(titel=""),
    "momentopname_nummer_eenmaal": twee_momentopnamen,
    "herinnering_een_per_dag": lambda: HerinneringFactory.create_batch(2, gebruiker=GebruikerFactory(), dag=DAG),
    "herinnering_verstuurd_met_datum": lambda: HerinneringFactory(stand="verstuurd", verstuurd_op=None),
    "herinneringsregel_eenmaal": twee_regels,
}
