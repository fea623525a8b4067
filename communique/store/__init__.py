"""The record on disk: all SQL lives here."""
