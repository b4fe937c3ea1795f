"""The pdfminer reader."""
