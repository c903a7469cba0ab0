"""`python -m detente.cli` is `detente`."""

from detente.cli.start import main

main()
