"""The texts of a plan, and what it belongs to."""

from django import forms
from django.db.models import Q

from buurtteams.forms.velden import tekstvak
from buurtteams.models import Buurtteam
from samenwerking.models import Verhaal

from ..models import Plan, RondetafelAfspraak


class KernForm(forms.ModelForm):
    class Meta:
        model = Plan
        fields = [
            "titel",
            "onderdeel",
            "waarom",
            "over_een_jaar",
            "afspraken",
            "deelnemende_teams",
            "volgt_op",
            "naar_voorbeeld_van",
            "naar_verhaal",
        ]
        widgets = {
            "onderdeel": forms.RadioSelect,
            "waarom": tekstvak(5),
            "over_een_jaar": tekstvak(4),
            "afspraken": forms.CheckboxSelectMultiple,
            "deelnemende_teams": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "titel": "Kort en in gewone taal. Bijvoorbeeld: Dinsdagavond open.",
            "waarom": "Wat gaat er nu mis, en hoe weet u dat?",
            "over_een_jaar": "Schrijf op wat bewoners dan merken.",
            "afspraken": "Welke afspraken van de ronde tafel helpt u hiermee nakomen?",
            "deelnemende_teams": "Alleen als u dit plan samen met een ander team doet.",
            "naar_voorbeeld_van": "Een plan van een ander team dat u ook gaat doen.",
            "naar_verhaal": "Een gedeeld verhaal dat u op dit idee bracht.",
        }

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        plan = self.instance
        zichtbaar = Plan.objects.zichtbaar_voor(gebruiker).met_trekker()
        vorig = zichtbaar.filter(cyclus__jaar=plan.cyclus.jaar - 1, team=plan.team_id, instelling=plan.instelling_id)
        anderen = zichtbaar.vastgesteld().exclude(pk=plan.pk).exclude(team=plan.team_id)
        self.kies_uit("afspraken", RondetafelAfspraak.objects.filter(ingetrokken_op=None))
        self.kies_uit("deelnemende_teams", Buurtteam.objects.exclude(pk=plan.team_id))
        self.kies_uit("volgt_op", vorig.filter(van_gemeente=plan.van_gemeente), label=voluit, leeg="Geen")
        self.kies_uit("naar_voorbeeld_van", anderen, label=voluit, leeg="Geen")
        verhalen = Verhaal.objects.filter(Q(pk__in=Verhaal.objects.gedeeld()) | Q(pk=plan.naar_verhaal_id))
        self.kies_uit("naar_verhaal", verhalen.select_related("team"), label=verhaalnaam, leeg="Geen")

    def kies_uit(self, naam, rijen, label=str, leeg=None):
        """Narrow a field to these rows, and fetch them once: rendering and comparing would each ask again."""
        self.fields[naam].queryset = rijen
        self.fields[naam].choices = ([("", leeg)] if leeg else []) + keuzes(rijen, label)


def keuzes(rijen, label=str):
    return [(rij.pk, label(rij)) for rij in rijen]


def voluit(plan):
    return f"{plan.cyclus.jaar} · {plan.trekker} · {plan.titel}"


def verhaalnaam(verhaal):
    """Of what was withdrawn after it was chosen, only that."""
    gedeeld = verhaal.status == Verhaal.Status.GEDEELD
    return f"{verhaal.van} · {verhaal.titel}" if gedeeld else "Een verhaal dat is teruggetrokken"
