"""Many files: worker processes, a limit for each file, and one outcome a file whatever happens."""
