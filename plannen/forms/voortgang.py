"""Reporting progress: one theme of one plan, with a request for help where it is needed (rules 3 and 4)."""

import datetime

from django import forms

from buurtteams.forms.velden import Datumveld, Sleutelveld, tekstvak
from buurtteams.tijd import vandaag

from ..models import Koers, Voortgang, Vraag
from ..models.stand import VRAAGT_UITLEG

ANTWOORD_BINNEN = datetime.timedelta(days=14)

GEEN_UITLEG = {
    Koers.DEELS: "Vul een uitleg in: wat lukt niet, of lukt later?",
    Koers.LOOPT_VAST: "Vul een uitleg in. Zonder uitleg kan niemand u helpen.",
    Koers.GESTOPT: "Vul een uitleg in: waarom stopt u hiermee?",
}


class VoortgangForm(forms.ModelForm):
    toon_optioneel = False  # what must be filled in depends on the koers; the form says so when it is sent

    hulp_aan = forms.ChoiceField(label="Hebt u hulp nodig? Van wie?", required=False)
    hulp_vraag = forms.CharField(label="Wat vraagt u?", required=False, widget=tekstvak(2))
    hulp_voor = Datumveld(label="Antwoord graag voor", required=False)
    sleutel = Sleutelveld()

    class Meta:
        model = Voortgang
        fields = [
            "koers",
            "wat_gebeurd",
            "geprobeerd",
            "volgende_stap",
            "bewijs",
            "bewijs_toelichting",
            "bewijs_link",
            "onderdeel",
            "functie",
        ]
        widgets = {
            "koers": forms.RadioSelect(attrs={"class": "keuzetegels"}),
            "wat_gebeurd": tekstvak(4),
            "geprobeerd": tekstvak(2),
            "volgende_stap": tekstvak(2),
        }
        labels = {
            "koers": "Hoe staat het ervoor?",
            "wat_gebeurd": "Wat is er gebeurd?",
            "bewijs_toelichting": "Hoe weet u dit precies?",
            "functie": "Uit welke functie schrijft u?",
        }
        help_texts = {
            "wat_gebeurd": "Schrijf voor iemand die uw team niet kent. Geen namen van bewoners.",
            "bewijs_toelichting": "Bijvoorbeeld: een turflijst per avond, zonder namen.",
        }
        error_messages = {"koers": {"required": "Kies hoe het ervoor staat."}}

    def __init__(self, *args, gebruiker, planthema, onderdelen, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.planthema = planthema
        self.fields["koers"].choices = Koers.choices
        self.fields["koers"].initial = planthema.koers
        self.fields["functie"].initial = gebruiker.functie
        self.fields["functie"].required = False
        self.fields["onderdeel"].choices = [(keuze.value, keuze.label) for keuze in onderdelen]
        self.fields["onderdeel"].initial = onderdelen[0]
        self.fields["hulp_aan"].choices = self._wie_kan_helpen(planthema.plan)
        self.fields["hulp_voor"].initial = vandaag() + ANTWOORD_BINNEN

    @staticmethod
    def _wie_kan_helpen(plan):
        partners = sorted(plan.partners.all(), key=lambda partner: partner.pk)
        return [
            ("", "Nee"),
            (Vraag.Aan.GEMEENTE, "Ja, van de gemeente"),
            (Vraag.Aan.INSTELLING, "Ja, van onze eigen instelling"),
            *((f"partner-{partner.organisatie_id}", f"Ja, van {partner.organisatie}") for partner in partners),
        ]

    def clean(self):
        gegevens = super().clean()
        koers = gegevens.get("koers")
        if koers in VRAAGT_UITLEG and not gegevens.get("wat_gebeurd"):
            self.add_error("wat_gebeurd", GEEN_UITLEG[koers])
        if koers == Koers.LOOPT_VAST and not gegevens.get("geprobeerd"):
            self.add_error("geprobeerd", "Schrijf op wat u al hebt geprobeerd.")
        self._controleer_bewijs(koers, gegevens)
        self._controleer_hulp(gegevens)
        return gegevens

    def _controleer_bewijs(self, koers, gegevens):
        bewijs, toelichting = gegevens.get("bewijs"), gegevens.get("bewijs_toelichting")
        if bewijs == Voortgang.Bewijs.DOCUMENT and not gegevens.get("bewijs_link") and "bewijs_link" not in self.errors:
            self.add_error("bewijs_link", "Vul de link naar het document in.")
        elif bewijs == Voortgang.Bewijs.GETELD and not toelichting:
            self.add_error("bewijs_toelichting", "Schrijf op hoe er is geteld.")
        elif koers == Koers.GEREED and not (toelichting or gegevens.get("bewijs_link")):
            self.add_error("bewijs_toelichting", "Schrijf bij 'Klaar' op hoe u dit weet.")

    def _controleer_hulp(self, gegevens):
        if gegevens.get("hulp_aan"):
            if not gegevens.get("hulp_vraag"):
                self.add_error("hulp_vraag", "Schrijf op wat u vraagt.")
            if not gegevens.get("hulp_voor") and "hulp_voor" not in self.errors:
                self.add_error("hulp_voor", "Kies voor welke dag u antwoord nodig hebt.")
            elif gegevens.get("hulp_voor") and gegevens["hulp_voor"] < vandaag():
                self.add_error("hulp_voor", "Deze dag is al voorbij. Kies een latere dag.")
        elif gegevens.get("hulp_vraag"):
            self.add_error("hulp_aan", "U schreef een vraag op. Kies van wie u hulp wilt, of maak de vraag leeg.")

    @property
    def hulp(self):
        """The unsaved Vraag that goes with the report, or None."""
        gegevens = self.cleaned_data
        if not gegevens["hulp_aan"]:
            return None
        soort, _, organisatie = gegevens["hulp_aan"].partition("-")
        vraag = Vraag(tekst=gegevens["hulp_vraag"], antwoord_voor=gegevens["hulp_voor"], aan=soort)
        if organisatie:
            vraag.aan, vraag.organisatie_id = Vraag.Aan.ORGANISATIE, int(organisatie)
        return vraag


class OngewijzigdForm(forms.Form):
    """*Niets veranderd*: one tap; the second time running it asks why (rule 4)."""

    uitleg = forms.CharField(label="Waarom is er niets veranderd?", required=False, widget=tekstvak(2))
    sleutel = Sleutelveld()

    def __init__(self, *args, planthema, **kwargs):
        super().__init__(*args, **kwargs)
        self.laatste = planthema.laatste
        self.vraagt_uitleg = self.laatste is not None and self.laatste.ongewijzigd

    def clean(self):
        gegevens = super().clean()
        dubbele_klik = gegevens["sleutel"] and gegevens["sleutel"] == self.laatste.sleutel
        if self.vraagt_uitleg and not gegevens.get("uitleg") and not dubbele_klik:
            self.add_error("uitleg", "Dit is de tweede keer dat er niets veranderde. Schrijf kort op waarom.")
        return gegevens
