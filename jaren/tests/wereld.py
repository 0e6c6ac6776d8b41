"""What the rows of the year name as `van`: an item of the agenda, a decision, an advice, and so on."""

from jaren.factories import HerinneringFactory, TerugblikFactory
from jaren.models import Herinnering


def delen_van_jaren(wereld):
    """Name → object. The year in review is `wereld.gesprek` (2023), the one that looks back `wereld.terugkijken`."""
    # The plan to look back on has its account ready to hand in.
    TerugblikFactory(plan=wereld.staten["terugkijken"].plan, ronde=0)
    return {
        **{f"herinnering_{stand}": HerinneringFactory(stand=stand) for stand in Herinnering.Stand.values},
        **{f"planpartner_{naam}": staat.plan.partners.first() for naam, staat in wereld.staten.items()},
    }
