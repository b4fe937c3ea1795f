"""Assessments to what people open: tables, CSV, JSON lines, HTML."""
