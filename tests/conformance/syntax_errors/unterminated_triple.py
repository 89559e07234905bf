text = """never
ends
print(text)
