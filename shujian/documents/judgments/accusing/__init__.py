"""起诉书, 起诉意见书, 量刑建议书, 不起诉决定书: the same facts out of what accuses."""
