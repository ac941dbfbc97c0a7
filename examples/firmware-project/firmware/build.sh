#!/usr/bin/env bash
# Rebuilds the firmware, with its debug information; needs Debian's gcc-riscv64-unknown-elf.
set -euo pipefail
cd "$(dirname "$0")"
riscv64-unknown-elf-gcc -march=rv32imac -mabi=ilp32 -O1 -g -Wall -Wextra -Werror -ffreestanding -nostdlib -static \
  "-ffile-prefix-map=$PWD=firmware" -Wl,--build-id=none firmware.c -o ../src/test/resources/firmware.elf
