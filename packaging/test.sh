#!/usr/bin/env bash
# test.sh [--sanitize]: installs what is missing, builds, runs every test.
# --sanitize: the core tests under address/undefined-behaviour and then thread sanitizers instead.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
# The last four read back what we write; mold only makes linking quicker.
packaging/install.sh mold xvfb xdotool dbus desktop-file-utils python3-tifffile python3-zarr teem-apps python3-vtk9
jobs=$(nproc)

run_preset() {
    cmake --preset "$1" >/dev/null
    cmake --build --preset "$1" -j "$jobs"
    ctest --preset "$1" -j "$jobs"
}

if [ "${1:-}" = --sanitize ]; then
    run_preset asan
    run_preset tsan
else
    run_preset ci
fi
