apple_pie = 1
banana = 2
