"""Statistical methods with their sources: control charts, intervals, funnels, alerts."""
