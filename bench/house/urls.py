"""İmece's addresses and two bare pages."""

from django.urls import path

from bench.house import views
from imece.config import urls

urlpatterns = [
    path("bench/<slug:office>/staff/", views.staff),
    path("bench/public/", views.public),
    *urls.urlpatterns,
]
handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
