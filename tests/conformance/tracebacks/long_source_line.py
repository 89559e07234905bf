# Carets under a wide line with wide and combining characters in it.
título = {"größe": 3, "漢字": [1, 2]}
print(título["größe"] + título["漢字"][1]); print(título["漢字"][0] + título["漢字"][7] + título["größe"])
