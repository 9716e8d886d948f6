"""Plain algorithms of local steps: graphs, geometry, likeness. They know nothing of models."""
