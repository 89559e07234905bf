# "Did you mean" of a from import.
from things import apple_pi
