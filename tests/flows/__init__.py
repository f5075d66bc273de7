"""The flows on real databases and a real site on loopback; the engine's own server is started once."""
