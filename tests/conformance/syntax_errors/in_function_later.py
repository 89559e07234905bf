print('never printed: the whole file is compiled first')


def broken():
    x = (1,
    y = 2
