"""The verbs: the one place where the stages meet. ``from jobkit import ...`` gives these."""
