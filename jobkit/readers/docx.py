"""The docx reader."""
