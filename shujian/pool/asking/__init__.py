"""Questions to the pool: tables, rows, profiles, where somebody stands, exports."""
