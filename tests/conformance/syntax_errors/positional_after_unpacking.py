print(**{}, 'a')
