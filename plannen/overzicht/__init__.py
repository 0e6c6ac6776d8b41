"""What the reading pages compute: functions that take rows and a day, and know of no request.

planregels.py the plans of a year as light rows, stad.py the city, aandacht.py what needs attention, thema.py one theme,
teams.py one team or all, lijst.py the list of plans, zinnen.py the sentences. Layer: above rechten, below views.
"""
