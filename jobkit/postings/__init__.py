"""A role to a posting in each format."""
