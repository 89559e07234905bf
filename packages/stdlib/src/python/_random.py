"""Module implements the Mersenne Twister random number generator."""

from _molt import Random  # noqa: F401
