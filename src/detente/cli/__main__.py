"""`python -m detente.cli` is `detente`."""

from detente.cli.main import main

main()
