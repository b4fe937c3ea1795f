"""Sections to a resume: who, where, when, with the evidence for each value."""
