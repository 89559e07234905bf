# Unicode identifiers, soft keywords as names, names that look like builtins, odd spacing, encodings.
# -*- coding: utf-8 -*-
größe = 3
变量 = "chinese"
переменная = [1]
α, β = 1, 2
ñ_1 = _ = __ = 5
print(größe, 变量, переменная, α + β, ñ_1, _, __)
ﬁ = "ligature names are normalised"
print(fi)
match = 1
case = 2
type = 3
print(match, case, type)
del type
_ = "underscore"
print(_)
print = print
list_ = [1]
def  spaced ( a , b = 2 , * c , ** d ) :
    return ( a , b , c , d )
print (spaced ( 1 , 2 , 3 , e = 4 ) )
class  C  ( object ) :
    x=1 ;y=2
    def m ( self ) : return self . x + self . y
print( C ( ) . m ( ) , C . x )
if True:
      deep = 1
      if deep:
           deeper = 2
print(deep, deeper)
if True:
	tabbed = "tabs"
	if tabbed:
		print(tabbed)
def after_comment():
    # comment only first

    # another

    return "ok"  # trailing
        # oddly indented comment
print(after_comment())



print("blank lines", end=""); print(" and semicolons");
async_ = await_ = 1
print(async_ + await_)
None_ = True_ = False
print(None_, [] if not None_ else 1)
class Méthode:
    def été(self):
        return "été"
print(Méthode().été(), getattr(Méthode(), "été")(), Méthode.__name__)
def kw(*, naïve): return naïve
print(kw(naïve="yes"), {"größe": größe}["größe"], sorted(n for n in globals() if not n.isascii()))
x = 5; y = x if x else 0; print(y)
"a string statement"
5
...
[1, 2]
pass; pass
print(__name__, __doc__)
