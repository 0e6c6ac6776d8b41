"""What must never be false: the database refuses it, whoever asks. Every named constraint has a line here."""

import datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from buurtteams.factories import (
    BuurtteamFactory,
    CoordinatorFactory,
    FunctionarisFactory,
    GebruikerFactory,
    InstellingFactory,
    OnderdeelFactory,
    RolFactory,
    UitnodigingFactory,
    UitvoeringFactory,
    WijkFactory,
)
from buurtteams.models import Gebruiker, Inlogpoging
from jaren.tests.breekt import BREEKT as BREEKT_JAREN
from plannen.factories import (
    ActieFactory,
    IndicatorFactory,
    JaarcyclusFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    PrioriteitswijkFactory,
    RondetafelAfspraakFactory,
    VraagFactory,
)
from plannen.models import Datumwijziging, Partnerantwoord, Plan, PlanThema, Ronde, Steun, Voortgang
from samenwerking.factories import OrganisatieFactory
from samenwerking.tests import (
    test_constraints_afspraak,
    test_constraints_bijeenkomsten,
    test_constraints_contact,
    test_constraints_inloop,
    test_constraints_verhalen,
)

EERDER, LATER = datetime.date(2026, 1, 1), datetime.date(2026, 2, 1)
NU = timezone.now


def tweemaal(maak):
    maak()
    maak()


def planthema(**velden):
    PlanThema.objects.filter(pk=PlanThemaFactory().pk).update(**velden)


def plan(**velden):
    Plan.objects.filter(pk=PlanFactory().pk).update(**velden)


def bericht(**velden):
    velden = {"wat_gebeurd": "Iets", "geprobeerd": "Iets", "bewijs_toelichting": "Iets", "koers": "deels"} | velden
    Voortgang.objects.create(planthema=PlanThemaFactory(), door=GebruikerFactory(), functie="functie", **velden)


def ronde(opent, sluit):
    Ronde.objects.create(cyclus=JaarcyclusFactory(rondes=False), opent_op=opent, sluit_op=sluit)


def zelfde_nummer():
    eerste = PlanFactory()
    PlanFactory(cyclus=eerste.cyclus, team=eerste.team, nummer=eerste.nummer)


def zelfde_partner():
    partner = PlanpartnerFactory()
    PlanpartnerFactory(plan=partner.plan, organisatie=partner.organisatie)


def zelfde_thema():
    rij = PlanThemaFactory()
    PlanThemaFactory(plan=rij.plan, thema=rij.thema)


def zelfde_prioriteit():
    wijk = WijkFactory()
    tweemaal(lambda: PrioriteitswijkFactory(wijk=wijk))


def zelfde_steun():
    afspraak = RondetafelAfspraakFactory()
    tweemaal(lambda: Steun.objects.create(afspraak=afspraak, partij="saluti", sinds=EERDER))


def zelfde_onderdeel():
    team = BuurtteamFactory()
    OnderdeelFactory(buurtteam=team)


def twee_lopende():
    onderdeel = OnderdeelFactory()
    tweemaal(lambda: UitvoeringFactory(onderdeel=onderdeel))


def verschuif_zonder_reden():
    Datumwijziging.objects.create(actie=ActieFactory(), oud=EERDER, nieuw=LATER, reden="", door=GebruikerFactory())


def klopt_deels():
    Partnerantwoord.objects.create(planpartner=PlanpartnerFactory(), vraag="klopt", antwoord="deels")


