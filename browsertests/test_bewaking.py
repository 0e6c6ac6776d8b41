"""The watch on every page fires: what it guards against, done on purpose."""

import pytest

from .bewaking import Bewaker

pytestmark = pytest.mark.browser


@pytest.fixture
def losse_pagina(browser, browser_context_args, base_url):
    """A page with a watch of its own, which may see what it must not see."""
    context = browser.new_context(**browser_context_args)
    bewaker = Bewaker(base_url)
    bewaker.bewaak(context)
    page = context.new_page()
    page.goto("/inloggen/")
    yield page, bewaker
    context.close()


def test_schone_pagina_meldt_niets(losse_pagina):
    _, bewaker = losse_pagina
    bewaker.controleer()


@pytest.mark.parametrize(
    "fout, melding",
    [
        ("console.error('stuk')", "console: stuk"),
        ("setTimeout(() => { throw new Error('gevallen') })", "error: gevallen"),
        ("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))", "CSP: script-src"),
        ("document.body.setAttribute('style', 'color: red')", "CSP: style-src"),
        ("document.body.append(Object.assign(new Image(), {src: 'https://elders.test/a.png'}))", "CSP: img-src"),
        ("document.body.append(Object.assign(new Image(), {src: '/static/weg.png'}))", "status of 404"),
    ],
    ids=["console", "uitzondering", "script", "stijl", "plaatje_van_elders", "bestand_weg"],
)
def test_fout_op_een_pagina_wordt_gezien(losse_pagina, fout, melding):
    page, bewaker = losse_pagina
    with page.expect_event("console" if "throw" not in fout else "pageerror"):
        page.evaluate(f"() => {{ {fout} }}")
    page.evaluate("() => new Promise((klaar) => setTimeout(klaar))")
    with pytest.raises(AssertionError, match=melding):
        bewaker.controleer()


def test_verzoek_naar_elders_wordt_gezien(losse_pagina):
    page, bewaker = losse_pagina
    bewaker.sta_toe("console")
    page.goto("about:blank")
    with page.expect_event("requestfailed"):
        page.set_content('<img src="http://127.0.0.1:1/a.png" alt="">')
    with pytest.raises(AssertionError, match="request to another origin: http://127.0.0.1:1/a.png"):
        bewaker.controleer()


def test_elke_context_wordt_bewaakt(new_context, bewaker, page):
    """Also the plugin's own `page`."""
    page.goto("/inloggen/")
    ander = new_context().new_page()
    ander.goto("/inloggen/")
    for pagina in (page, ander):
        with pagina.expect_event("console"):
            pagina.evaluate("console.error('met opzet')")
    assert len(bewaker.fouten) == 2
    bewaker.fouten.clear()
