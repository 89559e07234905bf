# Characters replaced by their names.
for codec in ("ascii", "latin-1"):
    print(codec, "aé漢😀".encode(codec, "namereplace"))
