"""Who is who: derived from sightings, corrected by the user, forgotten for good."""
