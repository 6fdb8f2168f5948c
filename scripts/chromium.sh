#!/bin/sh
# What the browser tests need: a Chromium, and axe-core for the rules of accessibility.
# Installs what is missing where that is permitted (root with apt-get; in CI also through sudo without a password).
# Elsewhere it says what is missing and ends with 1: the tests then skip with that reason, and in CI they fail.
set -eu
cd "$(dirname "$0")/.."

has() { command -v "$1" >/dev/null 2>&1; }
has_browser() { has chromium || has chromium-browser || has google-chrome || has google-chrome-stable; }

needed=""
has_browser || needed="chromium fonts-dejavu-core"
has npm || needed="$needed npm"

if [ -n "$needed" ] && has apt-get; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    if [ "$(id -u)" = 0 ] || { [ -n "${CI:-}" ] && has sudo && sudo -n true 2>/dev/null; }; then
        echo "Installing for the browser tests: $needed"
        # shellcheck disable=SC2086
        { $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends $needed >/dev/null; } || echo "apt-get could not install them"
    fi
fi

if has npm && [ ! -f tests/browser/node_modules/axe-core/axe.min.js ]; then
    npm ci --prefix tests/browser --no-audit --no-fund --loglevel=error || echo "npm could not fetch axe-core"
fi

missing=0
has_browser || { missing=1; echo "No Chromium: the browser tests are skipped. Debian: apt-get install chromium"; }
[ -f tests/browser/node_modules/axe-core/axe.min.js ] || { missing=1; echo "No axe-core: its tests are skipped. Needs npm."; }
exit $missing
