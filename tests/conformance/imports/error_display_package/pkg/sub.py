raise ImportError("not today", name="pkg.sub", path="nowhere")
