"""The pdfium reader."""
