"""What lies ahead: the rules that find it, its words, its window and how sure it is."""
