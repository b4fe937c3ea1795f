"""Every number of the report can be redone by hand from the report: here a program does it, from the page alone."""

from __future__ import annotations

import re
from fractions import Fraction
from math import floor

import pytest
from lxml import html as page_of

from jobkit.model.assessment import Done, Outcome
from jobkit.model.outcome import Failed
from jobkit.reports import html
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.factories import in_another_state

RUBRIC = load_rubric("case-manager")
COUNT = 40


@pytest.fixture(scope="module")
def page() -> page_of.HtmlElement:
    done: list[Outcome] = []
    for number in range(COUNT):
        document, facts = in_another_state(number)
        done.append(Done(f"{number:02d}.pdf", score(facts, document, RUBRIC)))
    return page_of.fromstring(html.render([*done, Failed("locked.pdf", "encrypted", "needs a password")], RUBRIC))


def _text(node: page_of.HtmlElement, path: str) -> str:
    (found,) = node.xpath(path)
    return " ".join(found.text_content().split())


def _scored(said: str) -> tuple[int, int, int]:
    """(low, points, high) of "17 of 42 (15–21)", of "76 75–79" or of "25 of 25"."""
    interval = re.search(r"(\d+)–(\d+)", said)
    point = int(re.match(r"\d+", said).group())  # type: ignore[union-attr]
    return (int(interval[1]), point, int(interval[2])) if interval else (point, point, point)


def _people(page: page_of.HtmlElement) -> list[page_of.HtmlElement]:
    return list(page.xpath("//table[@class='ranking']/tbody"))


def _head(person: page_of.HtmlElement) -> tuple[int, int, int]:
    return _scored(_text(person, ".//td[contains(@class, 'points')]"))


def _criteria(person: page_of.HtmlElement) -> dict[str, tuple[int, int, int]]:
    return {row.get("data-criterion"): _scored(_text(row, "./td[1]")) for row in person.xpath(".//tr[@data-criterion]")}


def test_the_sum_is_the_sum_of_the_criteria(page: page_of.HtmlElement) -> None:
    assert len(_people(page)) == COUNT
    for person in _people(page):
        sums = tuple(map(sum, zip(*_criteria(person).values(), strict=True)))
        assert sums == _head(person)
        assert sums == _scored(_text(person, ".//tr[@class='sum']/td[1]"))


def test_the_band_follows_from_the_interval_and_the_limits_shown(page: page_of.HtmlElement) -> None:
    said = {
        _text(item, "./span[1]"): int(re.search(r"\d+", _text(item, "./span[3]") + " 0").group())  # type: ignore[union-attr]
        for item in page.xpath("//ul[@class='bands']/li")
    }
    for person in _people(page):
        low, _, high = _head(person)
        unread = "No work and no degree was read" in person.text_content()
        rest = "below" if high < said["below"] and not unread else "review"
        band = "strong" if low >= said["strong"] else "good" if low >= said["good"] else rest
        assert person.get("data-band-name") == band


def test_ranks_follow_from_the_points(page: page_of.HtmlElement) -> None:
    points = [_head(person)[1] for person in _people(page)]
    for person, own in zip(_people(page), points, strict=True):
        said = _text(person, "./tr[1]/td[1]")
        assert int(said.split()[0]) == 1 + sum(other > own for other in points)
        assert ("tied" in said) == (points.count(own) > 1)


def test_bars_bands_and_stages_count_what_the_rows_say(page: page_of.HtmlElement) -> None:
    bands = [person.get("data-band-name") for person in _people(page)]
    for item in page.xpath("//ul[@class='bands']/li"):
        name = item.xpath("./span[1]/@class")[0].split()[1]
        assert int(_text(item, "./span[2]")) == (1 if name == "failed" else bands.count(name))
    met = [person for person in _people(page) if person.get("data-gates") == "met"]
    counts = [int(each.text) for each in page.xpath("//ul[@class='funnel']/li/span[@class='count']")]
    upper = [person for person in met if person.get("data-band-name") in ("strong", "good")]
    strong = [person for person in met if person.get("data-band-name") == "strong"]
    assert counts == [COUNT + 1, COUNT, len(met), len(upper), len(strong)]
    points = [_head(person)[1] for person in _people(page)]
    for name, step in (("wide", 5), ("narrow", 10)):
        for title in page.xpath(f"//*[local-name()='svg'][@class='chart {name}']//*[local-name()='title']"):
            first, last, count = map(int, re.findall(r"\d+", title.text))
            assert last - first == (step if last == 100 else step - 1)
            assert count == sum(first <= each <= last for each in points)


