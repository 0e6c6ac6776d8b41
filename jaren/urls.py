"""The site map of the year. Access per row: plannen/tests/toegang.py."""

app_name = "jaren"
urlpatterns = []
