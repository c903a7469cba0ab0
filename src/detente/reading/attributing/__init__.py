"""The rules of attribution, one family a module; `reading.attribution` runs them in order."""
