"""allauth's forms with our words: plain labels, no placeholders, and the same counter for the old password."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm

from ..models import Gebruiker, Inlogpoging
from ..models.aanmelding import sleutel_voor

EIS_WACHTWOORD = "Minstens 12 tekens. Een zin van vier of vijf woorden werkt goed."


def zet_woorden(form, **woorden):
    """Per field its label and help text; allauth's placeholders go, because they vanish while someone types."""
    for naam, (label, hulp) in woorden.items():
        veld = form.fields[naam]
        veld.label, veld.help_text = label, hulp
        veld.widget.attrs.pop("placeholder", None)


class InlogForm(LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zet_woorden(self, login=("E-mailadres", ""), password=("Wachtwoord", ""))
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class WachtwoordVergetenForm(ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zet_woorden(self, email=("E-mailadres", ""))

    def clean_email(self):
        """For an unknown address someone without a number, so that both take the same way and the same time."""
        email = self.cleaned_data["email"]
        self.users = list(Gebruiker.objects.filter(email=email, is_active=True)) or [Gebruiker(pk=0, email=email)]
        return email


class NieuwWachtwoordForm(ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zet_woorden(
            self, password1=("Nieuw wachtwoord", EIS_WACHTWOORD), password2=("Nieuw wachtwoord, nog een keer", "")
        )


class WachtwoordWijzigenForm(ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zet_woorden(
            self,
            oldpassword=("Uw wachtwoord van nu", ""),
            password1=("Nieuw wachtwoord", EIS_WACHTWOORD),
            password2=("Nieuw wachtwoord, nog een keer", ""),
        )

    def clean_oldpassword(self):
        """An open session may not become a way to guess: the same number of turns as at the door."""
        beurt = Inlogpoging.objects.neem_beurt(sleutel_voor("wijzigen", str(self.user.pk)))
        if beurt is None:
            raise get_adapter().validation_error("too_many_login_attempts")
        wachtwoord = super().clean_oldpassword()
        Inlogpoging.objects.geef_terug([beurt])
        return wachtwoord
