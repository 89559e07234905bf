if 1:
    pass
elif:
    pass
