from . import label


def title(text):
    return text.title() + label


_hidden = True
