# A loader that changes sources before they are compiled, put in by a path hook.
import sys
from importlib.machinery import FileFinder, SourceFileLoader


class Shouting(SourceFileLoader):
    def source_to_code(self, data, path, *, _optimize=-1):
        text = data.decode().replace("quiet", "LOUD")
        return super().source_to_code(text.encode(), path)


sys.path_hooks.insert(0, FileFinder.path_hook((Shouting, [".py"])))
sys.path_importer_cache.clear()
import words

print(words.word, type(words.__loader__).__name__)
try:
    words.fail()
except RuntimeError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)
