"""Invite someone, and accept an invitation."""

from django import forms
from django.contrib.auth.password_validation import validate_password

from ..models import Gebruiker, Rol, Uitnodiging
from ..rechten import soorten_om_uit_te_nodigen
from .aanmelden import EIS_WACHTWOORD

# Which field a role asks for, and what to say when it is empty or filled without reason.
PLEKKEN = {
    Rol.Soort.COORDINATOR: ("buurtteam", "Kies het buurtteam van deze coördinator."),
    Rol.Soort.INSTELLING: ("instelling", "Kies de instelling van deze functionaris."),
}


class UitnodigingForm(forms.ModelForm):
    class Meta:
        model = Uitnodiging
        fields = ["soort", "buurtteam", "instelling", "naam", "email", "functie"]
        help_texts = {
            "buurtteam": "Kies het team bij een coördinator. Bij een andere rol: geen.",
            "instelling": "Kies de instelling bij een functionaris. Bij een andere rol: geen.",
            "functie": "Zo staat deze persoon bij wat hij of zij schrijft. Leeg: de naam van de rol.",
        }

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [("", "Kies een rol")] + [
            (soort.value, soort.label) for soort in soorten_om_uit_te_nodigen(gebruiker)
        ]
        self.fields["buurtteam"].empty_label = self.fields["instelling"].empty_label = "Geen"
        self.fields["naam"].widget.attrs["autocomplete"] = self.fields["email"].widget.attrs["autocomplete"] = "off"

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()

    def clean(self):
        gegevens = super().clean()
        self.controleer_plek(gegevens)
        if not self.errors:
            self.controleer_account(gegevens)
        return gegevens

    def controleer_plek(self, gegevens):
        soort = gegevens.get("soort")
        if not soort:
            return
        for soort_van_plek, (veld, vraag) in PLEKKEN.items():
            if soort == soort_van_plek and not gegevens.get(veld):
                self.add_error(veld, vraag)
            elif soort != soort_van_plek and gegevens.get(veld):
                self.add_error(veld, "Kies hier 'Geen': bij deze rol hoort dit niet.")

    def controleer_account(self, gegevens):
        zelfde = {naam: gegevens.get(naam) for naam in ("soort", "buurtteam", "instelling")}
        gebruiker = Gebruiker.objects.filter(email=gegevens["email"]).first()
        if gebruiker and not gebruiker.is_active:
            self.add_error("email", "Dit account staat uit. Zet het eerst weer aan bij Beheer, Gebruikers.")
        elif gebruiker and gebruiker.rol_set.geldig().filter(**zelfde).exists():
            self.add_error("email", "Deze persoon heeft deze rol al.")
        elif Uitnodiging.objects.open().filter(email=gegevens["email"], **zelfde).exists():
            self.add_error("email", "Deze uitnodiging is al verstuurd. U kunt haar in de lijst opnieuw versturen.")


class AccountForm(forms.Form):
    """Name and password of someone who accepts an invitation without an account."""

    naam = forms.CharField(label="Uw naam", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    wachtwoord = forms.CharField(
        label="Kies een wachtwoord",
        help_text=EIS_WACHTWOORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    wachtwoord_nogmaals = forms.CharField(
        label="Het wachtwoord nog een keer",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, email, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self):
        gegevens = super().clean()
        wachtwoord = gegevens.get("wachtwoord")
        if wachtwoord:
            try:
                validate_password(wachtwoord, Gebruiker(email=self.email, naam=gegevens.get("naam", "")))
            except forms.ValidationError as fout:
                self.add_error("wachtwoord", fout)
        nogmaals = gegevens.get("wachtwoord_nogmaals")
        if wachtwoord and nogmaals and wachtwoord != nogmaals:
            self.add_error("wachtwoord_nogmaals", "De twee wachtwoorden zijn niet gelijk.")
        return gegevens
