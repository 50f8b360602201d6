"""Pages of activities: lists, one activity, its files, the grid, the year, the kinds."""
