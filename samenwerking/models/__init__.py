from .organisatie import Contactpersoon, Organisatie

__all__ = ["Contactpersoon", "Organisatie"]
