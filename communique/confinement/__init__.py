"""Processes in which foreign bytes are parsed and where nothing else can be done: docs/hostile.md draws them.

`door.py` shuts such a process in, `wire.py` is what it and its parent say to one another, `process.py` is the
parent's side of it. What is done in one is its stage's matter: `read` makes articles there, `ingest` unpacks.
"""
