"""The only place that wires rooms together: settings, command line."""
