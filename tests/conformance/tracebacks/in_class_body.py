def compute(x):
    return 10 / x


class Settings:
    ratio = compute(2)
    print(ratio)

    class Nested:
        bad = compute(0)
