"""The site map. Access per row: plannen/tests/toegang.py."""

from allauth.account import views as allauth
from django.contrib import admin
from django.urls import include, path, re_path

from .views import aanmelden, gezondheid, uitnodigen

urlpatterns = [
    path("gezondheid/", gezondheid.gezondheid, name="gezondheid"),
    # Signing in. There is no sign-up: people come by invitation.
    path("inloggen/", aanmelden.inloggen, name="account_login"),
    path("uitloggen/", aanmelden.uitloggen, name="account_logout"),
    path("account/", aanmelden.account, name="account"),
    path("account/uitgezet/", allauth.account_inactive, name="account_inactive"),
    path("account/wachtwoord/", allauth.password_change, name="account_change_password"),
    path("account/wachtwoord/vergeten/", allauth.password_reset, name="account_reset_password"),
    path("account/wachtwoord/vergeten/verstuurd/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^account/wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        allauth.password_reset_from_key,
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
    path("", include("plannen.urls")),
]
