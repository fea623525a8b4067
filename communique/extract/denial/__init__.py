"""Who denies what, and who asserted it: the rules that find it in the parse."""
