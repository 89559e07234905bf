import later


def result():
    return later.answer()
