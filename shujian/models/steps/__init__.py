"""What operators share: kinds of parameter, keys and joins, windows, local steps."""
