ran_as_program = False


def main(arguments):
    return f"tool with {len(arguments)} arguments"


if __name__ == "__main__":
    ran_as_program = True
    print(main(["x"]))
