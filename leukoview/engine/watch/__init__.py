"""Watching a laboratory over time: has its stain, its focus, or the engine's fit to it drifted?"""

from leukoview.engine.watch.charts import Chart, Point, chart
from leukoview.engine.watch.measures import Measure, Observed, charts_of
from leukoview.engine.watch.trails import observed_in

__all__ = ["Chart", "Measure", "Observed", "Point", "chart", "charts_of", "observed_in"]
