"""Words: dates, places, lexicons, and the one door to spaCy."""
