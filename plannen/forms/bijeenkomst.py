"""A meeting: planned, how it was, called off, and how residents were told."""

import datetime

from django import forms
from django.core.validators import MaxValueValidator
from django.utils import timezone

from buurtteams.forms.filter import Filterformulier, keuzeveld
from buurtteams.forms.velden import Datumveld, Sleutelveld, met_maximum, tekstvak
from buurtteams.models import Buurtteam, Thema, Wijk
from buurtteams.tijd import vandaag
from samenwerking.models import Bijeenkomst

from .. import rechten

LANGSTE = 2000
MEESTE_BEREIK, TE_VEEL = 10_000, "Meer dan 10.000 kan niet. Kijk het getal na."
Soort = Bijeenkomst.Soort


class BijeenkomstFilterForm(Filterformulier):
    soort = keuzeveld("Soort", "alle soorten", [(soort.value, soort.label.capitalize()) for soort in Soort])
    wijk = keuzeveld("Wijk", "alle wijken")
    team = keuzeveld("Buurtteam", "alle teams")
    thema = keuzeveld("Thema van signalen", "alle thema's")
    status = keuzeveld("Stand", "alle bijeenkomsten", Bijeenkomst.Status.choices)

    def __init__(self, data):
        super().__init__(data)
        for naam, model in (("wijk", Wijk), ("team", Buurtteam), ("thema", Thema)):
            self.fields[naam].choices += model.objects.values_list("slug", "naam")


class Tijdveld(forms.TimeField):
    def __init__(self, label, verplicht):
        super().__init__(
            label=label,
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "kort"}),
            error_messages={"required": verplicht, "invalid": "Vul een tijd in, bijvoorbeeld 19:30."},
        )


class BijeenkomstForm(forms.ModelForm):
    """Whoever plans or changes a meeting stays among those who organise it."""

    datum = Datumveld(label="Datum", error_messages={"required": "Kies op welke dag het is."})
    van = Tijdveld("Begint om", "Kies hoe laat het begint.")
    tot = Tijdveld("Eindigt om", "Kies hoe laat het eindigt.")
    sleutel = Sleutelveld()

    class Meta:
        model = Bijeenkomst
        formfield_callback = met_maximum
        fields = [
            *("soort", "titel", "plek", "wijk", "teams", "instellingen", "organisaties", "van_gemeente"),
            *("gespreksleider", "agenda", "met_bewoners"),
        ]
        widgets = {
            "teams": forms.CheckboxSelectMultiple,
            "instellingen": forms.CheckboxSelectMultiple,
            "organisaties": forms.CheckboxSelectMultiple,
            "agenda": tekstvak(3, LANGSTE),
        }
        labels = {
            "soort": "Wat voor bijeenkomst is het?",
            "wijk": "In welke wijk?",
            "teams": "Buurtteams",
            "instellingen": "Instellingen",
            "organisaties": "Organisaties",
            "gespreksleider": "Wie leidt het gesprek? (functie)",
        }
        help_texts = {
            "gespreksleider": "Een functie, geen naam. Bijvoorbeeld: sociaal werker.",
            "met_bewoners": "Dan vertelt u bewoners na afloop wat er met hun woorden gebeurt.",
        }
        error_messages = {
            "titel": {"required": "Schrijf op hoe de bijeenkomst heet."},
            "plek": {"required": "Schrijf op waar het is."},
            "soort": {"required": "Kies wat voor bijeenkomst het is."},
        }

    field_order = ["soort", "titel", "datum", "van", "tot", "plek", "wijk"]

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker
        self.fields["wijk"].empty_label = "hele stad, of nog niet bekend"
        self.fields["soort"].choices = [("", "Kies een soort"), *self.soorten()]
        if self.instance.pk:
            begin, eind = timezone.localtime(self.instance.begin), timezone.localtime(self.instance.eind)
            self.initial |= {"datum": begin.date(), "van": begin.time(), "tot": eind.time()}
            del self.fields["sleutel"]
        if self.instance.status != Bijeenkomst.Status.GEPLAND:
            del self.fields["met_bewoners"]  # who talked along is known by then

    def soorten(self):
        """A wijktafel is planned by the gemeente; it stays one when somebody else edits it."""
        ook_wijktafel = rechten.mag_wijktafel_plannen(self.gebruiker) or self.instance.soort == Soort.WIJKTAFEL
        return [(soort.value, soort.label.capitalize()) for soort in Soort if ook_wijktafel or soort != Soort.WIJKTAFEL]

    def clean(self):
        gegeven = super().clean()
        self.lees_tijden(gegeven)
        self.controleer_organisatoren(gegeven)
        return gegeven

    def lees_tijden(self, gegeven):
        datum, van, tot = (gegeven.get(naam) for naam in ("datum", "van", "tot"))
        if not (datum and van and tot):
            return
        if tot <= van:
            self.add_error("tot", "De bijeenkomst eindigt voordat zij begint. Kies een latere tijd.")
            return
        begin, eind = (timezone.make_aware(datetime.datetime.combine(datum, tijd)) for tijd in (van, tot))
        if self.instance.status == Bijeenkomst.Status.GEHOUDEN and datum > vandaag():
            self.add_error("datum", "Deze bijeenkomst is geweest. Kies vandaag of eerder.")
        self.instance.begin, self.instance.eind = begin, eind

    def controleer_organisatoren(self, gegeven):
        teams, instellingen, organisaties = (
            gegeven.get(naam) or [] for naam in ("teams", "instellingen", "organisaties")
        )
        van_gemeente = gegeven.get("van_gemeente", False)
        if not (teams or instellingen or organisaties or van_gemeente):
            self.add_error("teams", "Kies wie dit organiseert: minstens één team, instelling of organisatie.")
        elif gegeven.get("soort") == Soort.WIJKTAFEL and not van_gemeente:
            self.add_error("van_gemeente", "Een wijktafel organiseert de gemeente. Kruis dit aan.")
        elif not rechten.is_een_organisator(self.gebruiker, teams, instellingen, van_gemeente):
            self.add_error("teams", "U organiseert zelf mee. Kies ook uw eigen team, uw instelling of de gemeente.")


