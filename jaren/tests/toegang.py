"""The access table of the year, one list per part of it. The notation: plannen/tests/toegang_rij.py."""

RIJEN = []


def jaarrijen():
    return RIJEN
