"""``python -m jobkit``."""

from jobkit.cli.app import main

if __name__ == "__main__":
    main()
