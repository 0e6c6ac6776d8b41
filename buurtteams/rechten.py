"""Who may do what in the core. Whoever may not *see* a thing never gets here: `zichtbaar_voor` answers 404 first."""

from .models import Rol


def soorten_om_uit_te_nodigen(gebruiker):
    """The roles that this person may hand out by invitation."""
    return list(Rol.Soort) if gebruiker.heeft(Rol.Soort.BEHEER) else []


def mag_uitnodigen(gebruiker, soort=None):
    """Anyone at all, or with `soort` someone in that role."""
    soorten = soorten_om_uit_te_nodigen(gebruiker)
    return soort in soorten if soort else bool(soorten)
