"""What the rows of the year name as `van`: an item of the agenda, a decision, an advice, and so on."""

from jaren.factories import (
    AdviesFactory,
    AgendapuntFactory,
    BesluitFactory,
    BestuurlijkeReactieFactory,
    HerinneringFactory,
    OordeelFactory,
    TerugblikFactory,
)
from jaren.models import Agendapunt, Besluit, Herinnering, Momentopname
from plannen.factories import moment


def delen_van_jaren(wereld):
    """Name → object. The year in review is `wereld.gesprek` (2023), the one that looks back `wereld.terugkijken`."""
    # The plan to look back on has its account ready to hand in.
    TerugblikFactory(plan=wereld.staten["terugkijken"].plan, ronde=0)
    # One of each, for the admin.
    OordeelFactory(plan=wereld.staten["in_gesprek"].plan)
    BestuurlijkeReactieFactory(cyclus=wereld.gesloten, plan=wereld.staten["gesloten"].plan)
    if not Momentopname.objects.exists():
        Momentopname.objects.create(jaar=2020, nummer=1, schema=1, inhoud="{}", functie="beleidsambtenaar gemeente")
    return {
        **agenda_en_besluiten(wereld),
        **{f"herinnering_{stand}": HerinneringFactory(stand=stand) for stand in Herinnering.Stand.values},
        **{f"planpartner_{naam}": staat.plan.partners.first() for naam, staat in wereld.staten.items()},
    }


def agenda_en_besluiten(wereld):
    """The agenda of the year in review, a decision for each side, and what is left of them in the closed year."""
    plan, gesloten = wereld.staten["in_gesprek"].plan, wereld.staten["gesloten"].plan
    punten = {
        "punt": AgendapuntFactory(cyclus=wereld.gesprek, plan=plan, aanleiding=Agendapunt.Aanleiding.VERSCHIL),
        "punt_rest": AgendapuntFactory(cyclus=wereld.gesprek, aanleiding=Agendapunt.Aanleiding.ADVIES, bespreken=False),
        "punt_eigen": AgendapuntFactory(cyclus=wereld.gesprek),
        "punt_gesloten": AgendapuntFactory(cyclus=wereld.gesloten, plan=gesloten),
    }
    besluiten = {
        f"besluit_{zijde}": BesluitFactory(
            cyclus=wereld.gesprek, plan=None if zijde == Besluit.Zijde.SALUTI else plan, zijde=zijde
        )
        for zijde in Besluit.Zijde.values
    }
    antwoord = {
        "antwoord": "Dat doen wij.",
        "beantwoord_op": moment(11, 1),
        "beantwoord_door": wereld.rollen["gemeente"],
    }
    adviezen = {"advies_open": AdviesFactory(), "advies_beantwoord": AdviesFactory(**antwoord)}
    dicht = BesluitFactory(cyclus=wereld.gesloten, plan=gesloten, zijde=Besluit.Zijde.TEAM)
    return {**punten, **besluiten, **adviezen, "besluit_gesloten": dicht}
