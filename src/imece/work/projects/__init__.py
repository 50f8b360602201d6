"""The project bank: partners, places, money, dates, steps, results, news and stories of everyone’s projects."""
