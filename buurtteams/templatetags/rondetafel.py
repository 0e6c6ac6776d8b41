"""Template tags of the house style: icons, koers badges, breadcrumbs, the error summary. Usage: docs/huisstijl.md."""

import re
from functools import lru_cache
from itertools import chain

from django import template
from django.forms import BaseForm
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

# The koers scale and its blanks: code → word on the screen, icon. The colour follows from the code (koers.css).
KOERSEN = {
    "nog_niet_begonnen": ("Nog niet begonnen", "ring"),
    "volgens_planning": ("Gaat goed", "ring-vink"),
    "deels": ("Gaat deels goed", "halve-cirkel"),
    "loopt_vast": ("Loopt vast", "achthoek"),
    "gereed": ("Klaar", "vlag"),
    "gestopt": ("Gestopt", "kruis"),
    "niet_gemeld": ("Nog geen bericht", "streep"),
    "geen_plan": ("Niet in een plan", ""),
}

VERDELING_VOLGORDE = [
    "gereed",
    "volgens_planning",
    "deels",
    "loopt_vast",
    "gestopt",
    "nog_niet_begonnen",
    "niet_gemeld",
]


@lru_cache(maxsize=1)
def icoonnamen():
    return frozenset(re.findall(r'id="i-([a-z-]+)"', get_template("_iconen.svg").render()))


@lru_cache(maxsize=128)
def icoon_html(naam, klasse=""):
    if naam not in icoonnamen():
        raise ValueError(f"Geen icoon met de naam {naam!r} in templates/_iconen.svg")
    return format_html(
        '<svg class="icoon{}" width="16" height="16" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>',
        f" {klasse}" if klasse else "",
        naam,
    )


@register.simple_tag
def icoon(naam, klasse=""):
    """An icon from the sprite; always put a word beside it, the icon itself is hidden from screen readers."""
    return icoon_html(naam, klasse)


@lru_cache(maxsize=64)
def badge_html(code, woord, klein):
    """`woord` is None for the word of the code itself: a page repeats these few badges over and over."""
    standaardwoord, icoonnaam = KOERSEN[code]
    tekst = format_html('<span class="alleen-voorlezen">{}</span>' if klein else "{}", woord or standaardwoord)
    return format_html(
        '<span class="koers koers--{}{}">{}{}</span>',
        code,
        " koers--klein" if klein else "",
        icoon_html(icoonnaam) if icoonnaam else "",
        tekst,
    )


@lru_cache(maxsize=16)
def cel_woord_html(code):
    woord, icoonnaam = KOERSEN[code]
    return format_html('{}<span class="cel__woord">{}</span>', icoon_html(icoonnaam) if icoonnaam else "", woord)


@register.simple_tag
def koers(code, woord="", onder="", klein=False):
    """Badge of a koers: icon, word and colour.

    `klein` leaves the word to screen readers, `onder` is a small second line.
    """
    code = str(code or "geen_plan")
    # An own word stays out of the cache: a safe and an unsafe string with the same letters would share one place.
    badge = badge_html.__wrapped__(code, woord, klein) if woord else badge_html(code, None, klein)
    return format_html('{}<span class="koers__onder">{}</span>', badge, onder) if onder else badge


@register.simple_tag
def koers_cel(code, url="", onder="", voor="", partner=""):
    """One cell of the grid team × theme: the koers as a filled box; `voor` says for whom, for screen readers only.

    `onder` is the small line beneath, `partner` what the partner says of it.
    """
    code = str(code or "geen_plan")
    inhoud = cel_woord_html(code)
    if voor:
        inhoud = format_html('<span class="alleen-voorlezen">{}: </span>{}', voor, inhoud)
    if onder:
        inhoud = format_html('{}<span class="cel__onder">{}</span>', inhoud, onder)
    if partner:
        inhoud = format_html('{}<span class="cel__onder cel__partner">{}</span>', inhoud, partner)
    if url:
        return format_html('<a class="cel koers--{}" href="{}">{}</a>', code, url, inhoud)
    return format_html('<span class="cel koers--{}">{}</span>', code, inhoud)


@register.simple_tag
def kruimel(label, url=""):
    """One step of the breadcrumb trail; without url it is the page itself."""
    if url:
        return format_html(
            '<li class="utrecht-breadcrumb-nav__item"><a class="utrecht-breadcrumb-nav__link" href="{}">{}</a></li>',
            url,
            label,
        )
    return format_html(
        '<li class="utrecht-breadcrumb-nav__item"><span class="utrecht-breadcrumb-nav__link'
        ' utrecht-breadcrumb-nav__link--current" aria-current="page">{}</span></li>',
        label,
    )


@register.simple_tag(takes_context=True)
def menukruimel(context):
    """The part of the menu that this page stands under, as a step of the trail; for whoever has it in the menu."""
    boven = [punt for punt in context.get("navigatie", []) if punt.actief and punt.url != context["request"].path]
    return kruimel(boven[0].label, boven[0].url) if boven else ""


@register.filter
def conceptsleutels(extra_tags):
    """The keys in a message's extra_tags ("concept:plan-12 …"): the drafts that the browser may forget."""
    return [tag.removeprefix("concept:") for tag in (extra_tags or "").split() if tag.startswith("concept:")]


def veldanker(veld):
    """The id of the element that an error link can focus: the first input where a widget has several."""
    return veld.id_for_label or f"{veld.auto_id}_0"


def met_leesteken(label):
    return label if label.endswith(("?", ".", "!", ":")) else f"{label}:"


def fouten_van(form, naam=""):
    """Yield (anchor, text) per error of one form; an error on a hidden field has nothing to jump to."""
    for fout in form.non_field_errors():
        yield "", f"{naam}{fout}"
    for veld in form:
        for fout in veld.errors:
            anker = "" if veld.is_hidden else veldanker(veld)
            yield anker, f"{naam}{met_leesteken(veld.label)} {fout}"


def fouten_van_rijen(formset):
    rijnaam = getattr(formset, "rijnaam", "Rij")
    for fout in formset.non_form_errors():
        yield f"{formset.prefix}-rijen", str(fout)
    for nummer, form in enumerate(formset.forms, start=1):
        if not (formset.can_delete and formset._should_delete_form(form)):
            yield from fouten_van(form, f"{rijnaam} {nummer}, ")


@register.inclusion_tag("_foutenlijst.html")
def foutenlijst(*formulieren):
    """The error summary above a form: every error of the given forms and formsets, each linked to its field."""
    fouten = []
    for formulier in chain.from_iterable(deel if isinstance(deel, list) else [deel] for deel in formulieren):
        if formulier is not None and formulier.is_bound:
            fouten += fouten_van(formulier) if isinstance(formulier, BaseForm) else fouten_van_rijen(formulier)
    aantal = len(fouten)
    if any(anker for anker, _ in fouten):
        titel = f"U bent er bijna. Nog {'één ding' if aantal == 1 else f'{aantal} dingen'}:"
    else:
        titel = "Er ging iets mis"
    return {"fouten": fouten, "titel": titel}


@register.simple_tag
def verdeling(telling):
    """A bar with one piece per plan, from a dict code → count; the words that say the same stand beside it."""
    delen = "".join(
        f'<span class="verdeling__deel koers--{code}"></span>' * telling.get(code, 0) for code in VERDELING_VOLGORDE
    )
    return mark_safe(f'<span class="verdeling" aria-hidden="true">{delen}</span>')
