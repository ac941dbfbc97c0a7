#include "guest.h"

static char buffer[256];
static size_t used;

void print_flush(void) {
  guest_write(1, buffer, used);
  used = 0;
}

void print_char(char c) {
  buffer[used++] = c;
  if (c == '\n' || used == sizeof buffer) {
    print_flush();
  }
}

void print(const char *text) {
  while (*text != 0) {
    print_char(*text++);
  }
}

void print_unsigned(uint32_t value) {
  char digits[10];
  int count = 0;
  do {
    digits[count++] = (char)('0' + value % 10);
    value /= 10;
  } while (value != 0);
  while (count > 0) {
    print_char(digits[--count]);
  }
}

void print_signed(int32_t value) {
  if (value < 0) {
    print_char('-');
  }
  print_unsigned(value < 0 ? 0u - (uint32_t)value : (uint32_t)value);
}

void print_hex(uint32_t value) {
  for (int shift = 28; shift >= 0; shift -= 4) {
    print_char("0123456789abcdef"[value >> shift & 15]);
  }
}

void report_unsigned(const char *name, uint32_t value) {
  print(name);
  print(": ");
  print_unsigned(value);
  print_char('\n');
}

void report_hex(const char *name, uint32_t value) {
  print(name);
  print(": ");
  print_hex(value);
  print_char('\n');
}

uint32_t argument(int argc, char **argv, int index, uint32_t otherwise) {
  if (index >= argc) {
    return otherwise;
  }
  uint32_t value = 0;
  for (const char *digit = argv[index]; *digit >= '0' && *digit <= '9'; digit++) {
    value = value * 10 + (uint32_t)(*digit - '0');
  }
  return value;
}
