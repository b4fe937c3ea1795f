"""Bytes to pages of positioned words: one module a format."""
