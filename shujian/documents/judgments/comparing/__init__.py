"""三书比对: police opinion, indictment, proposal and judgment of one case beside each other."""
