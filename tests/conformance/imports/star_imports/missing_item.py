__all__ = ["ok", "absent"]
ok = 1
