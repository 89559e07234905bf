__all__ = ["sub", "attr"]
attr = "attr"
