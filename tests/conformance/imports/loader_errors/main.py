# Errors in modules that the import system in Python loads: it does not show in tracebacks.
import sys

sys.meta_path.append(object())
import outer
