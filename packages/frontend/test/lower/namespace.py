# options: exec-with-namespace result
"""Doc."""
a = b
def f(): return a
[x + a for x in b]
a
