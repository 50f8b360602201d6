"""The filters of the list of people: in the address, shown as chips, the same for page, fragment, export and segment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.ground.web.filters import FilterForm
from imece.services.reference.choices import province_choices
from imece.work.activities.choices import TargetGroup
from imece.work.contacts.choices import InstitutionKind
from imece.work.people import queries
from imece.work.people.choices import Basis, Language
from imece.work.people.models import ContactPoint, Role

if TYPE_CHECKING:
    from django.http import QueryDict

    from imece.services.accounts.actor import Actor
    from imece.work.people.querysets import PersonQuerySet

ANY: Final = ("", _("all"))
SORTS: Final = {"name": ("sort_key", "pk"), "changed": ("changed_at", "pk")}
DEFAULT_SORT: Final = "name"
STATES: Final = (
    ANY,
    ("main", _("main contacts")),
    ("former", _("without a present role")),
    ("no_mail", _("without an e-mail address")),
    ("withdrawn", _("consent withdrawn")),
    ("not_notified", _("information notice not given yet")),
)


class PersonFilter(FilterForm):
    """Search, tag, target group, institution and its kind and province, language, ground, unit, state."""

    q = forms.CharField(label=_("Search"), max_length=200)
    tag = forms.ChoiceField(label=_("Tag"))
    group = forms.ChoiceField(label=_("Target group"), choices=[ANY, *TargetGroup.choices])
    institution = forms.CharField(label=_("Institution"), max_length=100)
    kind = forms.ChoiceField(label=_("Kind of institution"), choices=[ANY, *InstitutionKind.choices])
    province = forms.ChoiceField(label=_("Province of the institution"))
    language = forms.ChoiceField(label=_("Language"), choices=[ANY, *Language.choices])
    basis = forms.ChoiceField(label=_("Ground"), choices=[ANY, *Basis.choices])
    unit = forms.ChoiceField(label=_("Unit"))
    state = forms.ChoiceField(label=_("State"), choices=STATES)

    first_row = ("tag", "state")

    def __init__(self, data: QueryDict, *, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor
        self._offer("tag", [(str(tag.pk), tag.name) for tag in queries.tags(actor)])
        self._offer("unit", [(str(unit.pk), unit.name) for unit in queries.units(actor)])
        self._offer("province", province_choices())

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [ANY, *choices]

    def narrow(self, people: PersonQuerySet) -> PersonQuerySet:
        """The kept people that the filters leave."""
        said = self.chosen()
        narrowed = people.kept().filter(queries.matching(said.get("q", "")))
        if said.get("tag"):
            narrowed = narrowed.filter(tags=said["tag"])
        if said.get("group"):
            narrowed = narrowed.filter(groups__contains=f"|{said['group']}|")
        if said.get("language"):
            narrowed = narrowed.filter(languages__contains=f"|{said['language']}|")
        for name in ("basis", "unit"):
            if said.get(name):
                narrowed = narrowed.filter(**{name: said[name]})
        return self._in_institutions(self._in_state(narrowed, said.get("state", "")), said)

    def _in_state(self, people: PersonQuerySet, state: str) -> PersonQuerySet:
        present = Role.objects.open_on(self.actor.today).filter(person_id=OuterRef("pk"))
        mails = ContactPoint.objects.filter(person_id=OuterRef("pk"), kind="mail")
        conditions: dict[str, Any] = {
            "main": Exists(present.filter(is_main=True)),
            "former": ~Exists(present),
            "no_mail": ~Exists(mails),
            "withdrawn": Q(withdrawn_on__isnull=False),
            "not_notified": Q(notified_on__isnull=True),
        }
        return people.filter(conditions[state]) if state in conditions else people

    def _in_institutions(self, people: PersonQuerySet, said: dict[str, Any]) -> PersonQuerySet:
        asked: dict[str, Any] = {}
        if said.get("kind"):
            asked["institution__kind"] = said["kind"]
        if said.get("province"):
            asked["institution__province"] = said["province"]
        roles = Role.objects.open_on(self.actor.today).filter(person_id=OuterRef("pk"), **asked)
        for word in turkish.fold(said.get("institution", "")).split():
            roles = roles.filter(Q(folded__contains=word) | Q(institution__key__contains=word))
            asked["institution"] = word
        return people.filter(Exists(roles)) if asked else people

    @property
    def more_fields(self) -> list[Any]:
        """The filters behind "more"."""
        return [self[name] for name in self.fields if name not in {*self.first_row, "q"}]

    @property
    def more_in_force(self) -> bool:
        """Whether one of them is set, so that they are shown open."""
        return bool(set(self.chosen()) - {*self.first_row, "q"})
