def wait():
    print("waiting")
    raise KeyboardInterrupt


try:
    wait()
except Exception:
    print("never")
finally:
    print("cleanup")
