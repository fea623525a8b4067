"""Fixtures that tests of several areas share; `newsroom.py` beside this file invents records."""
