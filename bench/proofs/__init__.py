"""What is proved by many seeded cases: one module for each kind of proof."""
