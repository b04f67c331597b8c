#!/bin/sh
# Builds the program and its yardsticks, then compares them as whole processes, timed in turn.
#
#     benches/compare.sh                              a town's plan and a ministry's, all comparisons
#     benches/compare.sh --size region log            a region's 100,000 commits, `log` alone
#     benches/compare.sh --runs 25 status list
#
# Needs git; taskwarrior (`task`) for `list` only. The plans are made once, under target/bench-plans.
set -eu
cd "$(dirname "$0")/.."
cargo build --quiet --release --bin copil --example compare --example yardstick --example spreadsheets
exec "${CARGO_TARGET_DIR:-target}/release/examples/compare" "$@"
