try:
    import pkg.sub
except ImportError:
    import pkg.plain.deeper
