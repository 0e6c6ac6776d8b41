"""The crispy template pack `nlds`: form fields as NL Design System components.

Fields are put together here and not in templates, because Django renders every widget and every option through a
template of its own: that made a form the slowest part of its page. A widget with a template of its own keeps it.
"""

from django import template
from django.forms import CheckboxSelectMultiple, Textarea
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import mark_safe

from buurtteams.templatetags.rondetafel import KOERSEN, koers

register = template.Library()

TEKSTVAK = "utrecht-textbox utrecht-textbox--html-input"
KLASSEN = {
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
    "file": "bestandskeuze",
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "select": "utrecht-select utrecht-select--html-select",
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
}
DJANGO = "django/forms/widgets/"
ZELF_GEMAAKT = {
    f"{DJANGO}{naam}.html"
    for naam in (
        *("checkbox", "color", "date", "datetime", "email", "hidden", "input", "number", "password", "search"),
        *("select", "tel", "text", "textarea", "time", "url"),
    )
}


def soort(widget):
    """The kind of control: text, date, file, select, radio, checkbox, textarea, or meervoud for several checkboxes."""
    if isinstance(widget, CheckboxSelectMultiple):
        return "meervoud"
    return "textarea" if isinstance(widget, Textarea) else getattr(widget, "input_type", "")


def attributen(attrs):
    delen = []
    for naam, waarde in attrs.items():
        if waarde is True:
            delen.append(f" {escape(naam)}")
        elif waarde is not False and waarde is not None:
            delen.append(f' {escape(naam)}="{escape(str(waarde))}"')
    return "".join(delen)


def waarde_attribuut(waarde):
    return "" if waarde is None else f' value="{escape(str(waarde))}"'


def optie_html(optie):
    attrs = f"{waarde_attribuut(optie['value'])}{attributen(optie['attrs'])}"
    return f"<option{attrs}>{conditional_escape(optie['label'])}</option>"


def keuzen_html(optgroepen):
    html = ""
    for groep, opties, _ in optgroepen:
        groepshtml = "".join(optie_html(optie) for optie in opties)
        html += f'<optgroup label="{escape(groep)}">{groepshtml}</optgroup>' if groep else groepshtml
    return html


def widget_html(veld, attrs):
    """What `veld.as_widget(attrs=attrs)` gives, without a template for the widgets that Django brings."""
    widget = veld.field.widget
    if widget.template_name not in ZELF_GEMAAKT:
        return veld.as_widget(attrs=attrs)
    if veld.field.localize:
        widget.is_localized = True
    attrs = veld.build_widget_attrs(attrs, widget)
    if veld.auto_id and "id" not in widget.attrs:
        attrs.setdefault("id", veld.auto_id)
    gegevens = widget.get_context(veld.html_name, veld.value(), attrs)["widget"]
    begin = f'name="{escape(gegevens["name"])}"{attributen(gegevens["attrs"])}'
    if widget.template_name.endswith("textarea.html"):
        return mark_safe(f"<textarea {begin}>\n{escape(gegevens['value'] or '')}</textarea>")
    if widget.template_name.endswith("select.html"):
        return mark_safe(f"<select {begin}>{keuzen_html(gegevens['optgroups'])}</select>")
    return mark_safe(f'<input type="{escape(gegevens["type"])}" {begin}{waarde_attribuut(gegevens["value"])}>')


def heeft_teller(veld):
    return soort(veld.field.widget) == "textarea" and bool(veld.field.widget.attrs.get("maxlength"))


@register.simple_tag
def invoer(veld):
    """Only the control of a field, with its classes; classes of the widget itself are kept."""
    widget = veld.field.widget
    if veld.is_hidden:
        return widget_html(veld, {})
    for deel in getattr(widget, "widgets", ()):
        deel.attrs.setdefault("class", KLASSEN.get(soort(deel), TEKSTVAK))
    if hasattr(widget, "widgets"):
        return veld.as_widget()
    attrs = {"class": f"{KLASSEN.get(soort(widget), TEKSTVAK)} {widget.attrs.get('class', '')}".strip()}
    # Django leaves the description of a file input to a fieldset, which a lone file input does not need.
    beschreven_door = (veld.aria_describedby or "") if veld.use_fieldset or heeft_teller(veld) else ""
    if heeft_teller(veld):
        attrs["data-teller"] = ""
        beschreven_door = f"{beschreven_door} {veld.auto_id}_teller".strip()
    if beschreven_door:
        attrs["aria-describedby"] = beschreven_door
    return widget_html(veld, attrs)


def optioneel(veld):
    if veld.field.required or veld.field.disabled or getattr(veld.form, "toon_optioneel", True) is False:
        return ""
    return mark_safe(' <span class="veld__optioneel">(niet verplicht)</span>')


