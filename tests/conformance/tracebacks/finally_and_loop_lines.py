# Line numbers after loops, in else and finally, in multi-line calls and conditions.
def work(items):
    total = 0
    for item in items:
        if (
            item
            and item > 1
        ):
            total += item
    else:
        try:
            total /= len(
                [i for i in items
                 if i > 100]
            )
        finally:
            print(
                "finally",
                total,
            )
    return total


print(work([200, 300]))
work(
    [
        1,
        2,
    ]
)
