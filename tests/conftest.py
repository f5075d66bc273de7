"""What every room's tests share: real databases."""

pytest_plugins = ["tests.databases"]
