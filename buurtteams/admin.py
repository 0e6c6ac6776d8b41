from allauth.account.models import EmailAddress
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django_tasks_db.models import DBTaskResult

from .beheer import AlleenLezen, Beheren, Regels
from .forms.aanmelden import WachtwoordVergetenForm
from .models import (
    Aanbeveling,
    Buurtteam,
    Gebruiker,
    Instelling,
    Knelpunt,
    Onderdeel,
    Rol,
    Thema,
    Uitnodiging,
    Uitvoering,
    Wijk,
)

# Rights come from Rol, and an address from Gebruiker: these pages would only mislead. That of a job shows tracebacks;
# what came of the jobs stands on /herinneringen/.
for model in (Group, EmailAddress, DBTaskResult):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


class MetSlug(Beheren):
    """The slug is filled in once; it is the key of the reference data and stands in addresses."""

    prepopulated_fields = {"slug": ["naam"]}

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields


@admin.register(Wijk)
class WijkBeheer(MetSlug):
    list_display = ["naam", "nummer", "code"]
    fields = ["nummer", "naam", "slug", "code", "rij", "kolom"]


@admin.register(Instelling)
class InstellingBeheer(MetSlug):
    list_display = ["naam", "onderdeel"]
    fields = ["naam", "slug", "onderdeel"]


class OnderdeelRegels(Regels):
    model = Onderdeel
    max_num = 2
    can_delete = False
    show_change_link = True


@admin.register(Buurtteam)
class BuurtteamBeheer(MetSlug):
    list_display = ["naam", "wijk", "naam_bevestigd"]
    list_filter = ["wijk"]
    list_select_related = ["wijk"]
    search_fields = ["naam"]
    fields = ["naam", "naam_bevestigd", "slug", "wijk", "adres", "telefoon", "openingstijden"]
    inlines = [OnderdeelRegels]


class UitvoeringRegels(Regels):
    model = Uitvoering


@admin.register(Onderdeel)
class OnderdeelBeheer(Beheren):
    """Reached from its team; here stands which instelling runs it, from when until when."""

    list_display = ["buurtteam", "soort"]
    list_select_related = ["buurtteam"]
    list_filter = ["soort"]
    search_fields = ["buurtteam__naam"]
    readonly_fields = ["buurtteam", "soort"]
    inlines = [UitvoeringRegels]

    def has_add_permission(self, request):
        return False


@admin.register(Thema)
class ThemaBeheer(MetSlug):
    list_display = ["naam", "korte_naam", "volgorde"]
    fields = ["volgorde", "naam", "korte_naam", "slug", "omschrijving"]


@admin.register(Knelpunt)
class KnelpuntBeheer(Beheren):
    verwijderbaar = True
    list_display = ["code", "titel", "thema"]
    list_filter = ["thema"]
    list_select_related = ["thema"]
    search_fields = ["code", "titel"]


@admin.register(Aanbeveling)
class AanbevelingBeheer(Beheren):
    verwijderbaar = True
    list_display = ["code", "titel", "thema"]
    list_filter = ["thema"]
    list_select_related = ["thema"]
    search_fields = ["code", "titel"]


class RolRegels(Regels):
    """A role that ends keeps its row, with a last day. Removing it takes the rights away at once."""

    model = Rol
    verbose_name_plural = "rollen: een rol met een einddatum telt nog tot en met die dag"


@admin.register(Gebruiker)
class GebruikerBeheer(Beheren):
    """People come by invitation and leave by switching the account off; what they wrote keeps its author."""

    list_display = ["naam", "email", "is_active", "last_login"]
    list_filter = ["is_active", "rol__soort"]
    search_fields = ["naam", "email"]
    fields = ["naam", "email", "is_active", "last_login", "date_joined"]
    readonly_fields = ["last_login", "date_joined"]
    inlines = [RolRegels]
    actions = ["stuur_herstelmail"]

    def has_add_permission(self, request):
        return False

    @admin.action(description="Mail een link om een nieuw wachtwoord te kiezen")
    def stuur_herstelmail(self, request, gebruikers):
        for gebruiker in gebruikers.filter(is_active=True):
            form = WachtwoordVergetenForm({"email": gebruiker.email})
            if form.is_valid():
                form.save(request)
        messages.success(request, "De link is verstuurd aan wie mag inloggen.")


@admin.register(Uitnodiging)
class UitnodigingBeheer(AlleenLezen):
    list_display = ["email", "naam", "soort", "stand", "gemaakt_op", "door"]
    list_filter = ["soort"]
    list_select_related = ["door"]
    search_fields = ["email", "naam"]
    exclude = ["sleutel_hash"]
