try:
    runs
except NameError:
    runs = []
runs.append(len(runs))
total = len(runs)


def function():
    return total


if globals().get("fail"):
    raise ValueError("on the second run")
