#!/usr/bin/env bash
# Rebuilds every guest program, byte for byte the same with the same compiler, and where QEMU can
# run the program, holds its output and exit status against the files beside it.
#   build.sh [--output DIRECTORY] [--flags FLAGS] [--record] [NAME...]
# --output   puts the ELF files there instead of beside the sources
# --flags    are given to the compiler after its own: --flags -O0
# --record   writes NAME.expected and NAME.status from what QEMU says, instead of comparing
# Needs Debian's gcc-riscv64-unknown-elf, picolibc-riscv64-unknown-elf and, to compare, qemu-user and qemu-system-misc.
set -euo pipefail
cd "$(dirname "$0")"

output=. record=no more='' names=()
while [ $# -gt 0 ]; do
  case $1 in
    --output) output=$2; shift ;;
    --flags) more=$2; shift ;;
    --record) record=yes ;;
    -*) echo "build.sh: unknown option $1" >&2; exit 2 ;;
    *) names+=("$1") ;;
  esac
  shift
done
mkdir -p "$output"

gcc=riscv64-unknown-elf-gcc
flags=(-march=rv32imac -mabi=ilp32 -O2 -std=gnu11 -Wall -Wextra -Werror -Istart
  "-ffile-prefix-map=$PWD=." $more)
bare=(-ffreestanding -fno-builtin -fno-tree-loop-distribute-patterns)
picolibc=(--specs=picolibc.specs --oslib=semihost --crt0=semihost)
virt=(-Wl,--defsym=__flash=0x80000000 -Wl,--defsym=__flash_size=0x100000
  -Wl,--defsym=__ram=0x80100000 -Wl,--defsym=__ram_size=0x100000)
common=(start/print.c start/memory.c)

# catalogue.txt: one program a line: name, environment, and extensions beyond rv32imac that its code needs.
# Those count for compiling only: with them in -march, no multilib of libgcc or picolibc would be found.
# Objects get fixed names, since the linker writes them into the symbol table.
compile() {
  local source=$1.c extensions=$3 sources=() options=() objects=() libraries=()
  [ -f "$source" ] || source=$1.S
  case $2 in
    linux) sources=(start/linux.S start/linux.c "${common[@]}") options=("${bare[@]}") libraries=(-nostdlib -static -Wl,-T,start/linux.ld -lgcc) ;;
    htif) extensions=_zicsr$extensions sources=(start/htif.S start/htif.c "${common[@]}") options=("${bare[@]}") libraries=(-nostdlib -static -Wl,-T,start/htif.ld -lgcc) ;;
    raw) options=("${bare[@]}") libraries=(-nostdlib -static -Wl,-T,start/htif.ld) ;;
    semihosting) options=(--specs=picolibc.specs) libraries=("${picolibc[@]}" "${virt[@]}") ;;
    picolibc) options=(--specs=picolibc.specs) libraries=("${picolibc[@]}") ;;
    *) echo "build.sh: $1 has an unknown environment $2" >&2; exit 1 ;;
  esac
  for part in "${sources[@]}" "$source"; do
    "$gcc" "${flags[@]}" "${options[@]}" "-march=rv32imac$extensions" -c "$part" -o "$scratch/$(basename "$part").o"
    objects+=("$(basename "$part").o")
  done
  local scripts=$PWD elf; elf=$(realpath "$output")/$1.elf
  (cd "$scratch" && ln -sfn "$scripts/start" start && "$gcc" "${flags[@]}" "${objects[@]}" "${libraries[@]}" -Wl,--build-id=none -Wl,--strip-debug -o "$elf")
  chmod 755 "$elf"
}

# NAME.args, one argument a line; @DIRECTORY@ stands for a fresh directory.
arguments() {
  if [ -f "$1.args" ]; then sed "s|@DIRECTORY@|$scratch/work|" "$1.args"; fi
}

# Runs a program in a directory of its own; its output lands in $scratch/out. A bare machine over
# semihosting takes the whole qemu-system-riscv32, everything else is left unchecked here.
observe() {
  local input=/dev/null args=() status=0 elf command line=arg=$1.elf
  if [ -f "$1.stdin" ]; then input=$PWD/$1.stdin; fi
  mapfile -t args < <(arguments "$1")
  for argument in "${args[@]}"; do line+=,arg=$argument; done
  elf=$(realpath "$output/$1.elf")
  case $2 in
    linux) command=(qemu-riscv32 -0 "$1.elf" "$elf" "${args[@]}") ;;
    semihosting)
      command=(qemu-system-riscv32 -M virt -display none -monitor none -serial none -chardev stdio,id=console,signal=off
        -semihosting-config "enable=on,chardev=console,$line" -bios "$elf") ;;
    *) return 1 ;;
  esac
  command -v "${command[0]}" >/dev/null || return 1
  mkdir "$scratch/work"
  { (cd "$scratch/work" && exec timeout 60 "${command[@]}" <"$input" >"$scratch/out" 2>"$scratch/err") || status=$?; } 2>/dev/null
  rm -r "$scratch/work"
  echo "$status" >"$scratch/status"
}

check() {
  observe "$1" "$2" || return 0
  if [ "$record" = yes ]; then
    cp "$scratch/out" "$1.expected"
    cp "$scratch/status" "$1.status"
  elif ! cmp "$scratch/out" "$1.expected" || ! cmp "$scratch/status" "$1.status"; then
    echo "build.sh: $1 differs under QEMU from $1.expected and $1.status" >&2
    failed=1
  fi
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
while read -r name environment extensions; do
  case $name in '' | '#'*) continue ;; esac
  if [ ${#names[@]} -gt 0 ] && [[ " ${names[*]} " != *" $name "* ]]; then continue; fi
  compile "$name" "$environment" "$extensions"
  check "$name" "$environment"
done <catalogue.txt
exit $failed
