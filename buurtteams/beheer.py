"""The Django admin at /beheer/: behind the same sign-in as the rest, for the role beheer only."""

from functools import wraps

from django import forms
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.http import Http404, HttpResponseNotAllowed

METHODEN = ("GET", "HEAD", "POST")
# The browser's own date field: no script, and usable on a phone.
DATUMVELD = {models.DateField: {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}}


class BeheerConfig(AdminConfig):
    default_site = "buurtteams.beheer.BeheerSite"


class BeheerSite(admin.AdminSite):
    site_title = site_header = "Beheer van Rondetafel"
    index_title = "Beheer"
    empty_value_display = "geen"
    enable_nav_sidebar = False

    def has_permission(self, request):
        return request.user.is_authenticated and request.user.is_staff

    def admin_view(self, view, cacheable=False):
        """Whoever is signed in without the role meets the same page as for an address that does not exist."""
        binnen = super().admin_view(view, cacheable)

        @wraps(binnen)
        def alleen_beheer(request, *args, **kwargs):
            if not self.has_permission(request):
                raise Http404
            if request.method not in METHODEN:
                return HttpResponseNotAllowed(METHODEN)
            return binnen(request, *args, **kwargs)

        return alleen_beheer

    def get_urls(self):
        """Without the admin's own sign-in, sign-out and password pages: they count no wrong guesses (urls.py)."""
        eigen = {"login", "logout", "password_change", "password_change_done"}
        return [patroon for patroon in super().get_urls() if getattr(patroon, "name", None) not in eigen]


def zonder_snelkoppelingen(veld):
    """The select itself, without the admin's pop-up links beside it: everything has a page of its own."""
    if veld and isinstance(veld.widget, RelatedFieldWidgetWrapper):
        veld.widget = veld.widget.widget
    return veld


class Beheren(admin.ModelAdmin):
    """What beheer keeps up. Nothing can be removed unless `verwijderbaar`: what was, stays readable."""

    formfield_overrides = DATUMVELD
    verwijderbaar = False
    list_per_page = 50
    view_on_site = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return zonder_snelkoppelingen(super().formfield_for_dbfield(db_field, request, **kwargs))

    def has_delete_permission(self, request, obj=None):
        return self.verwijderbaar and super().has_delete_permission(request, obj)


class Regels(admin.StackedInline):
    """Rows of another model on the page of the one that they belong to."""

    formfield_overrides = DATUMVELD
    extra = 0
    view_on_site = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return zonder_snelkoppelingen(super().formfield_for_dbfield(db_field, request, **kwargs))


class AlleenLezen(Beheren):
    """What the admin may show, and only the product itself changes."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
