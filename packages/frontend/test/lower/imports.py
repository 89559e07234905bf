from __future__ import annotations
import a
import a.b.c
import a.b.c as d, e as f
from g import h, i as j
from . import k
from ..l.m import n
from o import *
def f(x: List[int] | None, *y: "A") -> dict[str, tuple[()]]: pass
z: (a, b) = 1
