"""One role file drives a hire: postings, and resumes read, scored and explained line by line."""
