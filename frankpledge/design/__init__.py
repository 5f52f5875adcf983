"""How pages are drawn: GOV.UK Design System patterns under our own name; charts as SVG."""
