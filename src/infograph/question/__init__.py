"""A question: its graph, its answer, and why."""
