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
