"""The site put together: settings, addresses, doors."""
