"""Identity over HTTP: parse, act, answer."""
