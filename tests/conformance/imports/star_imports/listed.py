__all__ = ["_private", "hidden"]
__all__ += ["added"]
_private = "private"
hidden = "hidden"
added = "added"
unlisted = "unlisted"
