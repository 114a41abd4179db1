# shellcheck shell=bash disable=SC2034
# The pinned versions of everything that is installed outside Cargo.lock, sourced by the other scripts.

# 0.3.11 needs a newer Rust than this workspace promises.
CARGO_LEPTOS_VERSION=0.3.10

# The CLI must equal the crate, so Cargo.toml is the only place that says which.
WASM_BINDGEN_VERSION=$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' Cargo.toml)

# Pinned with its hash in the lock file beside it.
BINARYEN_VERSION=$(sed -n 's/.*"binaryen": "\(.*\)".*/\1/p' scripts/wasm-opt/package.json)
