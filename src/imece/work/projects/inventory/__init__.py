"""How rows of inventories are read: the columns, the cells, places, funders; what makes two projects alike."""
