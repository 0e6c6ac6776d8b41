"""What is posted in the walk on the pages of the year: data that succeed for whoever may send them.

Each function takes (wereld, object, rij) and gives the fields; a row of the access table names it as `data`.
"""
