"""The page on which a refused POST comes back with everything that was typed in it."""

from django.shortcuts import render
from django_htmx.http import reswap, retarget

from ..bewaard import Bewaard
from ..forms.aanmelden import InlogForm


def opnieuw_versturen(request, bewaard, *, form=None, status=403, vreemd=False):
    """Everything that was typed, as text and as hidden fields, with the way to send it after all.

    `vreemd`: the POST came from another site. Then the text is shown, but nothing here sends it.
    """
    aanmelden = not vreemd and bewaard.vraagt_aanmelding and not request.user.is_authenticated
    antwoord = render(
        request,
        "buurtteams/opnieuw_versturen.html",
        {
            "bewaard": bewaard,
            "vreemd": vreemd,
            "form": (form or InlogForm(request=request)) if aanmelden else None,
            "weer_ingelogd": status == 200,
        },
        # htmx swaps a 422 into the page and leaves a 403 out (htmx-config in basis.html).
        status=422 if request.htmx else status,
    )
    return reswap(retarget(antwoord, "body"), "innerHTML") if request.htmx else antwoord


def geen_recht(request, exception=None):
    """403. What was typed comes back to be copied: the right may have gone while somebody was writing."""
    bewaard = Bewaard.van(request) if request.method == "POST" else None
    return render(request, "403.html", {"bewaard": bewaard}, status=403)


def komt_van_onszelf(request, reason):
    """Only then may one click send it. Browsers tell the origin of every POST; what tells nothing is no browser."""
    ander_adres = reason.startswith(("Origin checking", "Referer checking"))
    return not ander_adres and request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
