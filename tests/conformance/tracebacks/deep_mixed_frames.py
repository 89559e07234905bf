# Frames of methods, properties, comprehensions, lambdas, generators and class bodies in one traceback.
class Config:
    def __init__(self, values):
        self.values = values

    @property
    def ports(self):
        return [self.port(name) for name in self.values]

    def port(self, name):
        return (lambda text: int(text, 0))(self.values[name])

    @classmethod
    def load(cls, text):
        return cls(dict(line.split("=") for line in text.split()))

    @staticmethod
    def total(config):
        return sum(port for port in config.ports)


def report(text):
    config = Config.load(text)
    return {"total": Config.total(config)}


print(report("http=80 alt=0x1F90"))
print(report("http=80 alt=eighty"))