class GehoudenForm(forms.ModelForm):
    """How it was: numbers and roles, no names."""

    class Meta:
        model = Bijeenkomst
        formfield_callback = met_maximum
        fields = ["met_bewoners", "bereik", "gespreksleider", "casussen", "rollen"]
        widgets = {"casussen": tekstvak(4, LANGSTE), "rollen": tekstvak(3, LANGSTE)}
        labels = {
            "gespreksleider": "Wie leidde het gesprek? (functie)",
            "casussen": "Welke situaties zijn besproken?",
            "rollen": "Wie doet wat? (rollen)",
        }
        help_texts = {
            "bereik": "Tel iedereen die er was. Aantallen onder 5 laten wij niet zien.",
            "gespreksleider": "Een functie, geen naam.",
            "casussen": "Geen namen, en niets waaraan iemand te herkennen is.",
            "rollen": "Bijvoorbeeld: de gezinswerker zoekt het uit, de moskee nodigt uit.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bereik"].required = True
        self.fields["bereik"].error_messages |= {
            "required": "Vul in hoeveel mensen er kwamen. Niemand? Vul dan 0 in.",
            "invalid": "Vul een heel getal in.",
            "min_value": "Vul een getal van 0 of hoger in.",
        }
        self.fields["bereik"].validators.append(MaxValueValidator(MEESTE_BEREIK, TE_VEEL))
        self.fields["bereik"].widget.attrs["class"] = "kort"
        if self.instance.status != Bijeenkomst.Status.GEPLAND:
            del self.fields["met_bewoners"]


class AfgelastForm(forms.Form):
    reden = forms.CharField(
        label="Waarom gaat het niet door?",
        widget=tekstvak(3, LANGSTE),
        max_length=LANGSTE,
        error_messages={"required": "Schrijf op waarom de bijeenkomst niet doorgaat."},
    )


class TerugkoppelForm(forms.Form):
    teruggekoppeld_hoe = forms.CharField(
        label="Hoe hoorden bewoners wat ermee gebeurt?",
        widget=tekstvak(4, LANGSTE),
        max_length=LANGSTE,
        help_text="Bijvoorbeeld: in de nieuwsbrief van het buurthuis, en op de volgende inloop.",
        error_messages={"required": "Schrijf op hoe bewoners het hoorden."},
    )
    teruggekoppeld_op = Datumveld(label="Wanneer?", error_messages={"required": "Kies wanneer bewoners het hoorden."})

    def __init__(self, *args, bijeenkomst, **kwargs):
        super().__init__(*args, **kwargs)
        self.bijeenkomst = bijeenkomst
        self.initial["teruggekoppeld_hoe"] = bijeenkomst.teruggekoppeld_hoe
        self.initial["teruggekoppeld_op"] = bijeenkomst.teruggekoppeld_op or vandaag()

    def clean_teruggekoppeld_op(self):
        dag = self.cleaned_data["teruggekoppeld_op"]
        if dag > vandaag():
            raise forms.ValidationError("Deze dag moet nog komen. Kies vandaag of eerder.")
        if dag < self.bijeenkomst.dag:
            raise forms.ValidationError("Deze dag is voor de bijeenkomst. Kies een latere dag.")
        return dag
