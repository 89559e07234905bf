from fourth import helper


def needed():
    return 1
