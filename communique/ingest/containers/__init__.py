"""Files that hold many documents: ZIP, gzip and its kin, tar, mail boxes, web archives. One module a kind.

`limits.py` has what they may cost, `flows.py` the streams that all of them are read by; nothing is written anywhere
under a name that a container tells.
"""
