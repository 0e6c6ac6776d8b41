"""What people choose for themselves."""

from django import forms

from ..models import Gebruiker


class HerinneringenForm(forms.ModelForm):
    class Meta:
        model = Gebruiker
        fields = ["herinneringen_per_week"]
        labels = {"herinneringen_per_week": "Stuur mij eens per week één mail, op maandag"}
        help_texts = {"herinneringen_per_week": "Zonder vinkje krijgt u de mail op de dag zelf."}
