class Silent(Exception):
    pass


def stop():
    raise Silent


stop()
