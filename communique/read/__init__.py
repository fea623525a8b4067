"""From a document to a clean article."""
