def failing(n):
    raise ValueError(f"task {n}")


def gather():
    errors = []
    for n in range(2):
        try:
            failing(n)
        except ValueError as error:
            errors.append(error)
    raise ExceptionGroup("tasks failed", errors)


gather()
