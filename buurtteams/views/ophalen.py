"""May you, after the fetch; and the way back. Not seen is 404 (the fetch), seen but not to be changed is 403."""

from django.core.exceptions import PermissionDenied
from django.utils.http import url_has_allowed_host_and_scheme


def eis(mag):
    if not mag:
        raise PermissionDenied


def terugweg(request, anders):
    """Where to go after saving: the page that the form came from, if it is one of ours."""
    terug = request.POST.get("terug") or request.GET.get("terug") or ""
    return terug if url_has_allowed_host_and_scheme(terug, allowed_hosts=None) else anders
