#!/usr/bin/env bash
# Builds calls-*.elf and takes-*.elf, byte for byte the same with the same compiler: DWARF 2 to 5, and 5 compressed.
#   build.sh [DIRECTORY]     where to put them, instead of beside the sources
# Needs Debian's gcc-riscv64-unknown-elf.
set -euo pipefail
cd "$(dirname "$0")"
output=$(realpath "${1:-.}")

build() {
  local name=$1
  shift
  riscv64-unknown-elf-gcc -march=rv32imac -mabi=ilp32 -O1 -g "$@" -Iinclude -ffreestanding -nostdlib -static \
    "-ffile-prefix-map=$PWD=/src" "-Wa,--debug-prefix-map,$PWD=/src" -Wl,--build-id=none start.S calls.c other.c -o "$output/$name.elf"
}

for version in 2 3 4 5; do
  build "calls-$version" "-gdwarf-$version"
done
build calls-5z -gdwarf-5 -gz=zlib
# Frames found by .eh_frame instead of .debug_frame.
build calls-eh -gdwarf-5 -fasynchronous-unwind-tables

for version in 2 3 4 5; do
  riscv64-unknown-elf-gcc -march=rv32imac -mabi=ilp32 -O2 "-gdwarf-$version" -gstrict-dwarf -ffreestanding -nostdlib -static \
    "-ffile-prefix-map=$PWD=/src" -Wl,--build-id=none takes.c -o "$output/takes-$version.elf"
done
