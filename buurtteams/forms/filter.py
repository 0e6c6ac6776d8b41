"""What a list can be narrowed to. Every choice stands in the address, so that a list can be kept and sent on."""

from django import forms


class Filterformulier(forms.Form):
    """A choice that does not exist narrows nothing: an address can be old."""

    toon_optioneel = False

    @property
    def gekozen(self):
        """Name → choice, of those that are made."""
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}


def keuzeveld(label, alle, keuzes=()):
    return forms.ChoiceField(label=label, choices=[("", alle), *keuzes], required=False)


def in_woorden(formulier):
    """Pairs of label and word, of what narrows a list: as it stands in the filter bar above it."""
    formulier.is_valid()
    gekozen = [(formulier.fields[naam], waarde) for naam, waarde in formulier.cleaned_data.items() if waarde]
    return [(str(veld.label), woord_van(veld, waarde)) for veld, waarde in gekozen]


def woord_van(veld, waarde):
    if waarde is True:
        return "ja"
    keuzes = {str(code): str(woord) for code, woord in getattr(veld, "choices", ())}
    return keuzes.get(str(waarde), str(waarde))
