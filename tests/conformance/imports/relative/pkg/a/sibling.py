word = "sibling of " + __package__
