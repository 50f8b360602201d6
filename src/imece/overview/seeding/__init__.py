"""Makes test material of any size: offices, plans, actuals, activities, search rows; the same for everybody."""
