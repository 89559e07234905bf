# [sorting] list.sort and sorted, with and without key, reversed, stable, on ints, floats, strings, tuples.
import sys
import time


class Card:
    def __init__(self, suit, rank):
        self.suit = suit
        self.rank = rank

    def __lt__(self, other):
        if self.suit != other.suit:
            return self.suit < other.suit
        return self.rank < other.rank


def numbers(count):
    state = 42
    out = []
    for _ in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(state >> 4)
    return out


def quicksort(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    small = [x for x in items if x < pivot]
    same = [x for x in items if x == pivot]
    large = [x for x in items if x > pivot]
    return quicksort(small) + same + quicksort(large)


def main(size):
    data = numbers(size)
    ordered = sorted(data)
    by_low_digits = sorted(data, key=lambda n: n % 1000)
    falling = sorted(data, reverse=True)
    floats = [n / 3.0 for n in data]
    floats.sort()
    words = [str(n) for n in data]
    words.sort()
    pairs = [(n % 50, n) for n in data[: size // 2]]
    pairs.sort()
    cards = [Card(n & 3, n % 13) for n in data[: size // 10]]
    cards.sort()
    quick = quicksort(data[: size // 2])
    ordered.sort()
    return (
        ordered[size // 2],
        by_low_digits[7],
        falling[3],
        "%.3f" % floats[100],
        words[5],
        pairs[9],
        cards[size // 20].rank,
        quick[11],
    )


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 110000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
