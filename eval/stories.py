"""Made-up stories for `duplicates.py`, reprinted as houses do: another headline, trimmed, edited, with a paragraph.

All text is made of word lists of our own; the same number gives the same story.
"""

import random
from collections.abc import Callable

PLACES = ["Arvik", "Belmora", "Castrel", "Dunholm", "Esperra", "Fonteyn", "Garrow", "Halsund", "Ilmenau", "Jorvale",
          "Kestrin", "Lorimer", "Maravel", "Nordhavn", "Ostrava Bay", "Pellworth", "Quintara", "Rosmund", "Selvedge",
          "Torrenza", "Ulverton", "Vasterby", "Wexmoor", "Yarrowby", "Zandreth"]  # fmt: skip
NOUNS = ["harbour", "river", "railway", "cement", "grain", "cable", "island", "bridge", "market", "loan", "ferry",
         "visa",
         "border", "tariff", "school", "port", "water", "winter", "strike", "bank", "mine", "forest", "road", "fishing",
         "embassy", "patrol", "museum", "satellite", "pipeline", "hospital", "orchard", "lighthouse", "census",
         "cotton",
         "copper", "canal", "airport", "archive", "tunnel", "vaccine", "parliament", "customs", "pension", "warehouse",
         "drought", "reactor", "seed", "steel", "tea", "timber", "salt", "ice", "radar", "coal"]  # fmt: skip
ADJECTIVES = ["old", "new", "joint", "secret", "costly", "modest", "northern", "southern", "common", "rival", "late",
              "foreign", "regional", "annual", "private", "public", "urgent", "narrow", "broad", "long", "short",
              "rural", "coastal", "legal", "military", "former", "final", "early", "patient", "fragile", "empty",
              "quiet",
              "disputed", "frozen", "broken", "popular"]  # fmt: skip
WHO = ["the minister", "a deputy of the {n} party", "the chief {n} negotiator", "an adviser on {n} policy",
       "the head of the {n} union", "a retired {a} ambassador", "the governor of the {a} coast", "the {a} envoy",
       "a spokeswoman for {n} workers", "the chairman of the {n} board", "an official of the {n} office",
       "the secretary of the {a} delegation", "two people who were in the room", "the {a} mayor"]  # fmt: skip
VERBS = ["described", "rejected", "welcomed", "postponed", "questioned", "defended", "examined", "recalled", "mocked",
         "praised", "ignored", "copied", "leaked", "amended", "shelved", "financed", "ridiculed",
         "revised"]  # fmt: skip
THINGS = ["a plan for the {a} {n}", "the {a} draft on {n} transit", "the {a} {n} accord", "an offer of {n} credit",
          "the survey of the {a} {n}", "a list of forty {n} firms", "the timetable for the {n}", "the {n} rules",
          "a loan for the {a} {n}", "the tariff on {n}", "an exchange of {n} experts", "the {a} {n} commission",
          "a {n} across the strait", "the inspection of {n} stores", "the claim to the {n}", "a ban on {a} {n} flights",
          "the price of {n}", "an embassy near the {n}", "the {a} {n} patrols", "a school for {n} pilots"]  # fmt: skip
HOW = ["without a word about {n}", "to the surprise of its {a} delegation", "after a night of {a} haggling over {n}",
       "in a letter on {n}", "before the {n} cameras left", "while {n} farmers waited outside",
       "with the help of a {a} translator", "against the advice of the {n} guild", "for the second time since the {n}",
       "at a {a} dinner in the {n} hall", "in the shadow of the {a} {n}", "under pressure from {n} creditors",
       "as a matter of {n} principle", "over {a} tea"]  # fmt: skip
LINKS = ["Even so,", "By contrast,", "In private,", "According to the minutes,", "Later that evening,",
         "Until recently,", "For their part,", "On paper,", "As so often,", "In the end,", "At first,",
         "Two weeks ago,", ""]  # fmt: skip
WHY = ["because the {n} came early", "since no {n} could pay for another {n}", "so that the {n} could open again",
       "although the {n} papers had been ready for months", "which few in the {n} had thought possible",
       "until {a} lawyers objected", "as the {n} unions had asked", "lest the {a} neighbours object",
       "now that the {n} is open"]  # fmt: skip
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
NOTE = (
    "You are reading a free article of this house. Sign in to save it for later, to follow the topics you "
    "care about and to write a comment under your own name. Our correspondents report from forty towns in "
    "every season, and our readers pay for that. A yearly subscription costs less than a cup of coffee a "
    "week, can be ended at any time and comes with the weekend edition, the crossword and the archive "
    "since the first issue. Articles of this house may be printed out for use at home and in schools; "
    "whoever wants to use them otherwise asks the desk for rights, which answers within three working "
    "days. We mend our mistakes and say so at the foot of the page; write to the readers' editor if you "
    "have found one. The views of guest writers are their own. This house is owned by a trust that takes "
    "no part in what we write, and it has signed the charter of the union of journalists."
)

Story = list[str]  # paragraphs, the headline first


def filled(phrase: str, chance: random.Random) -> str:
    """A phrase with nouns and adjectives in its gaps."""
    while "{" in phrase:
        phrase = phrase.replace("{n}", chance.choice(NOUNS), 1).replace("{a}", chance.choice(ADJECTIVES), 1)
    return phrase


