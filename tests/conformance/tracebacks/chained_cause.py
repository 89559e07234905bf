# raise ... from ...: both tracebacks with the sentence between.
class ConfigError(Exception):
    pass


def read_setting(settings, name):
    return settings[name]


def load(settings):
    try:
        return int(read_setting(settings, "port"))
    except KeyError as error:
        raise ConfigError("the port is not configured") from error


print(load({"port": "80"}))
load({})
