"""Who said what: cues, contents and speakers, before they become statements."""
