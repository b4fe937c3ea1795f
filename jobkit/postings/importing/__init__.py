"""An existing posting or article to a role: each value with where it stood, and what found no place."""
