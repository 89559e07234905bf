# An exception while another was handled.
def parse(text):
    try:
        return float(text)
    except ValueError:
        return fallback(text)


def fallback(text):
    table = {"one": 1.0}
    return table[text.lower()]


print(parse("1.5"), parse("ONE"))
print(parse("two"))
