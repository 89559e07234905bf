class Service:
    class Unavailable(Exception):
        pass

    def ping(self):
        raise Service.Unavailable("try later", 503)


def local():
    class Local(Exception):
        pass

    return Local


try:
    raise local()("x")
except Exception as error:
    print(repr(error), type(error).__qualname__)
Service().ping()
