"""Organisaties as the list shows them."""


def talen_van(organisaties):
    """Every language once, in the order of the alphabet."""
    talen = {taal.lower(): taal for rij in organisaties.only("talen") for taal in rij.talenlijst}
    return [talen[sleutel] for sleutel in sorted(talen)]
