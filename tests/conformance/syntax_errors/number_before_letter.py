# A letter that is not ASCII ends the number; an ASCII one spoils it.
x = 5é + 1
