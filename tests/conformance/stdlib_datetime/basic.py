from datetime import date, time, datetime, timedelta, timezone
d = date(2024, 2, 29); print(d, repr(d), d.weekday(), d.isoformat(), d.replace(year=2023, day=1), d + timedelta(days=1), d.strftime("%d/%m/%y %A %j"), tuple(d.isocalendar()))
t = datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=timezone.utc); print(t, repr(t), t.timestamp(), t.date(), t.time(), t.isoformat(timespec="seconds"))
print(datetime(2024, 1, 1) - datetime(2023, 1, 1), timedelta(hours=25, seconds=1), timedelta(days=-1, microseconds=1), timedelta(1) * 2.5, timedelta(hours=3) // timedelta(hours=1))
print(datetime.fromisoformat("2024-05-06T07:08:09+02:00"), datetime.strptime("06 May 2024", "%d %B %Y"), date.fromordinal(738000), time(1, 2, 3).isoformat())
print(t.astimezone(timezone(timedelta(hours=-5, minutes=-30))), datetime.min, date.max, datetime(2024, 1, 1) < datetime(2024, 1, 2))
for op in (lambda: date(2023, 2, 29), lambda: time(25)):
    try: op()
    except Exception as e: print(type(e).__name__, e)
