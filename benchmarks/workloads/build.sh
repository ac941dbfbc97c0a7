#!/usr/bin/env bash
# Rebuilds the workloads and runs each once under qemu-riscv32 where that is installed: every workload
# checks its own result. build.sh [--output DIRECTORY] [NAME...]
# Needs Debian's gcc-riscv64-unknown-elf; see firmware-tests/programs/build.sh for what makes the files
# the same wherever they are built.
set -euo pipefail
cd "$(dirname "$0")"
start=../../firmware-tests/programs/start

output=.
if [ "${1:-}" = --output ]; then output=$2; shift 2; fi
mkdir -p "$output"
names=("$@")
if [ $# -eq 0 ]; then mapfile -t names < <(sed -e '/^#/d' -e 's/ .*//' workloads.txt); fi

flags=(-march=rv32imac -mabi=ilp32 -O2 -std=gnu11 -Wall -Wextra -Werror -ffreestanding -fno-builtin
  -fno-tree-loop-distribute-patterns -I"$start" "-ffile-prefix-map=$PWD=.")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for part in "$start"/{linux.S,linux.c,print.c,memory.c}; do
  riscv64-unknown-elf-gcc "${flags[@]}" -c "$part" -o "$scratch/$(basename "$part").o"
done
for name in "${names[@]}"; do
  riscv64-unknown-elf-gcc "${flags[@]}" -c "$name.c" -o "$scratch/$name.c.o"
  elf=$(realpath "$output")/$name.elf script=$(realpath "$start/linux.ld")
  (cd "$scratch" && riscv64-unknown-elf-gcc -march=rv32imac -mabi=ilp32 -nostdlib -static -Wl,--build-id=none -Wl,--strip-debug \
    linux.S.o linux.c.o print.c.o memory.c.o "$name.c.o" -Wl,-T,"$script" -lgcc -o "$elf")
  chmod 755 "$elf"
  if command -v qemu-riscv32 >/dev/null; then qemu-riscv32 "$elf" 1; fi
done
