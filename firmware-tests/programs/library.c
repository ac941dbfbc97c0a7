/* Functions for tests to call one by one, and a dialogue: it asks for names and greets, until it reads an empty line. */
#include "guest.h"
#include "linux.h"

enum { LINE = 64 };

uint32_t table[256];
uint32_t calls;

struct range {
  int32_t low, high;
};

void init(void) {
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; bit++) {
      crc = crc >> 1 ^ (0xedb88320u & -(crc & 1));
    }
    table[i] = crc;
  }
}

uint32_t crc32(const uint8_t *bytes, size_t length) {
  calls++;
  uint32_t crc = 0xffffffffu;
  for (size_t i = 0; i < length; i++) {
    crc = crc >> 8 ^ table[(crc ^ bytes[i]) & 255];
  }
  return ~crc;
}

int64_t multiply(int32_t a, int32_t b) { return (int64_t)a * b; }

/* Whether the range holds the value; it is made to. */
int widen(struct range *range, int32_t value) {
  int held = value >= range->low && value <= range->high;
  range->low = value < range->low ? value : range->low;
  range->high = value > range->high ? value : range->high;
  return held;
}

int32_t dereference(const int32_t *pointer) { return *pointer; }

static size_t read_line(char *line) {
  size_t length = 0;
  while (length < LINE - 1 && linux_call(SYS_READ, 0, (long)(line + length), 1) == 1 && line[length] != '\n') {
    length++;
  }
  line[length] = 0;
  return length;
}

int main(void) {
  char line[LINE];
  init();
  for (int greeted = 0;; greeted++) {
    print("Name? ");
    print_flush();
    size_t length = read_line(line);
    if (length == 0) {
      return greeted;
    }
    print("hello ");
    print(line);
    print("\n");
  }
}
