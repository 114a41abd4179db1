# shellcheck shell=bash
# What every script needs: the folder, the paths of the pinned tools, and one way to speak. Sourced, never run.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
# shellcheck source=versions.sh
source scripts/versions.sh

# The scripts look for the binary in target/, whatever the developer's own builds do.
unset CARGO_TARGET_DIR
cargo_home=${CARGO_HOME:-$HOME/.cargo}
# Outside the checkout: cargo's bin folder links to it, and must not break when one checkout is deleted.
binaryen_home=${XDG_DATA_HOME:-$HOME/.local/share}/shaping-tomorrow/binaryen-$BINARYEN_VERSION
# First in PATH, so that another version elsewhere on the machine cannot take their place.
export PATH="$binaryen_home/node_modules/.bin:$cargo_home/bin:$PATH"

say() { printf '=> %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }
