"""The command line: one module a command group, each a thin door to jobkit.api."""
