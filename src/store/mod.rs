//! What files mean: TOML in, TOML edited in place, problems with file, line and column.
