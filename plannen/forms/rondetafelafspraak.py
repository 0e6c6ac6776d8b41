"""Saying of an agreement of the round table that it was kept or withdrawn, or taking that back."""

from django import forms

from buurtteams.forms.velden import Datumveld, tekstvak
from buurtteams.tijd import vandaag

from ..models import RondetafelAfspraak

Stand = RondetafelAfspraak.Stand
KEUZES = {
    Stand.NAGEKOMEN: "Deze afspraak is nagekomen",
    Stand.INGETROKKEN: "Deze afspraak trekken wij in",
    Stand.OPEN: "Toch niet: de afspraak loopt weer",
}


class AfspraakstandForm(forms.Form):
    """Offers only what can be said now."""

    stand = forms.ChoiceField(
        label="Wat legt u vast?", widget=forms.RadioSelect, error_messages={"required": "Kies wat u vastlegt."}
    )
    dag = Datumveld(label="Vanaf welke dag?", error_messages={"required": "Kies vanaf welke dag dit geldt."})
    reden = forms.CharField(
        label="Waarom?",
        max_length=2000,
        widget=tekstvak(4, 2000),
        help_text="Waar blijkt het uit? Dit staat bij de afspraak, en iedereen die het dashboard ziet leest het.",
        error_messages={"required": "Schrijf op waarom. Zonder reden weet niemand waar dit op rust."},
    )

    def __init__(self, data=None, *, afspraak):
        super().__init__(data, initial={"dag": vandaag()})
        self.fields["stand"].choices = [(stand.value, KEUZES[stand]) for stand in afspraak.volgende]

    def clean_dag(self):
        dag = self.cleaned_data["dag"]
        if dag > vandaag():
            raise forms.ValidationError("Deze dag moet nog komen. Kies vandaag of eerder.")
        return dag
