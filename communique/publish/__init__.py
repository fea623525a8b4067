"""From the record to files that people and programs read."""
