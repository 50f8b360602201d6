"""Values in plain Python: Turkish text, numbers, periods, money, time."""
