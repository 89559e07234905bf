# An uncaught exception inside an imported module: frames of both files.
print("start")
import settings_module
print("never")
