"""`syndicated`: documents whose articles are near copies of one text."""

import sys
import zlib
from collections.abc import Iterator

from datasketch import MinHash, MinHashLSH

from communique.records import Link
from communique.resolve.clusters import clusters, weakest
from communique.resolve.corpus import Corpus, led_link
from communique.resolve.words import tokens
from communique.wording import counted, listed

THRESHOLD = 0.75  # the share of word sequences that two copies have in common
SEQUENCE = 5  # words
LEAST_WORDS = 40  # a shorter text is a headline: two of them may be alike by chance
PERMUTATIONS = 128


def sketch(text: str) -> MinHash | None:
    """The MinHash of a text's sequences of five words; None for a text too short to compare."""
    words = tokens(text)
    if len(words) < LEAST_WORDS:
        return None
    found = {" ".join(words[i : i + SEQUENCE]) for i in range(len(words) - SEQUENCE + 1)}
    made = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=zlib.crc32)
    made.update_batch([sequence.encode() for sequence in sorted(found)])
    return made


class Syndicated:
    """Groups documents that print one text: at least three quarters of their five-word sequences are the same.

    The first member is the original: the one that was published first.
    """

    name = "syndicated"
    version = 1

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each text that two or more documents print."""
        index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        sketches: dict[str, MinHash] = {}
        for article in corpus.view.articles():
            made = sketch(article.text)
            if made is not None:
                index.insert(article.document, made)
                sketches[article.document] = made

        def score(a: str, b: str) -> float:
            return float(sketches[a].jaccard(sketches[b]))

        edges = []
        for one in sorted(sketches):
            near = (other for other in index.query(sketches[one]) if one < other)
            edges += [(value, one, other) for other in sorted(near) if (value := score(one, other)) >= THRESHOLD]
        for members in clusters(edges):
            least = weakest(members, score)
            original_first = sorted(members, key=lambda i: (_first_day(corpus, i), i))
            yield led_link("syndicated", original_first, _why(corpus, members, least), least)


def _first_day(corpus: Corpus, document: str) -> int:
    """The day on which a document was published, the undated last."""
    published = corpus.published(document)
    return sys.maxsize if published is None else published.last


def _why(corpus: Corpus, members: list[str], least: float) -> str:
    told = [telling.publisher for i in members if (telling := corpus.tellings.get(i)) is not None]
    publishers = sorted({name for name in told if name is not None})
    printed = f", printed by {listed(publishers)}" if publishers else ""
    documents = counted(len(members), "document")
    return f"{documents} share about {least:.0%} of their sequences of five words: one text{printed}."
