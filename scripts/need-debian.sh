#!/bin/sh
# Sees to it that programs and files are there: need-debian.sh PROGRAM_OR_FILE:PACKAGE ...
# Installs the Debian packages of the missing ones where that is allowed, and says what is missing where not.
set -eu
present() {
  case "$1" in
    /*) [ -e "$1" ] ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
  esac
}
missing=""
for pair in "$@"; do
  present "${pair%%:*}" || missing="$missing ${pair#*:}"
done
[ -n "$missing" ] || exit 0
sudo=""
if [ "$(id -u)" != 0 ]; then sudo="sudo -n"; fi
if command -v apt-get >/dev/null 2>&1 && { [ -z "$sudo" ] || $sudo true 2>/dev/null; }; then
  echo "Installing Debian packages:$missing"
  $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null && exit 0
fi
echo "The tests need these Debian packages, which could not be installed here:$missing" >&2
echo "Install them with: apt-get install$missing" >&2
exit 1
