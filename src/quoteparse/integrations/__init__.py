"""Where quoteparse fits in: a pipeline of spaCy, a suite of pytest, a cluster of Spark.  A module for each."""
