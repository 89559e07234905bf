import sys

sys.path_importer_cache.clear()
sys.meta_path.append(object())


def load():
    import absent_module


load()
