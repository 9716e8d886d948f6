"""Text out of files: Word, PDF, web pages, plain text, JSON, OFD, scans, and archives of these.

Start at ``reading.read_documents``. Nothing is imported here: the child that parses office
files starts faster without the rest.
"""
