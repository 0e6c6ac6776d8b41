import pytest
from django.test import RequestFactory

from buurtteams.herkomst import huidig_adres
from buurtteams.middleware import Herkomst


def adres_tijdens(**kop):
    return Herkomst(lambda request: huidig_adres())(RequestFactory().get("/", **kop))


def test_het_adres_van_de_verbinding_telt():
    assert adres_tijdens(REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="10.0.0.1") == "192.0.2.7"


def test_achter_een_vertrouwde_proxy_telt_wat_die_erbij_zette(settings):
    settings.VERTROUWDE_PROXY = True
    assert adres_tijdens(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="10.0.0.1, 192.0.2.7") == "192.0.2.7"
    assert adres_tijdens(REMOTE_ADDR="192.0.2.7") == "192.0.2.7"


@pytest.mark.parametrize("adres", ["", "geen adres", "1.2.3.4.5"])
def test_wat_geen_adres_is_wordt_geen_adres(adres):
    assert adres_tijdens(REMOTE_ADDR=adres) is None


def test_na_het_verzoek_is_het_vergeten():
    adres_tijdens(REMOTE_ADDR="192.0.2.7")
    assert huidig_adres() is None


def test_ook_na_een_fout():
    def mislukt(request):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Herkomst(mislukt)(RequestFactory().get("/", REMOTE_ADDR="192.0.2.7"))
    assert huidig_adres() is None
