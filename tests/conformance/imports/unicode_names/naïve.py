wort = "naïve"
