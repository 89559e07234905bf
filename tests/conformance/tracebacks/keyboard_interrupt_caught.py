try:
    raise KeyboardInterrupt("stop")
except KeyboardInterrupt as error:
    print("interrupted", repr(error))
print(issubclass(KeyboardInterrupt, Exception))
