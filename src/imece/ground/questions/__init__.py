"""Questions to the database that are asked all day long."""
