"""Actors, issues, sources and cues as data."""
