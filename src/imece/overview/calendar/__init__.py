"""One calendar over everything that has a day: activities, duties, closed periods."""
