"""From records to links across documents."""
