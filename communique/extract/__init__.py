"""From an annotated text to records."""
