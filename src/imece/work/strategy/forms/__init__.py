"""Forms of plans: the plan itself, its structure, its grids, its budgets, its import."""
