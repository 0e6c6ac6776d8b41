"""A POST that was refused for its session or its token: what was typed in it, and where it wanted to go."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

PAD = "bewaard_pad"
VOORVOEGSEL = "bewaard__"
GEHEIM = re.compile(r"password|wachtwoord|csrf", re.IGNORECASE)
TECHNISCH = re.compile(
    r"(^|-)((TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS|id|versie|sleutel|basis|concept|terug|next|DELETE|ORDER)$|^keuze:"
)
KORT = 60


def doel_van(pad):
    """The view behind a path on this site; None for another site or a path that does not exist."""
    if not pad.startswith("/") or not url_has_allowed_host_and_scheme(pad, allowed_hosts=None):
        return None
    try:
        return resolve(urlsplit(pad).path).func
    except Resolver404:
        return None


def leesbaar(naam):
    """`acties-0-wat_gebeurde` → "Acties 1: wat gebeurde", as near as a name comes to the label that stood there."""
    delen = [str(int(deel) + 1) if deel.isdecimal() else deel.replace("_", " ") for deel in naam.split("-") if deel]
    tekst = delen[0] if len(delen) == 1 else f"{' '.join(delen[:-1])}: {delen[-1]}"
    return tekst[:1].upper() + tekst[1:]


@dataclass(frozen=True)
class Bewaard:
    pad: str
    velden: tuple[tuple[str, str], ...]

    @classmethod
    def van(cls, request):
        """What this refused POST holds."""
        return cls._lees(request, request.get_full_path(), "")

    @classmethod
    def meegekomen(cls, request):
        """The earlier refused POST that this sign-in carries along; None when there is none, or none of this site."""
        pad = request.POST.get(PAD, "")
        return cls._lees(request, pad, VOORVOEGSEL) if doel_van(pad) else None

    @classmethod
    def _lees(cls, request, pad, begin):
        velden = tuple(
            (naam.removeprefix(begin), waarde)
            for naam, waarden in request.POST.lists()
            if naam.startswith(begin) and not GEHEIM.search(naam)
            for waarde in waarden
        )
        return cls(pad, velden)

    @property
    def vraagt_aanmelding(self):
        return getattr(doel_van(self.pad), "login_required", True)

    @property
    def mee(self):
        """As hidden fields of the sign-in form."""
        return [(PAD, self.pad), *((f"{VOORVOEGSEL}{naam}", waarde) for naam, waarde in self.velden)]

    @property
    def zichtbaar(self):
        """What a person typed or chose, for the eye: (label, text, is it long?)."""
        return [
            (leesbaar(naam), waarde, len(waarde) > KORT or "\n" in waarde)
            for naam, waarde in self.velden
            if waarde.strip() and not TECHNISCH.search(naam)
        ]
