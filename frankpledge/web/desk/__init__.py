"""The page of somebody who has signed in: what waits for them, put together from every app."""
