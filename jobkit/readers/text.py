"""The text reader."""
