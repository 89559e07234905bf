# options: eval
a + [b for b in c]