BREEKT = {
    "actie_heeft_titel": lambda: ActieFactory(titel=""),
    "actie_partner_bij_zijde": lambda: ActieFactory(zijde="gemeente", organisatie=OrganisatieFactory()),
    "afspraak_ingetrokken_met_reden": lambda: RondetafelAfspraakFactory(ingetrokken_op=EERDER),
    "afspraak_nagekomen_of_ingetrokken": lambda: RondetafelAfspraakFactory(
        ingetrokken_op=EERDER, nagekomen_op=EERDER, reden="Toch niet."
    ),
    "datumwijziging_met_reden": verschuif_zonder_reden,
    "gebruiker_email_eenmaal": lambda: Gebruiker.objects.bulk_create(
        [Gebruiker(email="Jo@voorbeeld.test"), Gebruiker(email="jo@voorbeeld.test")]
    ),
    "indicator_heeft_naam": lambda: IndicatorFactory(naam=""),
    "indicator_ja_nee_is_0_of_1": lambda: IndicatorFactory(soort="ja_nee", doel=2),
    "inlogpoging_een_rij_per_beurt": lambda: tweemaal(
        lambda: Inlogpoging.objects.create(sleutel="x", beurt=1, op=NU())
    ),
    "jaarcyclus_minstens_een_plan": lambda: JaarcyclusFactory(aantal_plannen=0),
    "onderdeel_een_per_soort": zelfde_onderdeel,
    "partnerantwoord_klopt_is_ja_of_nee": klopt_deels,
    "plan_aangeboden_met_datum": lambda: plan(status="aangeboden", aangeboden_op=None),
    "plan_een_trekker": lambda: plan(van_gemeente=True),
    "plan_heeft_titel": lambda: plan(titel=""),
    "plan_nummer_eenmaal": zelfde_nummer,
    "plan_van_team_heeft_nummer": lambda: plan(nummer=None),
    "plan_vastgesteld_met_datum": lambda: plan(status="vastgesteld", aangeboden_op=NU()),
    "planpartner_eenmaal": zelfde_partner,
    "planthema_eenmaal": zelfde_thema,
    "planthema_stand_met_datum": lambda: planthema(koers="deels"),
    "prioriteitswijk_eenmaal": zelfde_prioriteit,
    "prioriteitswijk_met_reden": lambda: PrioriteitswijkFactory(wijk=WijkFactory(), reden=""),
    "rol_coordinator_heeft_team": lambda: RolFactory(soort="coordinator"),
    "rol_functionaris_heeft_instelling": lambda: RolFactory(soort="instelling"),
    "rol_tot_na_vanaf": lambda: RolFactory(vanaf=LATER, tot=EERDER),
    "ronde_een_per_dag": lambda: tweemaal(lambda: ronde(EERDER, LATER)),
    "ronde_sluit_na_opening": lambda: ronde(LATER, EERDER),
    "steun_een_per_partij": zelfde_steun,
    "uitnodiging_aanvaard_of_ingetrokken": lambda: UitnodigingFactory(
        aanvaard_op=NU(), aanvaard_door=GebruikerFactory(), ingetrokken_op=NU()
    ),
    "uitnodiging_aanvaard_wie_en_wanneer": lambda: UitnodigingFactory(aanvaard_op=NU()),
    "uitnodiging_coordinator_heeft_team": lambda: UitnodigingFactory(soort="coordinator"),
    "uitnodiging_functionaris_heeft_instelling": lambda: UitnodigingFactory(soort="instelling"),
    "uitvoering_een_lopende": twee_lopende,
    "uitvoering_tot_na_vanaf": lambda: UitvoeringFactory(vanaf=LATER, tot=EERDER),
    "voortgang_document_met_link": lambda: bericht(bewijs="document"),
    "voortgang_geteld_met_uitleg": lambda: bericht(bewijs="geteld", bewijs_toelichting=""),
    "voortgang_klaar_met_bewijs": lambda: bericht(koers="gereed", bewijs_toelichting=""),
    "voortgang_met_uitleg": lambda: bericht(wat_gebeurd=""),
    "voortgang_vast_met_poging": lambda: bericht(koers="loopt_vast", geprobeerd=""),
    "vraag_aan_partner_noemt_partner": lambda: VraagFactory(aan="organisatie"),
    "vraag_antwoord_wie_en_wanneer": lambda: VraagFactory(antwoord="Ja."),
    "vraag_heeft_tekst": lambda: VraagFactory(tekst=""),
    "wijk_eigen_tegel": lambda: tweemaal(lambda: WijkFactory(rij=9, kolom=9)),
}
BREEKT |= BREEKT_JAREN
SAMENWERKING = [
    test_constraints_afspraak,
    test_constraints_bijeenkomsten,
    test_constraints_contact,
    test_constraints_inloop,
    test_constraints_verhalen,
]

