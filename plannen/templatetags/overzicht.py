"""Words beneath a stand, for the reading pages."""

from django import template

from ..overzicht import zinnen

register = template.Library()


@register.filter
def ouderdom(stand):
    """How old the report behind a Stand is; where this ronde has none, the last stand and its age."""
    return zinnen.ouderdom(stand)


@register.filter
def leeftijd(dagen):
    """ "vandaag", "1 dag", "12 dagen"."""
    return zinnen.leeftijd(dagen)
