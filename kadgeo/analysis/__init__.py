"""Pure functions: frames in, one Series or frame out, on the input's index."""
