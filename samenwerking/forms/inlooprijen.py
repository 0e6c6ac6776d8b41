"""The rows of the form of an inloop: its weekly times, and the days on which it is different."""

import datetime

from django import forms

from buurtteams.forms.velden import Datumveld
from buurtteams.forms.verschil import Veld

from ..models import Inlooptijd, Inloopuitzondering, Weekdag

SCHEIDING = "\x1f"  # between the fields of one row; nobody types it


def tijd(label, **opties):
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "kort"})
    fouten = {"invalid": "Vul een tijd in: 19:30.", "required": "Vul een tijd in: 19:30."}
    return forms.TimeField(label=label, widget=widget, error_messages=fouten, **opties)


class TijdForm(forms.ModelForm):
    toon_optioneel = False
    van, tot = tijd("Van"), tijd("Tot")

    class Meta:
        model = Inlooptijd
        fields = ["dag", "van", "tot"]
        error_messages = {"dag": {"required": "Kies een dag."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dag"].choices = [("", "kies een dag"), *Weekdag.choices]

    def clean(self):
        gegeven = super().clean()
        van, tot = gegeven.get("van"), gegeven.get("tot")
        if van and tot and tot <= van:
            self.add_error("tot", "De inloop sluit voordat zij opent. Kies een latere tijd.")
        return gegeven


class UitzonderingForm(forms.ModelForm):
    toon_optioneel = False
    datum = Datumveld(label="Datum", error_messages={"required": "Kies een datum."})
    van = tijd("Van (dicht: leeg)", required=False)
    tot = tijd("Tot", required=False)

    class Meta:
        model = Inloopuitzondering
        fields = ["datum", "van", "tot", "toelichting"]
        error_messages = {"toelichting": {"required": "Schrijf op waarom het anders is."}}

    def clean(self):
        gegeven = super().clean()
        van, tot = gegeven.get("van"), gegeven.get("tot")
        if not (self.has_error("van") or self.has_error("tot")) and (bool(van) != bool(tot) or (van and tot <= van)):
            self.add_error("tot", "Vul een begin en een later einde in, of laat beide leeg: dan is het dicht.")
        return gegeven


class Rijen(forms.BaseFormSet):
    """Rows without a number of their own: saving makes the stored rows equal to the typed ones.

    So two people who both change them never trip over a row that the other took away; an emptied row goes.
    """

    velden = ()  # of a row, in the order in which `vlak` writes them
    eenmalig = ()  # what no two rows may share
    leeg = 0  # so many empty rows to begin with
    rijklasse = "rijraster rijraster--moment"

    def __init__(self, data=None, *, inloop):
        self.stond = list(self.lees(inloop).items()) if inloop.pk else []
        begin = [] if data is not None else [dict(zip(self.velden, rij, strict=True)) for rij, _ in self.stond]
        super().__init__(data, prefix=self.naam, initial=begin)
        if not begin:
            self.extra = self.leeg

    @classmethod
    def lees(cls, inloop):
        """Stored row → its number."""
        rijen = getattr(inloop, cls.naam).order_by(*cls.eenmalig)
        return {tuple(getattr(rij, naam) for naam in cls.velden): rij.pk for rij in rijen}

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Deze rij weghalen"

    @property
    def blijvers(self):
        """The filled rows that stay after saving."""
        return [form for form in self.forms if form.has_changed() and not self._should_delete_form(form)]

    @property
    def gewild(self):
        return {tuple(form.cleaned_data[naam] for naam in self.velden) for form in self.blijvers}

    @property
    def is_veranderd(self):
        return self.gewild != {rij for rij, _ in self.stond}

    def clean(self):
        gezien = set()
        for form in self.blijvers if not any(self.errors) else []:
            sleutel = tuple(form.cleaned_data[naam] for naam in self.eenmalig)
            if sleutel in gezien:
                form.add_error(self.eenmalig[-1], self.dubbel)
            gezien.add(sleutel)

    def is_valid(self):
        return super().is_valid() and not any(self.errors)

    def bewaar(self, inloop):
        """Rows that stayed the same are not written again."""
        stond, gewild, manager = self.lees(inloop), self.gewild, getattr(inloop, self.naam)
        manager.filter(pk__in=[pk for rij, pk in stond.items() if rij not in gewild]).delete()
        nieuw = sorted(gewild - set(stond), key=str)
        manager.bulk_create(manager.model(inloop=inloop, **dict(zip(self.velden, rij, strict=True))) for rij in nieuw)

    # Both versions beside each other: the rows together are one field

    def vlak(self):
        rijen = [tuple(als_tekst(form[naam].value()) for naam in self.velden) for form in self.getoond]
        waarden = tuple(sorted(SCHEIDING.join(rij) for rij in rijen if any(rij)))
        tekst = "\n".join(self.leesbaar(*waarde.split(SCHEIDING)) for waarde in waarden)
        return {f"inloop:{self.naam}": Veld(self.naam, "De inloop", self.kop, waarden, tekst)}

    @property
    def getoond(self):
        """The rows as typed or stored; a row that is marked to go is not among them."""
        return [form for form in self.forms if not (self.is_bound and form["DELETE"].value())]

    @classmethod
    def herschrijf(cls, data):
        """Whoever chose the rows of the other has them under one name: write them out. All count as new rows."""
        if cls.naam in data:
            gekozen = data.pop(cls.naam)
            for veld in [veld for veld in data if veld.startswith(f"{cls.naam}-")]:
                del data[veld]
            data[f"{cls.naam}-TOTAL_FORMS"] = str(len(gekozen))
            for nummer, waarde in enumerate(gekozen):
                for veld, tekst in zip(cls.velden, waarde.split(SCHEIDING), strict=False):
                    data[f"{cls.naam}-{nummer}-{veld}"] = tekst
        data[f"{cls.naam}-INITIAL_FORMS"] = "0"
        return data


def als_tekst(waarde):
    """What stands in a field, as a browser sends it."""
    return "" if waarde is None else f"{waarde:%H:%M}" if isinstance(waarde, datetime.time) else str(waarde)


class Tijdrijen(Rijen):
    naam, kop = "tijden", "elke week open"
    rijnaam, rij_erbij = "Tijd", "Nog een tijd"
    velden, eenmalig = ("dag", "van", "tot"), ("dag", "van")
    leeg = 1
    dubbel = "Deze tijd staat er twee keer."

    @staticmethod
    def leesbaar(dag, van, tot):
        namen = {str(nummer): naam for nummer, naam in Weekdag.choices}
        return f"{namen.get(dag, dag)} {van}-{tot}"


class Uitzonderingsrijen(Rijen):
    naam, kop = "uitzonderingen", "dagen waarop het anders is"
    rijnaam, rij_erbij = "Dag", "Nog een dag"
    velden, eenmalig = ("datum", "van", "tot", "toelichting"), ("datum",)
    dubbel = "Deze dag staat er twee keer."

    @staticmethod
    def leesbaar(datum, van, tot, toelichting):
        return f"{datum} {f'{van}-{tot}' if van else 'dicht'} ({toelichting})"


RIJEN = {
    "tijden": forms.formset_factory(TijdForm, formset=Tijdrijen, extra=0, can_delete=True, max_num=21),
    "uitzonderingen": forms.formset_factory(
        UitzonderingForm, formset=Uitzonderingsrijen, extra=0, can_delete=True, max_num=80
    ),
}
