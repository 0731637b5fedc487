"""From a path to a meeting: drafts, log, what is due, connector sheets, sharing; pure, and nothing is ever sent."""
