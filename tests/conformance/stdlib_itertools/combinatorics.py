from itertools import product, permutations, combinations, combinations_with_replacement
print(list(product("ab", "cd")), list(product("ab", repeat=2)), list(product()), list(product([], "a")))
print(list(product("ab", [1], "xy"))[:3], list(product(range(2), repeat=4))[-2:])
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations("ab", 3)), list(permutations([], 0)))
print(list(combinations("abcd", 2)), list(combinations("abcd", 3)), list(combinations("ab", 3)), list(combinations("ab", 0)))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement("", 0)))
print(len(list(permutations(range(6)))), sum(1 for _ in combinations(range(10), 4)))
for make in (lambda: permutations("a", -1), lambda: combinations("a", -1), lambda: product("a", repeat=-1)):
    try:
        make()
    except ValueError as e:
        print(e)
