"""Pages of people: list and person, rights of the person, activities and institutions, segments."""
