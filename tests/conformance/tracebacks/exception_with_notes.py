def convert(text):
    try:
        return int(text)
    except ValueError as error:
        error.add_note(f"while converting {text!r}")
        error.add_note("this note\nhas two lines")
        raise


convert("twelve")
