/*
 * A piece of firmware: a checksum, a filter that talks to a sensor, and a dialogue on the console. Built for Linux'
 * system calls, so that it needs no board: riscv64-unknown-elf-gcc as in build.sh.
 */
#include <stddef.h>
#include <stdint.h>

static long system_call(long number, long a, long b, long c) {
  register long a7 __asm__("a7") = number;
  register long a0 __asm__("a0") = a;
  register long a1 __asm__("a1") = b;
  register long a2 __asm__("a2") = c;
  __asm__ volatile("ecall" : "+r"(a0) : "r"(a7), "r"(a1), "r"(a2) : "memory");
  return a0;
}

enum { READ = 63, WRITE = 64, EXIT = 93 };

static volatile uint32_t *const sensor = (uint32_t *)0x40001000;

uint16_t table[256];
uint32_t samples;

void init(void) {
  for (unsigned i = 0; i < 256; i++) {
    uint16_t crc = (uint16_t)(i << 8);
    for (int bit = 0; bit < 8; bit++) {
      crc = (uint16_t)(crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1);
    }
    table[i] = crc;
  }
}

/* CRC-16/CCITT-FALSE. */
uint16_t crc16(const uint8_t *bytes, size_t length) {
  uint16_t crc = 0xffff;
  for (size_t i = 0; i < length; i++) {
    crc = (uint16_t)(crc << 8 ^ table[crc >> 8 ^ bytes[i]]);
  }
  return crc;
}

/* The mean of `count` readings, 0 if there are none. */
uint32_t average(uint32_t count) {
  uint32_t sum = 0;
  for (uint32_t i = 0; i < count; i++) {
    sum += *sensor;
    samples++;
  }
  return count == 0 ? 0 : sum / count;
}

static void print(const char *text) {
  size_t length = 0;
  while (text[length]) {
    length++;
  }
  system_call(WRITE, 1, (long)text, (long)length);
}

int main(void) {
  char name[32];
  size_t length = 0;
  init();
  print("Name? ");
  while (length < sizeof name - 1 && system_call(READ, 0, (long)&name[length], 1) == 1 && name[length] != '\n') {
    length++;
  }
  name[length] = 0;
  print("hello ");
  print(name);
  print("\n");
  return 0;
}

__attribute__((naked)) void _start(void) {
  __asm__(".option push\n .option norelax\n la gp, __global_pointer$\n .option pop\n"
          "call main\n li a7, 93\n ecall");
}
