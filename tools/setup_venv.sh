#!/bin/sh
# Usage: setup_venv.sh DIR. Makes a virtual environment with $PYTHON (default: python3).
set -eu

venv=$1
python=${PYTHON:-python3}

say() { printf '%s\n' "$@" >&2; }

make_venv() { "$python" -m venv --clear "$venv" >&2; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  found=$("$python" --version 2>&1) || found="$python: 没有找到 / not found"
  say "需要 Python 3.11 或更新的版本，现在是：$found" \
    "Python 3.11 or newer is needed; this is: $found" \
    "装好后指明它 / once installed, name it: make build PYTHON=python3.11"
  exit 1
fi

# Debian and Ubuntu ship Python without ensurepip: the first try then fails with half a folder.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
make_venv 2>"$log" && exit

package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
  say "正在安装 $package / installing $package"
  export DEBIAN_FRONTEND=noninteractive
  if apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends "$package" >&2 && make_venv; then
    exit
  fi
  rm -rf "$venv"
  exit 1
fi

rm -rf "$venv"
if command -v apt-get >/dev/null; then
  say "缺少 $package。请运行下面这条命令，再重试：" \
    "$package is missing. Run this one command, then try again:" \
    "  sudo apt-get install -y $package"
else
  cat "$log" >&2
  say "Python 的 venv 不能用，见上。/ Python's venv does not work; see above."
fi
exit 1
