"""Files and tables read anew, and what goes along: corrected rows, numbers, layouts."""
