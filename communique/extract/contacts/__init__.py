"""Contacts between parties as the text tells them, before they become meetings."""
