"""Every address of İmece. Turkish addresses have no prefix; `/en/…` is the same page in English."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from imece.ground.web import health
from imece.services.accounts.signin_urls import callback_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    *callback_urls,
    path("", include("imece.doors.open_api.urls")),
]
urlpatterns += i18n_patterns(
    path("", include("imece.doors.portal.urls")),
    path("", include("imece.doors.open_api.page_urls")),
    path("", include("imece.doors.backoffice.urls")),
    path("", include("imece.doors.guest_desk.urls")),
    path("", include("imece.overview.calendar.urls")),
    path("", include("imece.overview.finding.urls")),
    path("", include("imece.overview.reports.urls")),
    path("", include("imece.overview.guide.urls")),
    path("", include("imece.overview.bank.urls")),
    path("", include("imece.work.projects.urls")),
    path("", include("imece.work.strategy.urls")),
    path("", include("imece.work.indicators.urls")),
    path("", include("imece.work.advisory.urls")),
    path("", include("imece.work.people.urls")),
    path("", include("imece.work.activities.urls")),
    path("", include("imece.work.contacts.urls")),
    path("", include("imece.services.exchange.urls")),
    path("", include("imece.services.savedfilters.urls")),
    path("", include("imece.services.papers.urls")),
    path("", include("imece.services.atlas.urls")),
    path("", include("imece.services.comments.urls")),
    path("", include("imece.services.duties.urls")),
    path("", include("imece.services.accounts.urls")),
    path("", include("imece.ground.ui.urls")),
    path("account/", include("imece.services.accounts.signin_urls")),
    prefix_default_language=False,
)

handler400 = "imece.ground.web.refusals.bad_request"
handler403 = "imece.ground.web.refusals.forbidden"
handler404 = "imece.ground.web.refusals.not_found"
handler429 = "imece.ground.web.refusals.too_many"
handler500 = "imece.ground.web.refusals.server_error"
