"""The html reader."""
