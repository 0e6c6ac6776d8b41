"""Rule 6 for every edit form with one text: the second to save meets both versions, and keeps what was typed."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.shortcuts import redirect, render

from ..forms.verschil import basis_van, vlak
from ..opslaan import VersieVerouderd
from .verschil import na_keuze, toon_verschil


@dataclass
class Bewerking:
    """`haal` fetches the object anew; `maak(data, object)` gives its form; `stap(form, versie)` saves a valid one."""

    haal: object
    maak: object
    stap: object
    template: str
    concept: str
    plek: str
    bericht: str
    naam: str = "object"  # under which the template knows the object
    inhoud: dict = field(default_factory=dict)
    terug: str = ""

    def verwerk(self, request):
        object, data = self.haal(), None
        versie = object.versie
        if request.method == "POST":
            if request.POST.get("versie") != str(versie):
                return self.toon_verschil(request)
            data = na_keuze(request, **self.vlakken(request))
        form = self.maak(data, object)
        if form.is_valid():
            try:
                self.stap(form, versie)
            except VersieVerouderd:
                return self.toon_verschil(request)
            messages.success(request, self.bericht, extra_tags=f"concept:{self.concept}")
            return redirect(self.terug or object)
        inhoud = {self.naam: self.haal(), "form": form, "concept": self.concept, "versie": versie, **self.inhoud}
        inhoud["basis"] = request.POST.get("basis") or basis_van(vlak(form, self.naam, ""))
        return render(request, self.template, inhoud)

    def vlakken(self, request):
        """Mine as typed, and theirs as it stands now."""
        mijn, hun = self.maak(request.POST, self.haal()), self.maak(None, self.haal())
        return {"mijn": vlak(mijn, self.naam, self.plek), "hun": vlak(hun, self.naam, self.plek)}

    def toon_verschil(self, request):
        object = self.haal()
        terug = self.terug or object.get_absolute_url()
        return toon_verschil(request, object=object, terug=terug, **self.vlakken(request))
