import argparse, shlex, difflib
p = argparse.ArgumentParser(prog="prog", description="A test")
p.add_argument("name"); p.add_argument("-n", "--num", type=int, default=3, help="a number"); p.add_argument("-v", action="store_true"); p.add_argument("rest", nargs="*")
print(p.parse_args(["x", "-n", "5", "-v", "a", "b"])); print(p.parse_args(["y"])); print(p.format_usage().strip()); print(p.format_help())
try: p.parse_args(["x", "--num", "abc"])
except SystemExit as e: print("exit", e.code)
s = p.parse_known_args(["x", "--zzz"]); print(s)
print(shlex.split("a 'b c' d\\ e"), shlex.quote("a b"), shlex.join(["x", "y z"]))
print(list(difflib.unified_diff(["a", "b"], ["a", "c"], lineterm="")), difflib.get_close_matches("appel", ["ape", "apple", "peach"]), difflib.SequenceMatcher(None, "abcd", "bcde").ratio())
