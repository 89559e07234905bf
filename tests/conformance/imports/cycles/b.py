import a

seen = hasattr(a, "seen")
