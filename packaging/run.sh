#!/usr/bin/env bash
# run.sh [FOLDER]: installs what is missing, builds, opens FOLDER (else the pictures folder, else a
# demo set). Without a display it runs on a virtual one and saves a screenshot.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
display=${WAYLAND_DISPLAY:-}${DISPLAY:-}
if [ -n "$display" ]; then
    "$root/packaging/install.sh"
else
    "$root/packaging/install.sh" xvfb xauth
fi

cmake -S "$root" --preset release -DLIGHTSTACK_BUILD_TESTS=OFF -DLIGHTSTACK_BUILD_BENCH=OFF >/dev/null
cmake --build "$root/build/release" --target lightstack lightstack-cli
bin=$root/build/release/bin

has_pictures() {
    [ -d "$1" ] && [ -n "$(find -L "$1" -maxdepth 2 -type f \( -iname '*.jpg' -o -iname '*.jpeg' \
        -o -iname '*.png' -o -iname '*.tif' -o -iname '*.tiff' -o -iname '*.heic' \) -print -quit \
        2>/dev/null)" ]
}

folder=${1:-}
if [ -z "$folder" ]; then
    folder=$(xdg-user-dir PICTURES 2>/dev/null || echo "$HOME/Pictures")
    if ! has_pictures "$folder"; then
        demo=${XDG_DATA_HOME:-$HOME/.local/share}/lightstack/demo
        echo "No pictures in $folder: making a demo set in $demo"
        "$bin/lightstack-cli" demo --quiet "$demo"
        folder=$demo/Photos
    fi
fi

if [ -n "$display" ]; then
    exec "$bin/lightstack" "$folder"
fi
shot=$PWD/lightstack.png
echo "There is no display: opening $folder on a virtual one."
xvfb-run -a -s "-screen 0 1600x1000x24" "$bin/lightstack" --grab "$shot" --size 1280x800 "$folder"
echo "Saved the window's picture: $shot"
