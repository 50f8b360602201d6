"""What is measured inside an installation; each module has `measure(*arguments)`, which gives JSON-ready findings."""
