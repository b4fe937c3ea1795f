"""A resume and a rubric to an assessment."""
