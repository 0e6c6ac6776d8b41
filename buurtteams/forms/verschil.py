"""Rule 6: two people saved the same thing. Both versions field by field, and what comes out after choosing.

Everything works on *flat* forms: a dict from a stable key (`acties:12:titel`) to a Veld. Three of them are compared:
what I typed, what stands in the database now, and what I started from (`basis`, carried along by the form itself).
"""

import json
from dataclasses import dataclass

from django.forms import CheckboxInput
from django.utils.text import Truncator

MIJN, HUN = "mijn", "hun"
ALLEEN_INVOER = {"reden", "nieuwe_organisatie"}


@dataclass(frozen=True)
class Veld:
    naam: str  # the name in the POST
    plek: str
    label: str
    waarden: tuple
    tekst: str


@dataclass(frozen=True)
class Verschil:
    """One field to choose on. `voorkeur` is theirs only where I did not touch the field myself."""

    sleutel: str
    plek: str
    label: str
    mijn: str
    hun: str
    voorkeur: str

    @property
    def keuze(self):
        """The name of the choice in the POST."""
        return f"keuze:{self.sleutel}"


def zonder_cr(waarden):
    return tuple(str(waarde).replace("\r\n", "\n") for waarde in waarden)


def ruwe_waarden(gebonden):
    """The values of a field as a browser would send them, from what was typed or from the database."""
    form, widget = gebonden.form, gebonden.field.widget
    if form.is_bound:
        return zonder_cr(form.data.getlist(gebonden.html_name))
    if isinstance(widget, CheckboxInput):
        return ("on",) if gebonden.value() else ()
    waarde = widget.format_value(gebonden.value())
    if waarde is None:
        return ()
    return zonder_cr(waarde if isinstance(waarde, list | tuple) else [waarde])


def leesbaar(veld, waarden):
    """The values as a person reads them: labels instead of numbers."""
    if isinstance(veld.widget, CheckboxInput):
        return "Ja" if waarden else "Nee"
    if hasattr(veld, "choices"):
        labels = {str(code): str(label) for code, label in veld.choices}
        return ", ".join(labels.get(waarde, waarde) for waarde in waarden)
    return "\n".join(waarden)


def vlak(form, sleutel, plek):
    """One form as a flat dict; the fields that are only typed and never kept have nothing to compare with."""
    velden = {}
    for gebonden in form.visible_fields():
        if gebonden.name in ALLEEN_INVOER:
            continue
        waarden = tuple(waarde for waarde in ruwe_waarden(gebonden) if waarde)
        if meervoudig(gebonden):
            waarden = tuple(sorted(waarden))
        tekst = leesbaar(gebonden.field, waarden)
        velden[f"{sleutel}:{gebonden.name}"] = Veld(gebonden.html_name, plek, str(gebonden.label), waarden, tekst)
    return velden


def meervoudig(gebonden):
    return getattr(gebonden.field.widget, "allow_multiple_selected", False)


def basis_van(velden):
    return json.dumps({sleutel: veld.waarden for sleutel, veld in velden.items()})


def lees_basis(tekst):
    """The hidden field can hold anything; without a usable one every difference counts as mine."""
    try:
        basis = json.loads(tekst or "{}")
        return {sleutel: tuple(waarden) for sleutel, waarden in basis.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def verschillen(mijn, hun, basis):
    """The fields that differ, in the order of the page. A field that only they changed is theirs unless I choose."""
    lijst = []
    for sleutel, veld in mijn.items():
        ander = hun.get(sleutel)
        if ander is None or ander.waarden == veld.waarden:
            continue
        voorkeur = HUN if basis.get(sleutel) == veld.waarden else MIJN
        lijst.append(Verschil(sleutel, veld.plek, veld.label, veld.tekst, ander.tekst, voorkeur))
    return lijst


def pas_toe(data, mijn, hun, keuzes):
    """What I typed, with their value wherever that was chosen."""
    for sleutel, keuze in keuzes.items():
        if keuze == HUN and sleutel in mijn and sleutel in hun:
            data.setlist(mijn[sleutel].naam, list(hun[sleutel].waarden))
    return data


def lees_keuzes(data):
    return {naam.removeprefix("keuze:"): data[naam] for naam in data if naam.startswith("keuze:")}


def kort(tekst):
    return Truncator(tekst).chars(60)
