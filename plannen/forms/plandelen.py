"""The parts of the plan form: one theme, and a row of an indicator, a partner or an actie."""

from decimal import Decimal

from django import forms
from django.forms.models import BaseInlineFormSet, inlineformset_factory

from buurtteams.forms.velden import Datumveld, tekstvak
from samenwerking.models import Organisatie

from ..models import Actie, Indicator, Plan, Planpartner, PlanThema
from .plankern import keuzes


class ThemaForm(forms.ModelForm):
    """One of the six themes: chosen or not, the aim, and the aanbevelingen of this theme that the plan works on."""

    gekozen = forms.BooleanField(required=False)

    class Meta:
        model = PlanThema
        fields = ["doel", "aanbevelingen"]
        widgets = {"doel": tekstvak(2), "aanbevelingen": forms.CheckboxSelectMultiple}

    def __init__(self, *args, thema, **kwargs):
        super().__init__(*args, prefix=f"thema-{thema.slug}", **kwargs)
        self.thema = thema
        self.fields["gekozen"].label = thema.naam
        self.fields["gekozen"].initial = self.instance.pk is not None
        aanbevelingen = thema.aanbevelingen.all()
        self.fields["aanbevelingen"].queryset = aanbevelingen
        self.fields["aanbevelingen"].choices = keuzes(aanbevelingen)

    def clean_gekozen(self):
        gekozen = self.cleaned_data["gekozen"]
        if not gekozen and self.instance.pk and self.instance.voortgang.exists():
            raise forms.ValidationError(
                f"Over {self.thema} zijn al berichten. Laat het thema staan en meld dat het is gestopt."
            )
        return gekozen

    def clean(self):
        gegevens = super().clean()
        iets_ingevuld = gegevens.get("doel") or gegevens.get("aanbevelingen")
        if "gekozen" not in self.errors and iets_ingevuld and not gegevens.get("gekozen") and not self.instance.pk:
            self.add_error("gekozen", f"U schreef iets op bij {self.thema}. Kies het thema, of maak de tekst leeg.")
        return gegevens


