"""A year with everything that a report can hold. Plain rows, made in bulk where there are many."""

import datetime

from buurtteams.factories import AanbevelingFactory, BuurtteamFactory, GebruikerFactory, ThemaFactory
from buurtteams.models import Thema
from jaren.factories import (
    AdviesFactory,
    AgendapuntFactory,
    BesluitFactory,
    BestuurlijkeReactieFactory,
    OordeelFactory,
    TerugblikFactory,
)
from plannen.factories import (
    ActieFactory,
    IndicatorFactory,
    JaarcyclusFactory,
    MetingFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    PrioriteitswijkFactory,
    RondetafelAfspraakFactory,
    VoortgangFactory,
    VraagFactory,
    moment,
)
from plannen.models import Datumwijziging, Gebeurtenis, Jaarcyclus, Partnerantwoord
from samenwerking.factories import OrganisatieFactory

Fase = Jaarcyclus.Fase


def maak_vol_jaar(*, jaar=2026, fase=Fase.BESPREKING, team=None, plannen=1, volgt_op=None):
    """The cyclus; `volgt_op`: the plans of last year with which those of this year go on."""
    cyclus = JaarcyclusFactory(jaar=jaar, fase=Fase.BESPREKING)
    team = team or BuurtteamFactory()
    themas = list(Thema.objects.all()[:2]) or ThemaFactory.create_batch(2)
    afspraak = RondetafelAfspraakFactory()
    for nummer in range(plannen):
        maak_vol_plan(cyclus, team, themas, afspraak, nummer, volgt_op=volgt_op[nummer] if volgt_op else None)
    PrioriteitswijkFactory(cyclus=cyclus, wijk=team.wijk)
    BesluitFactory(cyclus=cyclus, tekst="Een tolkentelefoon voor alle teams.")
    BestuurlijkeReactieFactory(cyclus=cyclus)
    AgendapuntFactory(cyclus=cyclus)
    advies = AdviesFactory(
        ingediend_op=moment(10, 1, jaar=jaar), antwoord="Ja, vanaf maart.", beantwoord_op=moment(10, 20, jaar=jaar),
        beantwoord_door=GebruikerFactory(), beantwoord_functie="beleidsambtenaar gemeente",
    )  # fmt: skip
    advies.plannen.add(*cyclus.plannen.all())
    advies.themas.add(themas[0])
    Gebeurtenis.leg_vast("jaar_fase", cyclus, van=Fase.VERANTWOORDING, naar=Fase.BESPREKING, door=GebruikerFactory())
    # Only at the end: nothing of a closed year can be written.
    Jaarcyclus.objects.filter(pk=cyclus.pk).update(fase=fase)
    cyclus.fase = fase
    return cyclus


def maak_vol_plan(cyclus, team, themas, afspraak, nummer, *, volgt_op=None):
    door = GebruikerFactory()
    plan = PlanFactory(
        cyclus=cyclus, team=team, nummer=nummer + 1, titel=f"Dinsdagavond open {nummer + 1}", status="verantwoord",
        waarom="Veel bewoners kennen ons nog niet.", over_een_jaar="Bewoners lopen elke dinsdag binnen.",
        volgt_op=volgt_op, gemaakt_door=door,
    )  # fmt: skip
    plan.afspraken.add(afspraak)
    plan.deelnemende_teams.add(BuurtteamFactory())
    for thema in themas:
        planthema = PlanThemaFactory(plan=plan, thema=thema)
        planthema.aanbevelingen.add(AanbevelingFactory(thema=thema))
        VoortgangFactory(planthema=planthema, door=door, op=moment(11, 11, jaar=cyclus.jaar))
    indicator = IndicatorFactory(plan=plan, telt_personen=True)
    MetingFactory(indicator=indicator, waarde=3, op=datetime.date(cyclus.jaar, 11, 10))
    MetingFactory(indicator=IndicatorFactory(plan=plan), waarde=12, op=datetime.date(cyclus.jaar, 11, 10))
    partner = PlanpartnerFactory(plan=plan, organisatie=OrganisatieFactory())
    for vraag, antwoord in (("klopt", "ja"), ("gebeurd", "deels")):
        Partnerantwoord.objects.create(planpartner=partner, vraag=vraag, antwoord=antwoord, toelichting="Wij zien het.")
    actie = ActieFactory(plan=plan, zijde="organisatie", organisatie=partner.organisatie)
    Datumwijziging.objects.create(
        actie=actie, oud="2026-10-01", nieuw=actie.datum, reden="De zaal was dicht.", door=door
    )
    VraagFactory(plan=plan, door=door)
    kijk_terug(plan, door)
    return plan


def kijk_terug(plan, door):
    TerugblikFactory(plan=plan)
    terug = {"van": "verantwoord", "naar": "vastgesteld", "reden": "Schrijf op hoeveel mensen er kwamen."}
    Gebeurtenis.leg_vast("plan_status", plan, plan=plan, door=door, **terug)
    OordeelFactory(plan=plan, partij="gemeente")
    OordeelFactory(plan=plan, partij="saluti", antwoord="nee", toelichting="De deur was vaak dicht.", na_inzage=True)
    BesluitFactory(cyclus=plan.cyclus, plan=plan, zijde="team", wie="coördinator", tekst="Elke week open.")
    BestuurlijkeReactieFactory(cyclus=plan.cyclus, plan=plan, tekst="Dit verdient een vervolg.")
