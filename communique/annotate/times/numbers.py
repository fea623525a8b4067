"""Numbers in figures and words, as counts and as years."""

from communique.annotate.times.lexicon import lexicon

TEENS_OF_YEARS = range(10, 22)


def number(words: list[str]) -> float | None:
    """The number that words make: "25", "1.5", "twenty-five", "a hundred", "a couple of"; None for "several"."""
    total = current = 0.0
    seen = False
    for word in words:
        plain = word.replace(",", "")
        if plain.replace(".", "", 1).isdecimal():
            current, seen = current + float(plain), True
            continue
        value = lexicon().value(word)
        kind = lexicon().class_of.get(word)
        if kind == "SEVERAL":
            return None
        if kind not in ("NUMBER", "HUNDRED", "COUPLE", "A") or (kind == "A" and len(words) > 1 and not seen):
            continue
        seen = True
        if value in (100, 1000):
            current = max(current, 1) * value
        else:
            current += value
    total += current
    return total if seen else None


def spelled_year(words: list[str]) -> int | None:
    """The year of "nineteen ninety-six" or "two thousand"."""
    values = [value for word in words if isinstance(value := lexicon().value(word), int) and value > 0]
    if 1000 in values:
        counted = number(words)
        return int(counted) if counted is not None and 1000 <= counted < 2200 else None
    if len(values) < 2 or values[0] not in TEENS_OF_YEARS:
        return None
    rest = values[1:]
    if rest[0] < 10 or (len(rest) == 2 and (rest[0] < 20 or rest[1] > 9)) or len(rest) > 2:
        return None
    return values[0] * 100 + sum(rest)


def day_number(words: list[str]) -> int | None:
    """The day of "22", "22nd" or "twenty-second"."""
    digits = "".join(c for c in words[0] if c.isdecimal())
    if digits:
        return int(digits) if 1 <= int(digits) <= 31 else None
    total = sum(value for word in words if isinstance(value := lexicon().value(word), int))
    return total if 1 <= total <= 31 else None


def year_number(word: str, around: int | None = None) -> int:
    """The year of "2024" or "'98", the nearest to `around` where only two digits are given."""
    digits = int("".join(c for c in word if c.isdecimal()))
    if digits >= 100 or len(word.strip("'’")) > 2:
        return digits
    around = around or 2000
    return min((century + digits for century in range(1800, 2200, 100)), key=lambda year: (abs(year - around), year))
