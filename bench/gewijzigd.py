"""The product as it answers when something changed before every request: a new stamp on each year, in one write.

What that write costs is in the figure: a page "after a change" costs this at most.
"""

from django.db import connection

from buurtteams.wsgi import application as product

HEX = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "md5(random()::text)"}


def application(environ, start_response):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE plannen_cijferstempel SET stand = {HEX[connection.vendor]} WHERE nummer > 0")
    return product(environ, start_response)
