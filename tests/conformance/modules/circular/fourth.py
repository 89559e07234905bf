from third import needed


def helper():
    return needed()
