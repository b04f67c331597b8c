//! Git: open, record, walk, index. Knows bytes, paths and commits; knows no plan.
