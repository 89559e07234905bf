def load(text):
    return {key: int(value) for key, value in (line.split("=") for line in text.split())}


values = load("a=1 b=2")
print(values)
values = load("a=1 b=two")
