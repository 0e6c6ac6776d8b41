"""The notation of the access table: a Rij says for one URL and one state of its object who gets what."""

from dataclasses import dataclass, field

ROLLEN = (
    "niemand",
    "coordinator",
    "coordinator_ander_team",
    "instelling",
    "gemeente",
    "wethouder",
    "saluti",
    "partner",
    "partner_ander",
    "beheer",
    "zonder_rol",
)
ALLEN = " ".join(ROLLEN[1:])
IEDEREEN = " ".join(ROLLEN)
ANDEREN = "*"  # everyone who is signed in and not named in the same cell

# What happens: a status, after which nothing has changed, or one of these words.
GELUKT = "gelukt"  # something changed, and the answer leads on
INLOGGEN = "inloggen"  # to the sign-in page and back
OPNIEUW = "opnieuw"  # a page with everything that was typed, to send again after signing in


@dataclass(frozen=True)
class Rij:
    """`get` and `post`: outcome → roles. Not named: 404. None: 405, for this method as for all others.

    Whoever is not signed in goes to sign in, unless the row names `niemand`: then the page is public.
    """

    naam: str  # of the URL; its route where it has no name
    wereld: str = ""  # the state of the object, made in wereld.py
    get: dict | None = None
    post: dict | None = None
    data: str = ""  # what is posted: the function in invoer.py that makes what would succeed
    van: str = ""  # whose number stands in the address, where the route alone does not tell
    zoek: str = field(default="", kw_only=True)  # what follows the question mark

    @property
    def openbaar(self):
        return any("niemand" in rollen.split() for cel in (self.get, self.post) if cel for rollen in cel.values())

    @property
    def in_beheer(self):
        return self.naam.startswith(("admin:", "beheer/")) and not self.openbaar

    @property
    def doorgelaten(self):
        """The role that tries the methods for which there is no cell."""
        return "beheer" if self.in_beheer else "coordinator"

    def verwacht(self, rol, methode):
        cel = {"GET": self.get, "HEAD": self.get, "POST": self.post}.get(methode)
        if rol == "niemand" and not self.openbaar:
            return INLOGGEN if methode in ("GET", "HEAD") else OPNIEUW
        if cel is None:
            # The admin is hidden as a whole: also by method nobody learns that there is something.
            return 404 if self.in_beheer and rol != "beheer" else 405
        genoemd = [uitkomst for uitkomst, rollen in cel.items() if rol in rollen.split()]
        return genoemd[0] if genoemd else next((uit for uit, rollen in cel.items() if ANDEREN in rollen.split()), 404)

    def fouten(self):
        """What is wrong with the row itself."""
        for cel in (self.get, self.post):
            namen = [rol for rollen in (cel or {}).values() for rol in rollen.split()]
            yield from (f"{rol} is unknown" for rol in set(namen) - {*ROLLEN, ANDEREN})
            yield from (f"{rol} is named twice" for rol in set(namen) if namen.count(rol) > 1)
            yield from (f"{uitkomst} is no answer" for uitkomst in cel or {} if not is_uitkomst(uitkomst))


def is_uitkomst(uitkomst):
    return uitkomst == GELUKT or (isinstance(uitkomst, int) and 200 <= uitkomst < 500)
