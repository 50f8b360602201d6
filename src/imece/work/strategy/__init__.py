"""Plans, goals, objectives, weights, scores, checks."""