def _rules(page: page_of.HtmlElement) -> dict[str, tuple[int, str]]:
    rows = page.xpath("//section[@aria-labelledby='method']//tbody/tr")
    return {_text(row, "./th"): (int(_text(row, "./td[1]")), _text(row, "./td[2]")) for row in rows}


def _half_up(points: Fraction) -> int:
    return floor(points + Fraction(1, 2))


def test_points_of_functions_follow_from_their_rule_and_reason(page: page_of.HtmlElement) -> None:
    most, rule = _rules(page)["Core functions of the work"]
    shown_is, named_is = (Fraction(each) for each in re.findall(r"gives ([\d.]+\d)", rule))
    checked = 0
    for person in _people(page):
        (row,) = person.xpath(".//tr[@data-criterion='functions']")
        reason = row.xpath("string(./td[3]/text()[1])")
        if shown := re.match(r"\s*(\d+) of 10", reason):
            named = re.search(r"Only named: ([^.]*)\.", reason)
            count = len(named[1].split(",")) if named else 0
            low, points, high = _scored(_text(row, "./td[1]"))
            assert points == min(most, _half_up(int(shown[1]) * shown_is + count * named_is))
            assert low == _half_up(int(shown[1]) * shown_is)
            assert high == _half_up((int(shown[1]) + count) * shown_is)
            checked += 1
    assert checked > COUNT / 2


def test_points_of_experience_follow_from_their_rule_and_months(page: page_of.HtmlElement) -> None:
    most, rule = _rules(page)["Relevant experience"]
    target = int(re.search(r"÷ (\d+)", rule)[1])  # type: ignore[index]
    checked = 0
    for person in _people(page):
        (row,) = person.xpath(".//tr[@data-criterion='experience']")
        reason = row.xpath("string(./td[3]/text()[1])")
        if months := re.match(r"\s*(\d+) months?(?: \((\d+) to (\d+), as the dates allow\))? of relevant", reason):
            low, points, high = (
                _half_up(min(Fraction(most), Fraction(most * int(each or months[1]), target)))
                for each in (months[2], months[1], months[3])
            )
            assert (low, points, high) == _scored(_text(row, "./td[1]"))
            checked += 1
    assert checked > COUNT / 2


def _value(said: str) -> Fraction:
    """A sum as a person redoes it: "3 × 25 ÷ 12 + the lesser of 12 and 8 × 0.5 × 25 ÷ 12"."""
    total = Fraction(0)
    for addend in said.split(" + "):
        least = re.match(r"the lesser of (\d+) and (.*)", addend)
        value = Fraction(1)
        for sign, factor in re.findall(r"([×÷]?) ?(\([^)]*\)|[\d.]+)", least[2] if least else addend):
            minus = re.match(r"\((\S+) − (\S+)\)", factor)
            number = Fraction(minus[1]) - Fraction(minus[2]) if minus else Fraction(factor)
            value = value / number if sign == "÷" else value * number
        total += min(value, Fraction(least[1])) if least else value
    return total


def _sums(row: page_of.HtmlElement) -> dict[str, str]:
    said = " ".join(row.xpath("string(.//p[@class='sums'])").split())
    return dict(re.findall(r"(Points|Low|High): (.*?)\.(?= |$)", said))


def test_each_criterion_shows_the_sums_behind_its_figures(page: page_of.HtmlElement) -> None:
    seen: set[str] = set()
    for person in _people(page):
        for row in person.xpath(".//tr[@data-criterion]"):
            low, points, high = _scored(_text(row, "./td[1]"))
            sums = _sums(row)
            assert bool(sums) == bool(high)
            for name, whole in (("Low", low), ("Points", points), ("High", high)):
                said = sums.get(name, sums.get("Points"))
                if said is None:
                    continue
                sum_, most, told = re.fullmatch(r"(.*?)(?:, at most (\d+))?(?:, so (\d+))?", said).groups()  # type: ignore[union-attr]
                terms, *equal = re.split(r" [=≈] ", sum_)
                value = _value(terms)
                assert not equal or abs(value - Fraction(equal[0])) < Fraction(1, 100)
                assert int(told or sum_) == whole == _half_up(min(value, Fraction(most)) if most else value)
                seen |= set(re.findall(r"at most|lesser|−|÷|[+]", said))
    assert seen == {"at most", "−", "÷", "+"}


