"""Pages of advice and investors: requests, visits, leads."""
