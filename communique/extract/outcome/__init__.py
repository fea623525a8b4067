"""What contacts produce: the rules that find it in the parse."""
