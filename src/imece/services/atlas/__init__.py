"""Maps without any outside server: shapes of provinces and countries, districts as equal hexagons, an office's own shapes."""
