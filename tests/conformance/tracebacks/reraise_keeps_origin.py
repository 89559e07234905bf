# raise in a handler keeps the first frames; a saved exception raised again adds to them.
def origin():
    raise KeyError("origin")


def bare():
    try:
        origin()
    except KeyError:
        raise


def named():
    try:
        bare()
    except KeyError as error:
        raise error


def later(box):
    try:
        named()
    except KeyError as error:
        box.append(error)


box = []
later(box)
print(len(box), repr(box[0]))
raise box[0]
