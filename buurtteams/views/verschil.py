"""The page on which the second of two people chooses, field by field."""

from django.shortcuts import render

from ..forms.verschil import basis_van, lees_basis, lees_keuzes, pas_toe, verschillen

NIET_MEENEMEN = ("csrfmiddlewaretoken", "versie", "basis")


def is_te_bewaren(naam):
    return naam not in NIET_MEENEMEN and not naam.startswith("keuze:")


def na_keuze(request, *, mijn, hun):
    """What I typed, with their value where I chose theirs."""
    return pas_toe(request.POST.copy(), mijn, hun, lees_keuzes(request.POST))


def toon_verschil(request, *, object, mijn, hun, terug, rijen=(), toegevoegd=(), mag_opslaan=True):
    """Nothing was saved; everything typed travels along in the page. 409: the state of the resource conflicts."""
    basis = lees_basis(request.POST.get("basis"))
    verborgen = [(naam, w) for naam in request.POST if is_te_bewaren(naam) for w in request.POST.getlist(naam)]
    inhoud = {
        "object": object,
        "verschillen": [*verschillen(mijn, hun, basis), *rijen],
        "toegevoegd": toegevoegd,
        "verborgen": verborgen,
        "basis": basis_van(hun),
        "versie": object.versie,
        "terug": terug,
        "mag_opslaan": mag_opslaan,
        "concept": request.POST.get("concept", ""),
    }
    return render(request, "buurtteams/verschil.html", inhoud, status=409 if mag_opslaan else 403)
