"""Measures the product as a signed-in user meets it, against a bare Django view in the same run. Start: bin/meet."""
