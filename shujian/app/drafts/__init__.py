"""Drafts of imports: what a person decided about an uploaded file, kept between requests."""
