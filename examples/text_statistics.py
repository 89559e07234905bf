"""Statistics of a text: words, sentences, readability, n-grams, concordance, and a random text from a Markov chain."""

TEXT = """\
The river rose in the night. Nobody in the village had seen the water so high, and nobody slept. At first light the miller
walked down to the bridge; the bridge was gone. "It will come back," said the miller's daughter. "Water always goes back."

By noon the rain had stopped, and by evening the river had begun to fall. The miller counted his sacks: forty-two were dry,
seventeen were wet, and three had gone with the bridge. He wrote the numbers down in his book, as his father had done, and his
father's father. In the village the people swept the mud from their floors. The water went back, slowly, to where it had been.

Years later, when the daughter was the miller, the river rose again. She moved the sacks on the first day. She did not lose one!
Was it luck? No: she had read the book.
"""

STOP = set("the a an and in to of it was had his he she by at as were with not did is".split())


def words_of(text):
    word = ""
    for char in text + " ":
        if char.isalpha() or (char in "'-" and word):
            word += char.lower()
        elif word:
            yield word.rstrip("'-")
            word = ""


def sentences_of(text):
    sentence = ""
    for char in text.replace("\n", " "):
        sentence += char
        if char in ".!?":
            yield sentence.strip(' "')
            sentence = ""
    if sentence.strip(' "'):
        yield sentence.strip(' "')


def syllables(word):
    count, previous = 0, False
    for char in word:
        vowel = char in "aeiouy"
        count += vowel and not previous
        previous = vowel
    if word.endswith("e") and count > 1 and not word.endswith("le"):
        count -= 1
    return max(count, 1)


class Counter(dict):
    def __init__(self, items=()):
        super().__init__()
        for item in items:
            self[item] += 1

    def __missing__(self, key):
        return 0

    def top(self, n):
        return sorted(self.items(), key=lambda pair: (-pair[1], pair[0]))[:n]


def ngrams(items, n):
    items = list(items)
    return zip(*(items[i:] for i in range(n)))


def histogram(counter, width=30):
    largest = max(counter.values())
    for key in sorted(counter):
        bar = "#" * round(counter[key] / largest * width)
        print(f"  {key:>3} {bar:<{width}} {counter[key]}")


def concordance(text, wanted, width=28):
    flat = " ".join(text.split())
    low = flat.lower()
    at = low.find(wanted)
    while at >= 0:
        if not low[at - 1:at].isalpha() and not low[at + len(wanted):at + len(wanted) + 1].isalpha():
            left = flat[max(0, at - width):at]
            right = flat[at + len(wanted):at + len(wanted) + width]
            print(f"  {left:>{width}}[{flat[at:at + len(wanted)]}]{right}")
        at = low.find(wanted, at + 1)


class Markov:
    def __init__(self, words):
        self.next = {}
        for a, b in ngrams(words, 2):
            self.next.setdefault(a, []).append(b)

    def walk(self, word, length, seed):
        out = [word]
        for _ in range(length - 1):
            choices = self.next.get(word)
            if not choices:
                break
            seed = (seed * 75 + 74) % 65537
            word = choices[seed % len(choices)]
            out.append(word)
        return " ".join(out)


def main():
    words = list(words_of(TEXT))
    sentences = list(sentences_of(TEXT))
    counts = Counter(words)
    paragraphs = [p for p in TEXT.split("\n\n") if p.strip()]
    print(f"{len(TEXT)} characters, {len(words)} words, {len(counts)} different, {len(sentences)} sentences, {len(paragraphs)} paragraphs")
    total = sum(map(syllables, words))
    ease = 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * total / len(words)
    print(f"{total} syllables, {len(words) / len(sentences):.1f} words a sentence, reading ease {ease:.1f}")
    print("most frequent:", ", ".join(f"{word} {n}" for word, n in counts.top(8)))
    content = Counter(word for word in words if word not in STOP)
    print("most telling:", ", ".join(f"{word} {n}" for word, n in content.top(8)))
    print("pairs:", ", ".join(f"{' '.join(pair)} {n}" for pair, n in Counter(ngrams(words, 2)).top(6)))
    print("triples:", ", ".join(" ".join(t) for t, n in Counter(ngrams(words, 3)).top(20) if n > 1))
    print("longest:", sorted(counts, key=lambda w: (-len(w), w))[:5], "- once only:", sum(n == 1 for n in counts.values()))
    print("word lengths:")
    histogram(Counter(map(len, words)))
    letters = Counter(c for c in TEXT.lower() if c.isalpha())
    print("letters:", " ".join(f"{c}{n / sum(letters.values()):.1%}" for c, n in letters.top(6)))
    print("pangram:", sorted(set("abcdefghijklmnopqrstuvwxyz") - set(letters)) or "yes")
    print("concordance of 'bridge' and 'miller':")
    concordance(TEXT, "bridge")
    concordance(TEXT, "miller")
    by_first = {}
    for word in sorted(counts):
        by_first.setdefault(word[0], []).append(word)
    print("index:", {letter: len(group) for letter, group in by_first.items()})
    chain = Markov(words)
    for seed, start in enumerate(("the", "miller", "by"), 1):
        print("once upon a time:", chain.walk(start, 12, seed * 1000))
    print("shortest and longest sentence:", min(sentences, key=len), "/", max(sentences, key=len)[:40] + "…")


main()
