"""PLOVER coding: from verbs and nouns of the parse to coded political acts."""
