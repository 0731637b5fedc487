"""Files in: read, whose they are, what they brought; and the whole store out again."""
