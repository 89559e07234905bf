import b

seen = hasattr(b, "seen")
