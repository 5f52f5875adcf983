"""Charts as SVG: styled by class alone, with a title and a description of what they show."""
