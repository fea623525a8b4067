"""Made-up news of diplomacy, as much of it as a bench wants: no two articles alike, the same number the same article.

Countries and cities are real, people, meetings, papers and figures invented. Articles have the length (some 300
words) and the mixture of wire news: most sentences hold nothing that a record keeps.
"""

import json
import random
from collections.abc import Iterator

SIDES = [
    ("Kenya", "Kenyan", "Nairobi"), ("Norway", "Norwegian", "Oslo"), ("Vietnam", "Vietnamese", "Hanoi"),
    ("Brazil", "Brazilian", "Brasilia"), ("Jordan", "Jordanian", "Amman"), ("Poland", "Polish", "Warsaw"),
    ("Ghana", "Ghanaian", "Accra"), ("Japan", "Japanese", "Tokyo"), ("Chile", "Chilean", "Santiago"),
    ("Oman", "Omani", "Muscat"), ("Kazakhstan", "Kazakh", "Astana"), ("Serbia", "Serbian", "Belgrade"),
    ("Indonesia", "Indonesian", "Jakarta"), ("Canada", "Canadian", "Ottawa"), ("Egypt", "Egyptian", "Cairo"),
    ("Portugal", "Portuguese", "Lisbon"), ("Mongolia", "Mongolian", "Ulaanbaatar"), ("Peru", "Peruvian", "Lima"),
    ("Armenia", "Armenian", "Yerevan"), ("Malaysia", "Malaysian", "Kuala Lumpur"),
]  # fmt: skip
ONSETS = ["B", "D", "Dr", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "St", "T", "V", "Z", "Ch", "Sh", "Tr"]
RHYMES = ["an", "el", "ir", "om", "ur", "ash", "ent", "ov", "ik", "ara", "eni", "osh", "al", "em", "und"]
ENDINGS = ["a", "ov", "sen", "ez", "ian", "uri", "ski", "o", "i", "ak", "ell", "ane"]
GIVEN = ["Amina", "Peter", "Lucia", "Daniel", "Noor", "Viktor", "Helena", "Samuel", "Mei", "Tomas", "Grace", "Emil"]
GOODS = ["rice", "copper", "natural gas", "steel", "coffee", "fish", "timber", "cement", "wheat", "batteries"]
ISSUES = [
    "visa rules for students", "fishing rights", "a direct air link", "debt relief", "border crossings",
    "the return of cultural treasures", "customs duties", "water sharing", "a grain corridor", "maritime security",
]  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
MONTHS = ["January", "March", "April", "May", "June", "September", "October", "November"]

TOLD = [
    '"We have come a long way since {year}, and we will not turn back," {surname} said.',
    "{surname} said that {good} exports to {other} rose by {percent} percent last year, to {amount} billion dollars.",
    'The {other_adjective} side called the offer "{adjective} but late", according to a readout of the talks.',
    "The two countries signed a memorandum on {issue} and agreed to set up a working group by {month}.",
    "{host} warned that his government would suspend payments if {issue} was not settled before the summer.",
    "Officials denied a report that {capital} had asked for a new loan.",
    "{adjective_a} customs officers counted {tonnes},000 tonnes of {good} at the border in {month} {year}.",
    "A joint statement was not issued, which diplomats in {other_capital} put down to {issue}.",
    "{surname} is expected to visit {third} next month, and a summit could follow in the autumn.",
    "{third} imposed a tariff of {percent} percent on {good} from {country} two years ago and has kept it since.",
]
AROUND = [
    "The road from the airport was lined with flags, and schools near the government quarter stayed closed.",
    "Analysts at the {town} Institute note that both economies depend on the same few ports and on each other's rain.",
    "It rained for most of the day, and the guard of honour was moved into a hall that was built for exhibitions.",
    "Trade between the two has grown slowly, held back by old locomotives, long queues and forms in three languages.",
    "Newspapers gave the visit little room; the front pages belonged to a football match and the price of bread.",
    "Many farmers around {town} sell to middlemen, who store {good} in sheds until the price is better.",
    "The building, put up in {year} by an architect from {town}, has been restored twice and leaks again.",
    "Parliament will look at the papers after its recess, and the opposition wants to see the small print first.",
    "Few in the crowd could say what the delegations had come for, but most had brought their children.",
    "A former ambassador, who asked not to be named, remembers when such visits took three days and a train.",
    "Companies from {third} watch closely, because the contracts that are at stake were theirs until recently.",
    "In the harbour of {town}, cranes stood still for an hour, as they do on public holidays.",
]


def name(chance: random.Random) -> str:
    """A surname or the name of a town that nobody has heard before."""
    return chance.choice(ONSETS) + chance.choice(RHYMES) + chance.choice(RHYMES)[:2] + chance.choice(ENDINGS)


def article(number: int) -> str:
    """The article of this number."""
    chance = random.Random(number)
    one, other, third = chance.sample(SIDES, 3)
    surname, host = name(chance), name(chance)
    fill = {
        "country": one[0], "adjective_a": one[1], "capital": one[2], "other": other[0], "other_adjective": other[1],
        "other_capital": other[2], "third": third[0], "surname": surname, "host": host, "town": name(chance),
        "year": chance.randint(1961, 2019), "month": chance.choice(MONTHS), "percent": chance.randint(2, 60),
        "amount": chance.randint(11, 990) / 10, "tonnes": chance.randint(2, 900), "good": chance.choice(GOODS),
        "issue": chance.choice(ISSUES), "adjective": chance.choice(["generous", "welcome", "serious", "useful"]),
    }  # fmt: skip
    lead = (
        f"{other[2].upper()} — {one[1]} Foreign Minister {chance.choice(GIVEN)} {surname} met {other[0]}'s trade "
        f"minister, {chance.choice(GIVEN)} {host}, in {other[2]} on {chance.choice(WEEKDAYS)} to talk about "
        f"{chance.choice(ISSUES)}. It was meeting number {number + 1} in a long row."
    )
    sentences = [text.format(**fill) for text in (*chance.sample(TOLD, 6), *chance.sample(AROUND, 9))]
    chance.shuffle(sentences)
    paragraphs = [" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3)]
    return "\n\n".join([f"{one[0]} and {other[0]} talk about {chance.choice(ISSUES)}", lead, *paragraphs])


def lines(count: int) -> Iterator[str]:
    """Articles as lines of a `.jsonl` file, with days of publication spread over three years."""
    for i in range(count):
        day = f"{2021 + i % 3}-{i // 3 % 12 + 1:02}-{i % 28 + 1:02}"
        yield json.dumps({"source": f"wire/{i:06}", "text": article(i), "published": day, "language": "en"}) + "\n"
