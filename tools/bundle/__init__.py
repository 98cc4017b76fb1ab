"""One archive that installs TongBase on a machine without a network."""
