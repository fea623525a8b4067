"""From an article to an annotated text."""
