# [dicts] Word counts and records keyed by strings.
import sys
import time

SYLLABLES = ["ka", "lo", "mi", "ru", "ten", "sa", "vo", "pel"]


def make_words(count):
    words = []
    state = 7
    for _ in range(count):
        state = (state * 69069 + 1) & 0xFFFFFFFF
        a = (state >> 8) & 7
        b = (state >> 16) & 7
        c = (state >> 24) & 7
        words.append(SYLLABLES[a] + SYLLABLES[b] + SYLLABLES[c])
    return words


def count_words(words):
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def group_by_start(counts):
    groups = {}
    for word, count in counts.items():
        groups.setdefault(word[:2], []).append(count)
    return groups


def update_records(rounds):
    record = {"name": "sensor", "reads": 0, "errors": 0, "level": 10}
    for i in range(rounds):
        record["reads"] += 1
        if i % 10 == 0:
            record["errors"] += 1
        record["level"] = (record["level"] * 5 + record["reads"]) % 101
    return record["reads"] + record["errors"] + record["level"]


def main(size):
    words = make_words(size)
    counts = {}
    for _ in range(4):
        counts = count_words(words)
    groups = group_by_start(counts)
    best = max(counts, key=counts.get)
    spread = sorted((key, sum(group)) for key, group in groups.items())
    return len(counts), best, counts[best], spread[0], update_records(size * 3)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 280000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
