# Source lines with tabs, wide characters and trailing comments.
def größe(データ):
	if データ:
		return データ["größe"] + データ["漢字"]  # a comment that stays
	return None


print(größe({"größe": 1, "漢字": 2}))
print(größe({}), "🐍", größe({"größe": 1}))  # 🐍
