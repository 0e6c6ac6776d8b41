import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_antwoordt_ook_zonder_inloggen(client):
    antwoord = client.get("/gezondheid/")
    assert (antwoord.status_code, antwoord.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_zegt_het_als_de_database_niet_antwoordt(client):
    def weg(*args):
        raise OperationalError

    with connection.execute_wrapper(weg):
        antwoord = client.get("/gezondheid/")
    assert (antwoord.status_code, antwoord.json()) == (503, {"status": "database niet bereikbaar"})


def test_verandert_niets(client):
    assert client.post("/gezondheid/").status_code == 405
