"""The demo record that the product ships: a real piece of it, from five public documents."""
