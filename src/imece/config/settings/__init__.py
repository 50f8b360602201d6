"""Settings for each kind of run; only `environment` reads the environment."""
