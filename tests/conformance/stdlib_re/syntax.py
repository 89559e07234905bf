import re
t = [("(?i)HeLLo", "hello"), ("(?s)a.b", "a\nb"), ("a.b", "a\nb"), ("(?m)^b$", "a\nb\nc"), ("(?x) a b # c", "ab"), ("(?=ab)a", "ab"), ("(?!b)a", "a"),
     ("(?<=a)b", "ab"), ("(?<!a)b", "cb"), ("(a)\\1", "aa"), ("(?P<q>['\"]).*?(?P=q)", "'x' 'y'"), ("(a)?(?(1)b|c)", "ab"),
     ("(?>a+)ab", "aaab"), ("a++b", "aaab"), ("a*+a", "aaa"), ("a{2,3}?", "aaaa"), ("(?:ab)+?", "abab"), ("[^a-c]+", "abcdef"), ("\\w+\\W", "ab!"),
     ("\\bfoo\\b", "a foo b"), ("\\Bo", "foo"), ("\\Afoo\\Z", "foo"), ("(?i:A)b", "ab"), ("[\\d\\s]+", "1 2x"), ("(a|b|cd)*e", "abcde"), ("é", "É")]
for pattern, text in t:
    m = re.search(pattern, text)
    print(repr(pattern), m and (m.span(), m.groups()))
print(re.findall("(?i)é|straße", "É STRASSE Straße"), re.search("(?a)\\w+", "éa").group(), re.search("\\d+", "٣4").group())
print(re.search("(x+x+)+y", "xxxxxxxxxxxxy").span(), re.match("(?:a|b)*c", "ab" * 5000 + "c").end())
