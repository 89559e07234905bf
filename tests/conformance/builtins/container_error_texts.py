# What the containers say when they are used wrongly.
def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print("ok", repr(r)[:100])
    except BaseException as e:
        print(type(e).__name__, e, getattr(e,'__notes__',None))
def x(s):
    print(s, end=' -> ')
    t(eval, s)
def ex(s):
    print(s, end=' -> ')
    t(exec, s)
for s in ["dict(5)","dict([1])","dict([(1,)])","dict([(1,2,3)])","dict(1,2)","{}.update(5)","{}.update([1])", "{}.update(1,2)", "{**5}","{**[1]}","dict(**5)","print(**5)","(lambda **k:k)(**{'a':1},**{'a':2})","(lambda **k:k)(**{1:2})","dict(**{'a':1},**{'a':2})",
 "[*5]","(*5,)","{*5}","print(*5)","list(5)","list(1,2)","list(x=1)","tuple(x=1)","tuple(1,2)","set(x=1)","set(1,2)","frozenset(1,2)","frozenset(x=1)","dict.fromkeys(5)","dict.fromkeys()",
 "[][1]","()[1]","{}[1]","[1][:'a']","[].pop()","[1].pop(5)","[].remove(1)","[].index(1)","().index(1)","[1]+(1,)","(1,)+[1]","[1]*'a'","[1]*1.5","1.5*[1]","[1]*[1]","(1,)*'a'",
 "hash([])","hash({})","hash(set())","{[]:1}","{}[[]]","{[]}","set([[]])","[] in {}","[] in set()","{}.get([])","{}.pop([])","{1:1}.pop([])","{}.setdefault([])","{1}.remove([])","{1}.discard({})","{1}.add([])","frozenset([[]])",
 "{}.pop(1)","{}.popitem()","set().pop()","set().remove(1)","{1}.remove({1})", "range()","range(1,2,3,4)","range('a')","range(1.5)","range(0,1,0)","range(3)[5]","range(3)['a']","range(3).index(5)","range(3).index('a')","range(x=1)","len(range(10**30))","range(10)[10**30]",
 "slice()","slice(1,2,3,4)","slice(1,2).indices(-1)","slice(1,2,0).indices(3)","slice('a').indices(3)","slice(1)","slice(1)<slice(2)",
 "enumerate()","enumerate(5)","enumerate([],'a')","enumerate([],1,2)","enumerate([],x=1)","zip(5)","zip([1],5)","zip([1],x=1)","list(zip([1],[],strict=True))","list(zip([],[1],strict=True))","list(zip([1],[1],[],strict=True))","list(zip([],[],[1],strict=True))","map()","map(1)","list(map(int,[1],[],strict=True))","map(int,5)","map(int,[],x=1)","filter()","filter(1)","filter(None,5)","filter(None,[],x=1)","reversed()","reversed(5)","reversed({1})","reversed([],1)","reversed(x=1)","sorted()","sorted(5)","sorted([1,'a'])","sorted([],None)","sorted([],k=1)","[].sort(1)","[].sort(key=5)","[1].sort(key=5)","[1,'a'].sort()","[3,None].sort()",
 "[].append()","[].append(1,2)","[].insert(1)","[].insert('a',1)","[].extend()","[].extend(5)","[].pop('a')","[].pop(1,2)","[].count()","[].index()","[].clear(1)","{}.keys(1)","{}.get()","{}.get(1,2,3)","{}.items() & 5","{1:2}.keys() | 5","{1} | [1]","{1} & 5","{1}.union(5)","{1}.intersection(5)","{1}.update(5)","{1}.union([1],x=1)","{1}<[1]","[1]<(1,)","{}<{}","{} | 5","[1]<5",
 "[1].index(2,'a')","[1][10**30]","[1]*10**30","(1,)*10**30", "{1:2}.items()<5", "type({}.keys())()","iter(5)","next(5)","iter(5,6)","type(iter([]))()", "set.union()","{}.__class_getitem__(int)","list[int]","[1,2][True]", "{}.fromkeys([1],2,3)","len(5)", "[].__setitem__(0,1)", "frozenset().add(1)","1 in 5","'a' in 5", "[1].sort(reverse='a')", "iter(int, 5, 6)", "() < 5", "{1:2}.values() == {1:2}.values()", "dict({1:2}, a=3)", "dict(a=1, a=2)", "{1}.issubset(5)", "{1}.isdisjoint(5)", "range(3) < range(4)", "range(3)+range(4)", "list(map(5,[1]))", "max([1,'a'])"]:
    x(s)
for s in ["a,b=1","a,b=[1]","a,b=[1,2,3]","a,b=iter([1,2,3])","a,b=(1,2,3)","a,b={1,2,3}","a,b={1:2,3:4,5:6}","a,b='abc'","a,b=range(5)","a,*b=5","a,b,*c=[1]","a,b,*c=iter([1])","a,*b,c=[]","for a,b in [1]: pass","[1]['a']=1","[1][5]=1","del [1][5]","[1][0:1]=5","[1][::2]=5","[1][::2]=[1,2]","(1,)[0]=1","del (1,)[0]","{}[[]]=1","del {}[1]","del {}[[]]","x=[1,2,3]\nx[::-1]=[1,2]","x=[1]\nx+=5","x=[1]\nx*='a'","x=[1]\nx*=1.5","x=(1,)\nx+=[1]","x={1}\nx|=[1]","x={1}\nx|=5","x={}\nx|=5","x={}\nx|=[(1,2)]\nprint(x)","x=frozenset([1])\nx|={2}\nprint(x)","range(3)[0]=1","del range(3)[0]","x={1}\nx-=5","x={}\nx|=[1]", "for i in 5: pass", "x={1:2}\nfor i in x: x[i+1]=1","x={1}\nfor i in x: x.add(i+1)","x={1:2,2:3}\nfor i in x:\n del x[i]\n x[i+5]=1","class A:\n def __iter__(self): return 5\na,b=A()","class A:\n def __getitem__(self,i): raise IndexError\na,b=A()","class A:\n def keys(self): return 5\n{**A()}", "class A:\n def keys(self): return [1]\n{**A()}","class A:\n def keys(self): return [1]\ndict(A())", "class A:\n def __index__(self): return 'a'\n[1][A()]","def f(*a,**k): pass\nf(**5)","def f(*a,**k): pass\nf(*5)","class C:\n def f(self,*a,**k): pass\nC().f(**5)","class C:\n def f(self,*a,**k): pass\nC().f(**{'a':1},**{'a':1})","[].append(**5)","class C: pass\nC(**5)", "match {'a':1}:\n case {'a':1,'a':2}: pass"]:
    ex(s)
