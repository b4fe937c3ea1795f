"""Whatever a posting holds, importing it gives a role file that says the same, or one plain refusal."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobkit.errors import Unreadable
from jobkit.postings.importing.posting import import_posting
from jobkit.postings.importing.writing import role_file, role_json
from jobkit.roles.loading import load_role_text

LINES = st.sampled_from(
    ["Duties", "Requirements:", "# Benefits", "Salary: $20 - $30 an hour", "Location: Dayton, OH",
     "- Visit clients",
     "{{ x }}", "key: [a, b]", "'\"", "#", "- - -", "\tA\tB", "Case Manager", "!tag &a *a", "yes", "012",
     "How to apply"]
)  # fmt: skip
PADDING = "We read applications as they come in. " * 40
"""So much plain text that a control character or two do not make the file look like no text."""
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
PROPERTIES = (
    "title", "description", "baseSalary", "jobLocation", "hiringOrganization", "identifier", "employmentType",
    "datePosted", "educationRequirements", "experienceRequirements", "skills", "jobBenefits", "workHours",
    "applicantLocationRequirements", "jobLocationType", "applicationContact",
)  # fmt: skip


@QUICK
@given(st.lists(LINES | st.text(max_size=60), min_size=1, max_size=12))
def test_any_text_loads_from_the_file_that_is_written(lines: list[str]) -> None:
    data = "\n".join(["Case Manager", "", *lines, "", PADDING]).encode("utf-8", "replace")
    imported = import_posting(data, "posting.txt")
    written = role_file(imported)
    if imported.role is not None:
        assert load_role_text(written, Path("role.yaml")) == imported.role
    assert json.loads(role_json(imported))["imported"]["file"] == "posting.txt"


@QUICK
@given(st.text(min_size=1, max_size=80))
def test_any_duty_comes_out_of_the_file_as_it_was_read(text: str) -> None:
    posting = f"Case Manager\n\nDuties\n- {text}\n- Visit clients\n\n{PADDING}\n"
    imported = import_posting(posting.encode("utf-8", "replace"), "posting.txt")
    assert imported.role is not None
    loaded = load_role_text(role_file(imported), Path("role.yaml"))
    assert loaded.posting.responsibilities == imported.role.posting.responsibilities


@QUICK
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(PROPERTIES, JSON)))
def test_any_job_data_is_imported_or_refused(job: dict[str, object]) -> None:
    with contextlib.suppress(Unreadable):
        imported = import_posting(json.dumps({"@type": "JobPosting", **job}).encode(), "job.json")
        role_file(imported)
