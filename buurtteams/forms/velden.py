"""Form fields and widgets that every form of plans shares."""

import uuid

from django import forms

TE_LANG = "Maak dit korter: het zijn %(show_value)d tekens, er passen er %(limit_value)d."


class Datumveld(forms.DateField):
    """A native date input. It needs ISO dates: a Dutch one shows as empty, and saving then clears the date."""

    def __init__(self, **opties):
        opties.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        opties.setdefault("error_messages", {"invalid": "Vul een datum in, bijvoorbeeld 15-03-2027."})
        super().__init__(**opties)


class Sleutelveld(forms.UUIDField):
    """The idempotency key of a create form: the same page sent twice makes one row."""

    def __init__(self, **opties):
        super().__init__(initial=uuid.uuid4, required=False, widget=forms.HiddenInput, **opties)

    def clean(self, waarde):
        try:
            return super().clean(waarde)
        except forms.ValidationError:
            return None


def tekstvak(rijen=3, maximum=None):
    """In a ModelForm with a `maximum`: also set `formfield_callback = met_maximum`, or only the browser holds to it."""
    return forms.Textarea(attrs={"rows": rijen} | ({"maxlength": maximum} if maximum else {}))


def met_maximum(modelveld, **opties):
    """A form field that holds to what its widget tells the browser, and says in plain words what to do."""
    maximum = getattr(opties.get("widget"), "attrs", {}).get("maxlength")
    fouten = {"max_length": TE_LANG} | opties.pop("error_messages", {})
    return modelveld.formfield(error_messages=fouten, **opties, **({"max_length": maximum} if maximum else {}))


def nieuwe_sleutel():
    return uuid.uuid4()


def sleutel_uit(data):
    """The idempotency key that was sent along, or None when it is not one."""
    return Sleutelveld().clean(data.get("sleutel"))
