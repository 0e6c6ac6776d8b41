"""What no page may do in any browser test: log an error, break the content security policy, or leave its own origin."""

import re
from urllib.parse import urlsplit

GEWEIGERD = "Failed to load resource: the server responded with a status of 4"
LUISTER = """
document.addEventListener("securitypolicyviolation", (melding) =>
  console.error(`CSP: ${melding.violatedDirective} blocked ${melding.blockedURI} on ${melding.documentURI}`));
"""


BELEID = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def beleid_van(antwoord):
    """The content security policy of an answer, as a set of its rules."""
    return set(antwoord.headers["content-security-policy"].split("; "))


class Bewaker:
    def __init__(self, thuis):
        self.thuis = thuis
        self.fouten = []
        self.toegestaan = []

    def bewaak(self, context):
        # Chromium logs a violation itself too; this adds those of a policy that only reports.
        context.add_init_script(LUISTER)
        context.on("console", self._console)
        context.on("weberror", lambda fout: self._noteer(f"error: {fout.error}"))
        context.on("request", self._verzoek)

    def sta_toe(self, patroon):
        """For a test that causes this itself, such as a lost connection."""
        self.toegestaan.append(patroon)

    def controleer(self):
        assert not self.fouten, "\n".join(["The browser saw:", *self.fouten])

    def _noteer(self, tekst):
        if not any(re.search(patroon, tekst) for patroon in self.toegestaan):
            self.fouten.append(tekst)

    def _console(self, bericht):
        if bericht.type != "error":
            return
        adres = bericht.location.get("url", "")
        # A refused page or htmx part: whether that is right, the test itself says. A missing file is never right.
        if bericht.text.startswith(GEWEIGERD) and not urlsplit(adres).path.startswith("/static/"):
            return
        self._noteer(f"console: {bericht.text} ({adres})")

    def _verzoek(self, verzoek):
        if not verzoek.url.startswith((f"{self.thuis}/", "data:", "blob:", "about:")):
            self._noteer(f"request to another origin: {verzoek.url}")
