"""The access table of the year, one list per part of it. The notation: plannen/tests/toegang_rij.py."""

from . import toegang_bespreking, toegang_herinneringen, toegang_jaar, toegang_terugblik, toegang_verslag

DELEN = [toegang_bespreking, toegang_herinneringen, toegang_jaar, toegang_terugblik, toegang_verslag]


def jaarrijen():
    return [rij for deel in DELEN for rij in deel.rijen()]
