def attempt(n):
    if n < 2:
        raise ConnectionError(f"attempt {n} failed")
    raise TimeoutError("gave up")


def retry():
    last = None
    for n in range(3):
        try:
            return attempt(n)
        except ConnectionError as error:
            print("retrying after", error)
            last = error
    return last


retry()