class IndicatorForm(forms.ModelForm):
    toon_optioneel = False

    class Meta:
        model = Indicator
        fields = ["naam", "soort", "eenheid", "begin", "doel", "telt_personen"]
        help_texts = {
            "eenheid": "Bijvoorbeeld: avonden, bewoners.",
            "telt_personen": "Kruis aan bij bewoners of collega's. Aantallen onder 5 laten wij dan niet zien.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam in ("begin", "doel"):
            waarde = self.initial.get(naam)
            if isinstance(waarde, Decimal) and waarde == int(waarde):
                self.initial[naam] = int(waarde)  # 18 and not 18.00


class PartnerForm(forms.ModelForm):
    toon_optioneel = False
    nieuwe_organisatie = forms.CharField(
        label="Of vul een nieuwe naam in",
        max_length=120,
        required=False,
        help_text="Als de organisatie er niet bij staat.",
    )

    class Meta:
        model = Planpartner
        fields = ["organisatie", "nieuwe_organisatie", "doet", "krijgt"]
        widgets = {"doet": tekstvak(2), "krijgt": tekstvak(2)}
        help_texts = {
            "doet": "Schrijf op wat zij echt doen. 'Denkt mee' is te vaag.",
            "krijgt": "Bijvoorbeeld: onkosten, training, een vast aanspreekpunt.",
        }

    field_order = ["organisatie", "nieuwe_organisatie", "doet", "krijgt"]

    def __init__(self, *args, organisaties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].required = False
        self.fields["organisatie"].choices = organisaties

    def clean(self):
        gegevens = super().clean()
        naam = (gegevens.get("nieuwe_organisatie") or "").strip()
        if not self.has_changed() and not self.instance.pk:
            return gegevens
        if naam and gegevens.get("organisatie"):
            self.add_error("nieuwe_organisatie", "Kies een organisatie of vul een nieuwe naam in, niet allebei.")
        elif naam:
            # Looked up here, made on save: a refused form leaves no organisatie behind.
            bestaand = Organisatie.objects.filter(naam__iexact=naam).first()
            gegevens["organisatie"] = bestaand or Organisatie(naam=naam)
        elif not gegevens.get("organisatie") and "organisatie" not in self.errors:
            self.add_error("organisatie", "Kies welke organisatie meedoet.")
        return gegevens

    def _post_clean(self):
        nieuw = self.cleaned_data.get("organisatie")
        if nieuw is not None and nieuw.pk is None:
            self._nieuw = self.cleaned_data.pop("organisatie")
        super()._post_clean()

    @property
    def naam(self):
        organisatie = getattr(self, "_nieuw", None) or self.cleaned_data.get("organisatie")
        return organisatie.naam.casefold() if organisatie else ""

    def save(self, commit=True):
        nieuw = getattr(self, "_nieuw", None)
        if nieuw is not None:
            self.instance.organisatie, _ = Organisatie.objects.get_or_create(
                naam__iexact=nieuw.naam, defaults={"naam": nieuw.naam}
            )
        return super().save(commit)


class ActieForm(forms.ModelForm):
    toon_optioneel = False  # a concept may have gaps; the page says what is needed before offering
    datum = Datumveld(label="Klaar op", required=False)
    reden = forms.CharField(
        label="Waarom schuift de datum op?",
        required=False,
        max_length=300,
        help_text="Alleen als u de datum verandert.",
    )

    class Meta:
        model = Actie
        fields = ["titel", "functie", "zijde", "onderdeel", "organisatie", "datum"]
        help_texts = {"functie": "Eén functie, geen naam. Bijvoorbeeld: gezinswerker."}

    def __init__(self, *args, organisaties, vast, **kwargs):
        super().__init__(*args, **kwargs)
        self.vast = vast and self.instance.pk is not None and self.instance.datum is not None
        self.oude_datum = self.instance.datum
        self.fields["organisatie"].choices = organisaties
        if not self.vast:
            del self.fields["reden"]

    @property
    def is_verschoven(self):
        return self.vast and self.cleaned_data.get("datum") != self.oude_datum

    def clean(self):
        gegevens = super().clean()
        if self.is_verschoven and not gegevens.get("reden"):
            self.add_error("reden", "Schrijf op waarom de datum opschuift. De oude datum en de reden blijven staan.")
        if gegevens.get("zijde") == Actie.Zijde.ORGANISATIE and not gegevens.get("organisatie"):
            self.add_error("organisatie", "Kies welke partner dit doet.")
        if gegevens.get("zijde") != Actie.Zijde.ORGANISATIE and gegevens.get("organisatie"):
            self.add_error("zijde", "U koos een partner. Kies hier dan ook 'een partner'.")
        return gegevens


class Rijen(BaseInlineFormSet):
    """Rows in the order in which they were made; what others built on (`hangt_iets_aan`) can't be removed."""

    geweigerd = "Deze rij kan niet meer weg."
    erbij = ()

    def get_queryset(self):
        if not hasattr(self, "_queryset"):
            self._queryset = super().get_queryset().select_related(*self.erbij).order_by("pk")
        return self._queryset

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Deze rij weghalen"

    def clean(self):
        """A refusal is an error of the set: Django skips the errors of a row that is to be deleted."""
        super().clean()
        fouten = [
            f"{self.rijnaam} {nummer}: {self.geweigerd}"
            for nummer, form in enumerate(self.initial_forms, 1)
            if self._should_delete_form(form) and form.instance.pk and self.hangt_iets_aan(form.instance)
        ]
        if fouten:
            raise forms.ValidationError(fouten)

    @property
    def blijvers(self):
        """The filled rows that stay after saving."""
        return [form for form in self.forms if form.has_changed() or form.instance.pk if form not in self.deleted_forms]


class IndicatorRijen(Rijen):
    rijnaam = "Indicator"
    rij_erbij = "Nog iets dat u telt"
    rijklasse = "rijraster rijraster--indicator"
    geweigerd = "Hier is al gemeten. Laat deze rij staan."

    def hangt_iets_aan(self, rij):
        return rij.metingen.exists()


class PartnerRijen(Rijen):
    rijnaam = "Partner"
    rij_erbij = "Nog een partner"
    rijklasse = "rijraster rijraster--partner"
    erbij = ("organisatie",)
    geweigerd = "Deze partner heeft al geantwoord. Laat deze rij staan."

    def hangt_iets_aan(self, rij):
        return rij.antwoorden.exists()

    def clean(self):
        namen = [form.naam for form in self.blijvers]
        van_ander = self.get_queryset().exclude(pk__in=[form.instance.pk for form in self.initial_forms])
        for form, naam in zip(self.blijvers, namen, strict=True):
            if naam and namen.count(naam) > 1:
                form.add_error("organisatie", "Deze organisatie staat twee keer in het plan.")
            elif form.instance.pk is None and form.instance.organisatie_id in [rij.organisatie_id for rij in van_ander]:
                form.add_error("organisatie", "Iemand anders voegde deze organisatie intussen toe. Haal uw rij weg.")
        super().clean()


class ActieRijen(Rijen):
    rijnaam = "Actie"
    rij_erbij = "Nog een actie"
    rijklasse = "rijraster rijraster--actie"
    geweigerd = "Deze actie is klaar of heeft een andere datum gekregen. Laat haar staan."

    def hangt_iets_aan(self, rij):
        return rij.is_klaar or rij.datumwijzigingen.exists()


def rijenset(model, form, formset):
    return inlineformset_factory(Plan, model, form=form, formset=formset, extra=0, can_delete=True)


IndicatorSet = rijenset(Indicator, IndicatorForm, IndicatorRijen)
PartnerSet = rijenset(Planpartner, PartnerForm, PartnerRijen)
ActieSet = rijenset(Actie, ActieForm, ActieRijen)
