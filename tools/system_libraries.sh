#!/bin/sh
# Make sure that Qt's system libraries are there: install them with apt as root, else name them.
set -eu

PACKAGES="python3-venv libegl1 libgl1 libopengl0 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 \
libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 \
libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libgssapi-krb5-2 libcups2 \
fonts-dejavu-core"

command -v dpkg-query >/dev/null 2>&1 || {
    echo "Not a Debian system: install Qt's libraries by hand ($PACKAGES)." >&2
    exit 0
}

present() {
    # Newer releases renamed some packages with a t64 ending.
    for name in "$1" "$1t64"; do
        status=$(dpkg-query -W -f '${Status}' "$name" 2>/dev/null) || continue
        case "$status" in *" installed") return 0 ;; esac
    done
    return 1
}

missing=""
for package in $PACKAGES; do
    present "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "These system packages are missing:$missing" >&2
    echo "Please run:  sudo apt-get install$missing" >&2
    echo "and then this command again." >&2
    exit 1
fi

export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
if ! { apt-get update && apt-get install --yes --no-install-recommends $missing; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    echo "Could not install:$missing" >&2
    echo "Please install these packages and run the command again." >&2
    exit 1
fi
rm -f "$log"
