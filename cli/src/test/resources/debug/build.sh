#!/usr/bin/env bash
# Rebuilds tally.elf and endless.elf, with line numbers and call frames, and walker.ch8. Needs Debian's
# gcc-riscv64-unknown-elf.
set -euo pipefail
cd "$(dirname "$0")"
for program in tally endless; do
  riscv64-unknown-elf-gcc -march=rv32imac -mabi=ilp32 -O1 -g -fno-pie -ffreestanding -fno-builtin -nostdlib -static \
    "-ffile-prefix-map=$PWD=." -Wall -Wextra -Werror -Wl,--build-id=none -Wl,--no-relax "$program.c" -o "$program.elf"
done
../../../../../tw asm walker.8o
