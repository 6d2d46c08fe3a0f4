#!/usr/bin/env bash
# ccache hands out a precompiled header that no longer fits its source, once a comment or a space has
# changed.
#
# Seen with ccache 4.7.5 and g++ 12.2.0 of Debian 12. ccache answers a precompiled header, like an
# object, from the preprocessed text, in which neither comments nor runs of spaces count. GCC keeps in
# the precompiled header what a file with `#pragma once` held, byte by byte, to know it again. So after
# a change in a comment or of spaces (that moves no line) the old precompiled header comes out of the
# cache, the header is not known again, and whoever includes it once more gets "redefinition of". The
# compiler alone compiles the same files. CCACHE_COMMENTS=1 makes comments count, but not spaces, as
# where a formatter has aligned them anew; CCACHE_DEPEND=1, which asks for the very bytes of each
# header and never for the preprocessed text, does for both.
#
# Fails where that is otherwise. Needs apt-get (Debian 12, amd64), no root.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get -qq -o APT::Sandbox::User=root download ccache=4.8+really4.7.5-1 libhiredis0.14=0.14.1-3 \
  g++-12=12.2.0-14+deb12u1 binutils-x86-64-linux-gnu=2.40-2 libbinutils=2.40-2 \
  libisl23=0.25-1.1 libmpc3=1.3.1-1 libmpfr6=4.2.0-1 libjansson4=2.14-2
for package in *.deb; do dpkg -x "$package" root; done
export LD_LIBRARY_PATH=$work/root/usr/lib/x86_64-linux-gnu
export PATH=$work/root/usr/bin:$PATH CCACHE_DIR=$work/cache
export CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_COMPILERCHECK=content
ccache --version | head -1
compiler=$(command -v x86_64-linux-gnu-g++-12)
"$compiler" --version | head -1
ln -s x86_64-linux-gnu-as root/usr/bin/as

printf '#include "sheet.h"\n' >all.h
: >all.h.cpp

# Compiles the precompiled header and what uses it, by "$@"; tells whether that went well.
compiles() {
  rm -f all.h.gch
  "$@" "$compiler" -fpch-preprocess -MD -x c++-header -include all.h -c all.h.cpp -o all.h.gch &&
    "$@" "$compiler" -fpch-preprocess -MD -Winvalid-pch -include all.h -c use.cpp -o use.o
}
expect() { printf '%-58s %s\n' "$1" "$2"; }

# By "$@", with the header changed by the sed script $change between the two.
twice() {
  printf '#pragma once\nstruct Sheet {};  // As first written.\n' >sheet.h
  printf '#include "sheet.h"\nSheet sheet;\n' >use.cpp
  compiles "$@" || return
  sed -i "$change" sheet.h
  printf 'Sheet another;\n' >>use.cpp
  compiles "$@"
}

another_comment='s/As first written/As written later/'
other_spaces='s/Sheet {}/Sheet   {}/'

# With $change, a cache of its own and the settings "$2"…, ccache does not compile.
breaks() {
  local called=$1
  shift
  rm -rf cache
  if (export "$@" && twice ccache) 2>errors; then
    echo "$called compiles both times. That was otherwise."
    exit 1
  fi
  grep -q "redefinition of .struct Sheet" errors
  expect "  $called:" "$(grep -om1 'error: .*' errors)"
}
# With these it does.
holds() {
  local called=$1
  shift
  rm -rf cache
  (export "$@" && twice ccache)
  expect "  $called:" "compiles both times"
}

for change in "$another_comment" "$other_spaces"; do
  echo "sed '$change'"
  twice env
  expect "  the compiler alone:" "compiles both times"
  breaks "ccache" CCACHE_NOCOMMENTS=1
  if [[ $change == "$other_spaces" ]]; then
    breaks "ccache with CCACHE_COMMENTS=1" CCACHE_COMMENTS=1
  else
    holds "ccache with CCACHE_COMMENTS=1" CCACHE_COMMENTS=1
  fi
  holds "ccache with CCACHE_DEPEND=1" CCACHE_DEPEND=1
done
