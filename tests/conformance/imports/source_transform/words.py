word = "quiet words"


def fail():
    raise RuntimeError("quiet")
