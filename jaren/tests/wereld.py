"""What the rows of the year name as `van`: an item of the agenda, a decision, an advice, and so on."""


def delen_van_jaren(wereld):
    """Name → object. The year in review is `wereld.gesprek` (2023), the one that looks back `wereld.terugkijken`."""
    return {}
