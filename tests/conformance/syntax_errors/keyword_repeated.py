print(end='', end='\n')
