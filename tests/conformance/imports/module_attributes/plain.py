"""A plain module."""
own_name = __name__
own_package = __package__
own_spec = __spec__.name
own_file = __file__
