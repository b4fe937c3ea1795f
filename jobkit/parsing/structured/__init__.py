"""A resume that is data already: JSON Resume v1.0.0, checked, and read by the same rules as a page."""
