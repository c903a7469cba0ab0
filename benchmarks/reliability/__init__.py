"""What a ledger stands: crashes, several at once, growth. Run as `cd benchmarks && python -m reliability.NAME`."""
