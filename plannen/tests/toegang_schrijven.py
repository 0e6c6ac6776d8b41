"""Writes docs/toegang.md again from the access table. Not part of the test run: it is asked for by its name."""

from django.conf import settings

from .toegang import document


def test_schrijf_het_document():
    pad = settings.BASE_DIR / "docs" / "toegang.md"
    pad.write_text(document(), encoding="utf-8")
    assert pad.read_text(encoding="utf-8") == document()
