"""The groups of a network: who belongs together, who joins them, and where circles stand on a map."""
