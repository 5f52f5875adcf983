"""What the handlers of complaints, the front door and the public counts ask."""
