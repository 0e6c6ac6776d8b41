"""The yardstick: a Django view that answers "hello", with no middleware, database or template."""

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("", lambda request: HttpResponse("hello"))]

settings.configure(DEBUG=False, SECRET_KEY="kaal", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)
django.setup()
application = get_wsgi_application()