# Both halves of a constraint that says "one or the other": a role of another soort carries no team or instelling.
BREEKT_OOK = {
    "rol_coordinator_heeft_team": lambda: RolFactory(soort="gemeente", buurtteam=BuurtteamFactory()),
    "rol_functionaris_heeft_instelling": lambda: CoordinatorFactory(instelling=InstellingFactory()),
    "uitnodiging_coordinator_heeft_team": lambda: UitnodigingFactory(soort="saluti", buurtteam=BuurtteamFactory()),
    "uitnodiging_functionaris_heeft_instelling": lambda: UitnodigingFactory(instelling=InstellingFactory()),
    "uitnodiging_aanvaard_wie_en_wanneer": lambda: UitnodigingFactory(aanvaard_door=GebruikerFactory()),
    "plan_een_trekker": lambda: plan(team=None, nummer=None),
    "plan_van_team_heeft_nummer": lambda: plan(team=None, van_gemeente=True),
    "planthema_stand_met_datum": lambda: planthema(gemeld_op=NU()),
    "vraag_aan_partner_noemt_partner": lambda: VraagFactory(aan="gemeente", organisatie=OrganisatieFactory()),
    "vraag_antwoord_wie_en_wanneer": lambda: VraagFactory(beantwoord_op=NU(), beantwoord_door=GebruikerFactory()),
    "voortgang_met_uitleg": lambda: bericht(koers="gestopt", wat_gebeurd=""),
    "indicator_ja_nee_is_0_of_1": lambda: IndicatorFactory(soort="ja_nee", begin=2, doel=1),
}


def alle_constraints(*namen):
    modellen = [model for app in namen for model in apps.get_app_config(app).get_models()]
    return {constraint.name: constraint for model in modellen for constraint in model._meta.constraints}


def test_elke_constraint_heeft_hier_een_regel():
    """Those of working together stand beside its own tests."""
    assert set(BREEKT) == set(alle_constraints("buurtteams", "plannen", "jaren"))
    elders = [set(module.BREEKT) for module in SAMENWERKING]
    assert set().union(*elders) == set(alle_constraints("samenwerking"))


def weigert(naam, breek):
    """The database names a check; of a unique constraint SQLite names only the columns."""
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        breek()
    constraint = alle_constraints("buurtteams", "plannen", "jaren")[naam]
    noemt_kolommen = connection.vendor == "sqlite" and isinstance(constraint, models.UniqueConstraint)
    assert ("UNIQUE constraint failed" if noemt_kolommen else naam) in str(fout.value)


@pytest.mark.parametrize("naam", BREEKT)
def test_de_database_weigert(db, naam):
    weigert(naam, BREEKT[naam])


@pytest.mark.parametrize("naam", BREEKT_OOK)
def test_de_database_weigert_ook_de_andere_helft(db, naam):
    weigert(naam, BREEKT_OOK[naam])


@pytest.mark.parametrize("naam", BREEKT)
def test_de_melding_is_een_nederlandse_zin(naam):
    melding = alle_constraints("buurtteams", "plannen", "jaren")[naam].violation_error_message
    assert (melding.strip() != "", melding.startswith("Constraint"), melding[-1]) == (True, False, ".")


def test_een_plan_dat_niet_doorgaat_houdt_zijn_nummer_niet_bezet(cyclus, team):
    plannen = [PlanFactory(cyclus=cyclus, team=team, nummer=1, status=status) for status in ("ingetrokken", "concept")]
    assert [plan.nummer for plan in plannen] == [1, 1]


def test_ongewijzigd_hoeft_de_uitleg_niet_te_herhalen(db):
    bericht(koers="loopt_vast", wat_gebeurd="", geprobeerd="", ongewijzigd=True)
    assert Voortgang.objects.get().koers == "loopt_vast"


def test_een_functionaris_met_instelling_mag(db):
    assert FunctionarisFactory().instelling.onderdeel == "sociaal"
