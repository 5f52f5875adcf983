"""Pages of complaints: the front door, the handlers' desk, the register of reviews."""
