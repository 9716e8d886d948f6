"""Who may sign in to the demonstration: known to everyone, for an invented city only."""

from __future__ import annotations

UNIT = "示范市人民检察院"
PASSWORD = "shujian-2026"
ADMIN, CLERK = "admin", "chengban"
ROLES = {ADMIN: "管理员", CLERK: "办案人"}
"""Account → role."""
