"""Pages: pagination, filters, middleware, refusals."""
