#!/bin/sh
# Makes everything ready for `make run` and `make test`: system libraries of Qt, .venv, the package with its extra
# `test`. When nothing has changed it only compares one checksum.
set -eu
cd "$(dirname "$0")/.."

stamp=.venv/.ready
wanted=$(cat pyproject.toml tools/setup.sh | cksum)
if [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    exit 0
fi

say() { echo "ModuLab: $*" >&2; }

# A Python that is new enough and can make a virtual environment; a pyenv shim may exist and yet not run.
find_python() {
    for python in python3.13 python3.12 python3.11 python3.14 python3 python; do
        if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$python"
            return
        fi
    done
}

# What Qt loads and Debian or Ubuntu may lack: library, package. The second half is for a real window.
libraries='
libGL.so.1 libgl1
libEGL.so.1 libegl1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
'

missing_packages() {
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
    echo "$libraries" | while read -r library package; do
        if [ -n "$library" ] && ! echo "$known" | grep -qF "$library "; then
            printf '%s ' "$package"
        fi
    done
    # Debian's own Python comes without what makes a virtual environment.
    if [ -z "$(find_python)" ]; then
        printf 'python3 python3-venv '
    fi
}

install_packages() {
    as_root=
    if [ "$(id -u)" != 0 ]; then
        as_root=sudo
        command -v sudo >/dev/null 2>&1 || return 1
    fi
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if [ "$(uname -s)" = Linux ]; then
    packages=$(missing_packages)
    if [ -n "$packages" ]; then
        if command -v apt-get >/dev/null 2>&1; then
            say "installing system packages: $packages"
            # shellcheck disable=SC2086
            install_packages $packages || say "could not install them; please do: apt-get install $packages"
        else
            say "please install what your system calls these Debian packages, should the window not open: $packages"
        fi
    fi
fi

python=$(find_python)
if [ -z "$python" ]; then
    say "Python 3.11 or newer with its venv module is needed and was not found."
    exit 1
fi

if ! .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    say "making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
fi
say "installing the packages that pyproject.toml names (the first time takes a minute or two)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --editable '.[test]'
echo "$wanted" >"$stamp"
