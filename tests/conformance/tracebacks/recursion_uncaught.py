def descend(n):
    return descend(n + 1)


def start():
    descend(0)


print("going down")
start()
