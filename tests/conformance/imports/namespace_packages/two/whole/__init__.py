where = "a package before its namesakes without __init__"
