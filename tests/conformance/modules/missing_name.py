from math import sqrt, cosinus

print(sqrt(4))
