"""Which projects of the store a project may expand."""

from __future__ import annotations

from app.domain.answers import Answers, Record
from app.services.cases import CaseService
from app.services.expansion import EarlierProject, earlier_projects


def named(name: str, **more: str) -> Answers:
    values = {"name.proper": name} | {key.replace("__", "."): text for key, text in more.items()}
    return Answers(values, {"founders": (Record("f1"), Record("f2"), Record("f3"))})


def test_named_cases_are_offered_with_what_they_typed(cases: CaseService) -> None:
    own = cases.create(named("Майтөбе Сүт 2")).summary.id
    cases.create(Answers({"project.asked": "5 000 000"}))
    binned = cases.create(named("Қоржын")).summary.id
    cases.delete(binned)
    made = cases.create(
        named("«Майтөбе Сүт»", meeting__okrug="Мичурин", project__asked="27 600 000")
    )
    assert earlier_projects(cases, own) == (
        EarlierProject(
            made.summary.uuid, "Майтөбе Сүт", "Мичурин", members="3", finance="27 600 000"
        ),
    )
    cases.save(made.summary.id, ())
    assert earlier_projects(cases, made.summary.id)[0].name == "Майтөбе Сүт 2"


def test_samples_and_own_cases_are_kept_apart(cases: CaseService) -> None:
    sample = cases.create(named("Үлгі"), sample=True).summary
    other = cases.create(named("Алға"), sample=True).summary
    own = cases.create(named("Өз ісі")).summary
    assert earlier_projects(cases, own.id) == ()
    assert [one.uuid for one in earlier_projects(cases, sample.id)] == [other.uuid]
