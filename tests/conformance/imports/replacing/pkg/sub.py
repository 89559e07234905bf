import sys

sys.modules["pkg.sub"] = "no module at all"
