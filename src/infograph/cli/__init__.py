"""The command line: a command turns options into one Workspace call and shows what comes back."""
