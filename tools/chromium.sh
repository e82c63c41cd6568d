#!/bin/sh
# Prints the path of a Chromium that starts; installs one where there is none.
# $FANZHA_CHROMIUM, if set, is the only one tried.
set -eu

python=${PYTHON:-python3}

# Standard output carries the path alone: installers and messages go to standard error.
exec 3>&1 1>&2

say() { printf '%s\n' "$@"; }

# Ubuntu's /usr/bin/chromium-browser may be a stub that only names a snap: being there is not enough.
starts() { "$1" --version 2>/dev/null | grep -Eq 'Chrom(e|ium)'; }

answer() {
  printf '%s\n' "$1" >&3
  exit 0
}

playwright_path() {
  "$python" - 2>/dev/null <<'END'
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
END
}

find_chromium() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if path=$(command -v "$name") && starts "$path"; then answer "$path"; fi
  done
  if path=$(playwright_path) && starts "$path"; then answer "$path"; fi
}

if [ -n "${FANZHA_CHROMIUM:-}" ]; then
  if path=$(command -v "$FANZHA_CHROMIUM") && starts "$path"; then answer "$path"; fi
  say "FANZHA_CHROMIUM 指向的浏览器启动不了：$FANZHA_CHROMIUM" \
    "The browser FANZHA_CHROMIUM names does not start: $FANZHA_CHROMIUM"
  exit 1
fi

find_chromium

say "没有 Chromium，正在安装 / no Chromium here, installing one"
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  # Without a Chinese font every character is the same empty box.
  if apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; then
    find_chromium
  fi
fi
if "$python" -m playwright install chromium; then find_chromium; fi

say "测试需要 Chromium 或 Chrome，这里装不上。请自行安装（Debian：sudo apt-get install chromium fonts-noto-cjk），" \
  "或让 FANZHA_CHROMIUM 指向已有的浏览器，再重试。" \
  "The tests need Chromium or Chrome, and none could be installed. Install one yourself" \
  "(Debian: sudo apt-get install chromium fonts-noto-cjk), or let FANZHA_CHROMIUM name yours; then try again."
exit 1
