"""communique keeps one sourced record of what documents about diplomacy say."""

__version__ = "0.1.0"
