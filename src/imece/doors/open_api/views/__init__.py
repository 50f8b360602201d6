"""The doors of the open data: the API, the files, the pages that explain them."""
