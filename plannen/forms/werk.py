"""The small forms: an actie that is done or moves, a meting, a reason."""

from django import forms

from buurtteams.forms.velden import Datumveld, Sleutelveld, tekstvak
from buurtteams.tijd import vandaag

from ..models import Actie, Indicator, Meting


class ActieStandForm(forms.ModelForm):
    klaar = forms.BooleanField(label="Deze actie is klaar", required=False)
    klaar_op = Datumveld(label="Klaar sinds", required=False)
    datum = Datumveld(label="Klaar voor", required=False)
    reden = forms.CharField(
        label="Waarom schuift de datum op?",
        required=False,
        widget=tekstvak(2),
        help_text="Alleen als u de datum verandert.",
    )

    class Meta:
        model = Actie
        fields = ["klaar_op", "datum"]

    field_order = ["klaar", "klaar_op", "datum", "reden"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.oude_datum = self.instance.datum
        self.fields["klaar"].initial = self.instance.is_klaar
        if not self.instance.is_klaar:
            self.initial["klaar_op"] = vandaag()

    def clean(self):
        gegevens = super().clean()
        if not gegevens.get("datum") and "datum" not in self.errors:
            self.add_error("datum", "Kies een datum.")
        elif gegevens.get("datum") != self.oude_datum and not gegevens.get("reden") and "datum" not in self.errors:
            self.add_error("reden", "Schrijf op waarom de datum opschuift. De oude datum en de reden blijven staan.")
        if not gegevens.get("klaar"):
            gegevens["klaar_op"] = None
        elif not gegevens.get("klaar_op"):
            gegevens["klaar_op"] = vandaag()
        elif gegevens["klaar_op"] > vandaag():
            self.add_error("klaar_op", "Deze dag moet nog komen. Kies vandaag of eerder.")
        return gegevens


class MetingForm(forms.ModelForm):
    op = Datumveld(label="Geteld op", initial=vandaag)
    sleutel = Sleutelveld()

    class Meta:
        model = Meting
        fields = ["waarde", "op", "toelichting"]

    def __init__(self, *args, indicator, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.indicator = indicator
        if indicator.soort == Indicator.Soort.JA_NEE:
            keuzes = [(1, "Ja"), (0, "Nee")]
            self.fields["waarde"] = forms.TypedChoiceField(
                label="Is het gelukt?", choices=keuzes, coerce=int, widget=forms.RadioSelect
            )
        elif indicator.eenheid:
            self.fields["waarde"].help_text = f"In {indicator.eenheid}."

    def clean_op(self):
        op = self.cleaned_data["op"]
        if op > vandaag():
            raise forms.ValidationError("Deze dag moet nog komen. Kies vandaag of eerder.")
        return op


class RedenForm(forms.Form):
    reden = forms.CharField(
        label="Reden",
        widget=tekstvak(4),
        help_text="De reden blijft bij het plan staan, en wie het plan ziet leest haar.",
        error_messages={"required": "Schrijf de reden op. Zonder reden weet niemand waarom."},
    )


class OpmerkingForm(forms.Form):
    reden = forms.CharField(label="Opmerking", required=False, widget=tekstvak(3), help_text="Mag leeg blijven.")
