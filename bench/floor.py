"""The floor: the least that a Django application does for a page and a submission, to hold İmece against.

One file, no rights, no files, no mail. `/page/` reads the session and the person, asks one question and shows twenty
rows; `/form/` takes nine fields and writes four rows in one transaction. `python -m bench.floor` makes its tables and
rows and prints the keys of signed-in sessions; granian serves `bench.floor:application`. FLOOR_DATABASE_URL names
the database (sqlite:///FILE or postgresql://USER@HOST:PORT/NAME).
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

import django
from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

PAGE = (
    "<!doctype html><title>Records</title><h1>Records</h1><table>{% for each in records %}<tr>"
    "<td><a href='/r/{{ each.id }}'>{{ each.title }}</a><td>{{ each.state }}<td>{{ each.amount|floatformat:2 }}"
    "{% endfor %}</table>"
)
FORM = "<!doctype html><form method=post>{% csrf_token %}{{ form.as_p }}<button>Send</button></form>"
TEMPLATES_IN_MEMORY = ("django.template.loaders.locmem.Loader", {"page.html": PAGE, "form.html": FORM})
RECORDS = 10_000
PEOPLE = 60


def database_of(address: str) -> dict[str, Any]:
    """Django's settings for the database; the same pragmas as İmece's on SQLite."""
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        pragmas = "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
        options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": address.removeprefix("sqlite:///"),
            "OPTIONS": options,
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": parts.username or "",
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
    }


def contrib(*names: str) -> list[str]:
    """Django's own applications."""
    return [f"django.contrib.{name}" for name in names]


settings.configure(
    SECRET_KEY="only-for-measuring-" + "f" * 32,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=contrib("contenttypes", "auth", "sessions", "messages"),
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    DATABASES={"default": database_of(os.environ.get("FLOOR_DATABASE_URL", "sqlite:///floor.sqlite3"))},
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [("django.template.loaders.cached.Loader", [TEMPLATES_IN_MEMORY])],
            },
        }
    ],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
)
django.setup()

# Models and what needs them can be imported only when Django is set up, hence the order of this file.
from django import forms  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.shortcuts import redirect, render  # noqa: E402
from django.urls import path  # noqa: E402


class Record(models.Model):
    """What the page lists."""

    title = models.CharField(max_length=200)
    state = models.CharField(max_length=20)
    amount = models.DecimalField(max_digits=14, decimal_places=2)

    objects: ClassVar[models.Manager[Record]] = models.Manager()

    class Meta:
        app_label = "floor"

    def __str__(self) -> str:
        return self.title


class Submission(models.Model):
    """What the form sends."""

    person_id = models.IntegerField(db_index=True)
    title = models.CharField(max_length=200)
    content = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Submission]] = models.Manager()

    class Meta:
        app_label = "floor"

    def __str__(self) -> str:
        return self.title


class Trace(models.Model):
    """What is noted beside a submission."""

    submission = models.ForeignKey(Submission, models.CASCADE)
    kind = models.CharField(max_length=20)
    content = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Trace]] = models.Manager()

    class Meta:
        app_label = "floor"

    def __str__(self) -> str:
        return self.kind


class SubmissionForm(forms.Form):
    """Nine fields of the usual kinds."""

    title = forms.CharField(max_length=200)
    email = forms.EmailField()
    amount = forms.DecimalField(max_digits=14, decimal_places=2)
    short = forms.CharField(max_length=300)
    number = forms.IntegerField(required=False)
    purpose = forms.CharField(widget=forms.Textarea, max_length=5000)
    method = forms.CharField(widget=forms.Textarea, max_length=5000)
    results = forms.CharField(widget=forms.Textarea, max_length=5000)
    budget = forms.CharField(widget=forms.Textarea, max_length=5000)


def page(request: HttpRequest) -> HttpResponse:
    """Twenty rows for a signed-in person."""
    return render(
        request, "page.html", {"records": Record.objects.order_by("-id")[:20], "who": request.user.pk}
    )


def form(request: HttpRequest) -> HttpResponse:
    """Show the form; keep a submission with three traces."""
    if not request.user.is_authenticated:
        return HttpResponse("Sign in.", status=403)
    filled = SubmissionForm(request.POST or None)
    if request.method != "POST" or not filled.is_valid():
        return render(request, "form.html", {"form": filled})
    content = filled.cleaned_data | {"amount": str(filled.cleaned_data["amount"])}
    with transaction.atomic():
        made = Submission.objects.create(person_id=request.user.pk, title=content["title"], content=content)
        Trace.objects.bulk_create(
            Trace(submission=made, kind=kind, content=content) for kind in ("revision", "trail", "outbox")
        )
    return redirect(f"/done/{made.pk}/")


def done(request: HttpRequest, number: int) -> HttpResponse:
    """The receipt."""
    title = Submission.objects.values_list("title", flat=True).get(pk=number)
    return HttpResponse(f"<h1>Received {title}</h1>")


urlpatterns = [path("page/", page), path("form/", form), path("done/<int:number>/", done)]
application = get_wsgi_application()


def prepare() -> list[str]:
    """Make tables, rows and people; the keys of their sessions."""
    from django.contrib.auth.models import User  # noqa: PLC0415 -- an app's models, after the set-up
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415 -- as above
    from django.core.management import call_command  # noqa: PLC0415 -- only here

    call_command("migrate", verbosity=0)
    there = connection.introspection.table_names()
    with connection.schema_editor() as editor:
        for model in (Record, Submission, Trace):
            if model._meta.db_table not in there:
                editor.create_model(model)
    if not Record.objects.exists():
        Record.objects.bulk_create(
            Record(title=f"Record number {number} of the floor", state="open", amount=number)
            for number in range(RECORDS)
        )
    keys = []
    for number in range(PEOPLE):
        person, _made = User.objects.get_or_create(username=f"person{number}")
        session = SessionStore()
        session["_auth_user_id"] = str(person.pk)
        session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
        session["_auth_user_hash"] = person.get_session_auth_hash()
        session.save()
        keys.append(str(session.session_key))
    return keys


if __name__ == "__main__":
    print(json.dumps(prepare()))
