def load():
    import missing.module


load()