def test_points_of_education_follow_from_their_rule_and_reason(page: page_of.HtmlElement) -> None:
    """What the degree in the reason earns is a row of the rule, and so is what one in progress would."""
    _, rule = _rules(page)["Education"]
    worth = {int(each) for each in re.findall(r": (\d+)", rule)}
    share = re.search(r"in progress gives ([\d.]+) of what it would add", rule)[1]  # type: ignore[index]
    checked: set[str] = set()
    for person in _people(page):
        (row,) = person.xpath(".//tr[@data-criterion='education']")
        reason, said = row.xpath("string(./td[3]/text()[1])").strip(), _sums(row).get("Points", "")
        held = re.match(r"(\d+)", said)
        if not said or "Low" in _sums(row):
            continue
        if "in progress" in reason and (of := re.search(rf"{share} × (?:\((\d+) − (\d+)\)|(\d+))", said)):
            assert int(of[1] or of[3]) in worth
            assert (of[2] is None) == ("; " not in reason)
            checked.add("in progress")
        elif held and int(held[1]):
            assert int(held[1]) in worth
            checked.add("held")
    assert checked == {"held", "in progress"}


def test_points_of_a_credential_follow_from_their_rule_and_reason(page: page_of.HtmlElement) -> None:
    _, rule = _rules(page)["Certification or licence"]
    rows = [(each[0].split(", "), int(each[1])) for each in re.findall(r"(?:of: |; )([^:;]+): (\d+)", rule)]
    limits = {name.lower(): int(most) for name, most in re.findall(r"(In progress|Expired): at most (\d+)", rule)}
    checked: set[str] = set()
    for person in _people(page):
        (row,) = person.xpath(".//tr[@data-criterion='credential']")
        said = re.match(
            r"\s*([\w-]+)(?:, (held now|in progress|expired)|; to be confirmed)", row.xpath("string(./td[3]/text()[1])")
        )
        if said:
            full = next(points for names, points in rows if said[1] in names)
            low, points, _ = _scored(_text(row, "./td[1]"))
            assert points == min(full, limits.get(said[2], full))
            assert low == (points if said[2] else limits["expired"])
            checked.add(said[2])
    assert checked == {"held now", "in progress", "expired", None}


def test_points_of_parts_follow_from_their_rule_and_reason(page: page_of.HtmlElement) -> None:
    _, rule = _rules(page)["Tools and knowledge"]
    worth = {name: int(points) for name, points in re.findall(r"(?:^|; )([^:;]+): (\d+)", rule.rstrip("."))}
    checked = 0
    for person in _people(page):
        (row,) = person.xpath(".//tr[@data-criterion='tools_knowledge']")
        if found := re.match(r"\s*Found: ([^.]*)\.", row.xpath("string(./td[3]/text()[1])")):
            assert sum(worth[name] for name in found[1].split(", ")) == _scored(_text(row, "./td[1]"))[1]
            checked += 1
    assert checked > COUNT / 2


def test_how_steady_the_shortlist_is_follows_from_the_points(page: page_of.HtmlElement) -> None:
    people = _people(page)
    weights = {name: most for name, (most, _) in _rules(page).items()}
    points = [Fraction(_head(person)[1]) for person in people]
    size = sum(person.get("data-band-name") in ("strong", "good") for person in people)

    def first(values: list[Fraction]) -> set[int]:
        return {at for at, each in enumerate(values) if sum(other > each for other in values) < size}

    listed = first(points)
    leaving: set[int] = set()
    for number, weight in enumerate(weights.values()):
        for factor in (Fraction(6, 5), Fraction(4, 5)):
            others = (100 - factor * weight) / (100 - weight)
            own = [Fraction(list(_criteria(person).values())[number][1]) for person in people]
            moved = [mine * factor + (sum_ - mine) * others for mine, sum_ in zip(own, points, strict=True)]
            leaving |= listed - first(moved)
    for at, person in enumerate(people):
        for low, point, high in _criteria(person).values():
            for end in (low, high):
                leaving |= listed - first(
                    [each + (end - point if at == place else 0) for place, each in enumerate(points)]
                )
    said = page.xpath("//div[@class='card']/p/b/text()")[0]
    assert said == f"{len(listed - leaving)} of {len(listed)}"
    assert leaving
