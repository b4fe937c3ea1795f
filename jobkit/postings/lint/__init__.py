"""What is wrong with a role or a posting: law, wording, completeness, consistency, readability; one family a module."""