def sentence(chance: random.Random) -> str:
    """A sentence that no other story is likely to have."""
    start, who, verb = chance.choice(LINKS), chance.choice(WHO), chance.choice(VERBS)
    parts = [f"{who} of {chance.choice(PLACES)}" if chance.random() < 0.4 else who, verb, chance.choice(THINGS)]
    if chance.random() < 0.3:
        parts.append(f"and {chance.choice(VERBS)} {chance.choice(THINGS)}")
    if chance.random() < 0.5:
        parts.append(chance.choice(HOW))
    if chance.random() < 0.35:
        parts.append(f"on {chance.choice(DAYS)}")
    if chance.random() < 0.4:
        parts.append(chance.choice(WHY))
    text = filled(" ".join(filter(None, [start, *parts])), chance)
    return text[0].upper() + text[1:] + "."


def story(number: int, paragraphs: int = 9) -> Story:
    """A story of some 500 words."""
    chance = random.Random(number)
    body = [" ".join(sentence(chance) for _ in range(chance.randint(2, 4))) for _ in range(paragraphs)]
    return [f"{chance.choice(PLACES)}: {filled(chance.choice(THINGS), chance)}", *body]


def other_headline(text: Story, chance: random.Random) -> Story:
    """Another headline."""
    return [sentence(chance).rstrip("."), *text[1:]]


def trimmed(text: Story, chance: random.Random) -> Story:
    """A third cut off the end."""
    return text[: 1 + (len(text) - 1) * 2 // 3]


def thinned(text: Story, chance: random.Random) -> Story:
    """Every fourth paragraph left out."""
    return [part for i, part in enumerate(text) if i % 4 != 3]


def with_paragraph(text: Story, chance: random.Random) -> Story:
    """A local paragraph put in."""
    at = chance.randint(1, len(text))
    return [*text[:at], " ".join(sentence(chance) for _ in range(2)), *text[at:]]


def credited(text: Story, chance: random.Random) -> Story:
    """A dateline with the agency, and a line of thanks to it."""
    return [text[0], f"{chance.choice(PLACES).upper()} (Harbour Wire) - {text[1]}", *text[2:], "— With Harbour Wire"]


def redated(text: Story, chance: random.Random) -> Story:
    """Days of the week written as days of the month."""
    dates = {f"on {day}": f"on March {i + 4}" for i, day in enumerate(DAYS)}
    parts = []
    for part in text:
        for day, written in dates.items():
            part = part.replace(day, written)
        parts.append(part)
    return parts


def edited(text: Story, chance: random.Random) -> Story:
    """One word in thirty changed by a desk with its own style."""
    return [" ".join("rather" if chance.random() < 1 / 30 else word for word in part.split(" ")) for part in text]


def halved(text: Story, chance: random.Random) -> Story:
    """The first half alone, as for the page of briefs."""
    return text[: 1 + (len(text) - 1) // 2]


def rewritten(text: Story, chance: random.Random) -> Story:
    """One word in twelve changed: more the work of another reporter than of a desk."""
    return [" ".join("rather" if chance.random() < 1 / 12 else word for word in part.split(" ")) for part in text]


def all_at_once(text: Story, chance: random.Random) -> Story:
    """Headline, cut, paragraph, credit and dates."""
    for change in (other_headline, trimmed, with_paragraph, credited, redated):
        text = change(text, chance)
    return text


REPRINTS: tuple[Callable[[Story, random.Random], Story], ...] = (
    other_headline, trimmed, thinned, with_paragraph, credited, redated, edited, halved, rewritten,
    all_at_once,
)  # fmt: skip


def same_event(number: int) -> tuple[Story, Story]:
    """Two stories of two reporters on one event: the same facts and two of the same quotations, other words."""
    facts = random.Random(-number - 1)
    shared = [f"“{sentence(facts)} {sentence(facts)}” the minister said." for _ in range(2)]
    stories = []
    for half in (0, 1):
        text = story(1_000_000 + 2 * number + half, 7)
        text[3:3], text[6:6] = shared[:1], shared[1:]
        stories.append(text)
    return stories[0], stories[1]


def one_speech(number: int) -> tuple[Story, Story]:
    """Two stories that print the same half of a speech at length, and are otherwise of their own reporters."""
    words = random.Random(-number - 50_000)
    speech = [f"“{' '.join(sentence(words) for _ in range(3))}”" for _ in range(3)]
    stories = []
    for half in (0, 1):
        text = story(4_000_000 + 2 * number + half, 5)
        stories.append([*text[:3], *speech, *text[3:]])
    return stories[0], stories[1]


def in_one_frame(number: int) -> tuple[Story, Story]:
    """Two short stories of one house, each with the same long text about the house around it."""
    one, other = (story(2_000_000 + 2 * number + half, 3) for half in (0, 1))
    return [*one, NOTE], [*other, NOTE]


def serial(number: int) -> tuple[Story, Story]:
    """Two notices of one office in the same set words: who was received, when, and how many signed."""
    stories = []
    for half in (0, 1):
        chance = random.Random(3_000_000 + 2 * number + half)
        lines = [filled(f"The minister received {chance.choice(WHO)} of {chance.choice(PLACES)}", chance)]
        for _ in range(7):
            lines.append(filled(
                f"On {chance.choice(DAYS)} the minister received {chance.choice(WHO)} of {chance.choice(PLACES)} and "
                f"spoke about {chance.choice(THINGS)}. The sides stressed that relations develop {chance.choice(HOW)} "
                f"and agreed to meet again in {chance.choice(PLACES)}.", chance))  # fmt: skip
        stories.append(lines)
    return stories[0], stories[1]
