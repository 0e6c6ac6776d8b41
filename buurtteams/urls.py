"""The site map. Access per row: plannen/tests/toegang.py."""

from django.contrib import admin
from django.urls import include, path, re_path

from .views import aanmelden, gezondheid, uitnodigen

urlpatterns = [
    path("gezondheid/", gezondheid.gezondheid, name="gezondheid"),
    # Signing in. There is no sign-up: people come by invitation.
    path("inloggen/", aanmelden.inloggen, name="account_login"),
    path("uitloggen/", aanmelden.uitloggen, name="account_logout"),
    path("account/", aanmelden.account, name="account"),
    path("account/herinneringen/", aanmelden.account_herinneringen, name="account_herinneringen"),
    path("account/uitgezet/", aanmelden.uitgezet, name="account_inactive"),
    path("account/wachtwoord/", aanmelden.wachtwoord_wijzigen, name="account_change_password"),
    path("account/wachtwoord/vergeten/", aanmelden.wachtwoord_vergeten, name="account_reset_password"),
    path(
        "account/wachtwoord/vergeten/verstuurd/",
        aanmelden.wachtwoord_vergeten_verstuurd,
        name="account_reset_password_done",
    ),
    re_path(
        r"^account/wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        aanmelden.wachtwoord_nieuw,
        name="account_reset_password_from_key",
    ),
    # Invitations
    path("uitnodigingen/", uitnodigen.uitnodigingen, name="uitnodigingen"),
    path("uitnodigingen/nieuw/", uitnodigen.uitnodiging_nieuw, name="uitnodiging_nieuw"),
    path("uitnodigingen/<int:pk>/opnieuw/", uitnodigen.uitnodiging_opnieuw, name="uitnodiging_opnieuw"),
    path("uitnodigingen/<int:pk>/intrekken/", uitnodigen.uitnodiging_intrekken, name="uitnodiging_intrekken"),
    path("uitnodiging/<str:sleutel>/", uitnodigen.uitnodiging_aanvaarden, name="uitnodiging_aanvaarden"),
    # The Django admin; its own sign-in pages lead to ours
    path("beheer/login/", aanmelden.naar_inloggen),
    path("beheer/logout/", aanmelden.uitloggen),
    path("beheer/", admin.site.urls),
    path("samenwerking/", include("samenwerking.urls")),
    path("", include("plannen.urls")),
    path("", include("jaren.urls")),
]

handler403 = "buurtteams.views.opnieuw.geen_recht"
