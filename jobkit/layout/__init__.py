"""Pages to a document in reading order, and its sections."""
