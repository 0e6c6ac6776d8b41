"""From where the current request came: set by the middleware, read by the log, None outside a request."""

from contextvars import ContextVar

_adres: ContextVar[str | None] = ContextVar("adres", default=None)


def huidig_adres() -> str | None:
    return _adres.get()


def onthoud_adres(adres: str | None):
    """Returns the token with which `vergeet_adres` restores what stood there before."""
    return _adres.set(adres)


def vergeet_adres(token) -> None:
    _adres.reset(token)
