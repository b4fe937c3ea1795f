"""Role files: found by name or path, merged with the template that they extend, checked, described by a schema."""
