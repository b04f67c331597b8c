//! The French and English Fluent catalogues and their loader.