def hulp_en_fout(veld, met_fouten):
    html = ""
    if veld.help_text:
        klasse = "utrecht-form-field-description veld__hulp"
        html += f'<div class="{klasse}" id="{veld.auto_id}_helptext">{veld.help_text}</div>'
    if met_fouten and veld.errors:
        regels = "".join(f'<span class="veld__foutregel">{conditional_escape(fout)}</span>' for fout in veld.errors)
        html += f'<div class="utrecht-form-field-error-message veld__fout" id="{veld.auto_id}_error">{regels}</div>'
    return mark_safe(html)


def omhulsel(veld, soort_omhulsel, extra=""):
    """The attributes of the element around a field."""
    fout = f" utrecht-{soort_omhulsel}--invalid" if veld.errors else ""
    id_attribuut = format_html(' id="div_{}"', veld.auto_id) if veld.auto_id else ""
    return format_html('class="utrecht-{}{} veld {}"{}', soort_omhulsel, fout, extra, id_attribuut)


def gewoon_veld(veld, met_label, met_fouten, extra):
    label = format_html(
        '<label class="utrecht-form-label" for="{}">{}{}</label>', veld.id_for_label, veld.label, optioneel(veld)
    )
    teller = ""
    if heeft_teller(veld):
        hoogste = veld.field.widget.attrs["maxlength"]
        teller = format_html('<p class="teller" id="{}_teller">Ten hoogste {} tekens</p>', veld.auto_id, hoogste)
    return format_html(
        "<div {}>{}{}{}{}</div>",
        omhulsel(veld, "form-field", extra),
        label if met_label else "",
        hulp_en_fout(veld, met_fouten),
        invoer(veld),
        teller,
    )


def vinkje(veld, met_fouten, extra):
    keuze = format_html(
        '<label class="keuze" for="{}">{} <span class="keuze__tekst">{}</span></label>',
        veld.id_for_label,
        invoer(veld),
        veld.label,
    )
    hulp = hulp_en_fout(veld, met_fouten)
    boven, onder = (hulp, "") if veld.errors else ("", hulp)
    return format_html(
        "<div {}>{}{}{}</div>", omhulsel(veld, "form-field", f"veld--vinkje {extra}"), boven, keuze, onder
    )


def keuze_html(optie, als_tegel):
    """One radio button or checkbox of a group with its words; a tile of a koers code shows its badge."""
    gegevens = optie.data
    attrs = {**gegevens["attrs"], "class": KLASSEN[gegevens["type"]]}
    waarde, label = str(gegevens["value"]), gegevens["label"]
    return format_html(
        '<label class="keuze" for="{}"><input type="{}" name="{}" value="{}"{}>'
        ' <span class="keuze__tekst">{}</span></label>',
        gegevens["attrs"].get("id", ""),
        gegevens["type"],
        gegevens["name"],
        waarde,
        mark_safe(attributen(attrs)),
        koers(waarde, woord=label) if als_tegel and waarde in KOERSEN else label,
    )


def keuzeveld(veld, met_fouten, extra):
    """A fieldset around several controls: radio buttons, checkboxes, or the parts of a MultiWidget."""
    klassen = veld.field.widget.attrs.get("class", "").split()
    vorm = next((vorm for vorm in ("keuzetegels", "keuzerij") if vorm in klassen), "keuzelijst")
    if soort(veld.field.widget) in ("radio", "meervoud"):
        opties = mark_safe("".join(keuze_html(optie, vorm == "keuzetegels") for optie in veld.subwidgets))
        inhoud = format_html('<div class="{}">{}</div>', vorm, opties)
    else:
        inhoud = format_html('<div class="veld__delen">{}</div>', invoer(veld))
    beschreven = format_html(' aria-describedby="{}"', veld.aria_describedby) if veld.aria_describedby else ""
    return format_html(
        '<fieldset {}{}><legend class="{}">{}{}</legend>{}{}</fieldset>',
        omhulsel(veld, "form-fieldset", f"utrecht-form-fieldset--html-fieldset {extra}"),
        beschreven,
        "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend veld__legenda",
        veld.label,
        optioneel(veld),
        hulp_en_fout(veld, met_fouten),
        inhoud,
    )


@register.simple_tag
def veld(bound_field, met_label=True, met_fouten=True, extra=""):
    """A whole field: label, help, error, control. Crispy's own switches come in as False or as nothing at all."""
    if bound_field.is_hidden:
        return invoer(bound_field)
    met_label, met_fouten = met_label is not False, met_fouten is not False
    soort_veld = soort(bound_field.field.widget)
    if soort_veld in ("radio", "meervoud") or (bound_field.use_fieldset and soort_veld != "file"):
        return keuzeveld(bound_field, met_fouten, extra)
    if soort_veld == "checkbox":
        return vinkje(bound_field, met_fouten, extra)
    return gewoon_veld(bound_field, met_label, met_fouten, extra)
