"""One file a promise of the whole house."""
