"""Template tags of the crispy template pack `nlds` (templates/nlds/): NL Design System form controls."""

from django import template
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def heeft_klasse(veld, klasse):
    return klasse in veld.field.widget.attrs.get("class", "").split()


WIDGETKLASSEN = {
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "select": "utrecht-select utrecht-select--html-select",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
    "file": "bestandskeuze",
}


def widgetsoort(widget):
    soort = getattr(widget, "input_type", None)
    return soort or ("textarea" if type(widget).__name__.endswith("Textarea") else "")


@register.filter
def soort(veld):
    """The kind of control: text, date, file, select, radio, checkbox, textarea, or meervoud for several checkboxes."""
    if getattr(veld.field.widget, "allow_multiple_selected", False) and widgetsoort(veld.field.widget) == "checkbox":
        return "meervoud"
    return widgetsoort(veld.field.widget)


@register.filter
def heeft_teller(veld):
    return widgetsoort(veld.field.widget) == "textarea" and bool(veld.field.widget.attrs.get("maxlength"))


@register.simple_tag
def invoer(veld):
    """Render only the control of a field with its NL Design System classes; classes of the widget itself are kept."""
    widget = veld.field.widget
    delen = getattr(widget, "widgets", None)
    if delen:
        for deel in delen:
            basis = WIDGETKLASSEN.get(widgetsoort(deel), "utrecht-textbox utrecht-textbox--html-input")
            deel.attrs.setdefault("class", basis)
        return mark_safe(veld.as_widget())
    basis = WIDGETKLASSEN.get(widgetsoort(widget), "utrecht-textbox utrecht-textbox--html-input")
    klassen = f"{basis} {widget.attrs.get('class', '')}".strip()
    attrs = {"class": klassen}
    if (
        veld.use_fieldset and veld.aria_describedby
    ):  # ClearableFileInput: Django leaves it to a fieldset that a lone file input does not need
        attrs["aria-describedby"] = veld.aria_describedby
    if heeft_teller(veld):
        attrs["data-teller"] = ""
        attrs["aria-describedby"] = f"{veld.aria_describedby or ''} {veld.auto_id}_teller".strip()
    return veld.as_widget(attrs=attrs)


@register.simple_tag
def keuze_invoer(optie):
    """Render one radio button or checkbox of a group, with the widget's own attributes and our classes."""
    soort_optie = optie.data["type"]
    naam = "utrecht-radio-button" if soort_optie == "radio" else "utrecht-checkbox"
    optie.data["attrs"] = {**optie.data["attrs"], "class": f"{naam} {naam}--html-input"}
    return optie.tag()
