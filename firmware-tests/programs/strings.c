/* String and memory routines against straightforward models. argv[1]: rounds (default 60). */
#include "guest.h"

extern void *memcpy(void *, const void *, size_t);
extern void *memmove(void *, const void *, size_t);
extern void *memset(void *, int, size_t);
extern int memcmp(const void *, const void *, size_t);
extern size_t strlen(const char *);

enum { SIZE = 256 };
static unsigned char arena[SIZE], model[SIZE];
static int failures;

static void expect(int right, const char *what) {
  if (!right) {
    print("wrong: ");
    print(what);
    print_char('\n');
    failures++;
  }
}

static void refill(uint32_t *seed) {
  for (int i = 0; i < SIZE; i++) {
    arena[i] = model[i] = (unsigned char)next_random(seed);
  }
}

static void move_once(uint32_t *seed) {
  refill(seed);
  uint32_t from = next_random(seed) % 128, to = next_random(seed) % 128, length = next_random(seed) % 128;
  unsigned char copy[128];
  for (uint32_t i = 0; i < length; i++) copy[i] = model[from + i];
  for (uint32_t i = 0; i < length; i++) model[to + i] = copy[i];
  memmove(arena + to, arena + from, length);
  expect(memcmp(arena, model, SIZE) == 0, "memmove");
}

static void set_once(uint32_t *seed) {
  refill(seed);
  uint32_t at = next_random(seed) % 128, length = next_random(seed) % 128, value = next_random(seed);
  for (uint32_t i = 0; i < length; i++) model[at + i] = (unsigned char)value;
  memset(arena + at, (int)value, length);
  expect(memcmp(arena, model, SIZE) == 0, "memset");
}

static int compare_text(const char *a, const char *b) {
  while (*a != 0 && *a == *b) a++, b++;
  return (unsigned char)*a - (unsigned char)*b;
}

/* A word at a time: a byte is zero where (v - 0x01010101) & ~v & 0x80808080 has a bit. */
static size_t length_by_words(const char *text) {
  const uint32_t *word = (const uint32_t *)text;
  while (((*word - 0x01010101u) & ~*word & 0x80808080u) == 0) word++;
  const char *end = (const char *)word;
  while (*end != 0) end++;
  return (size_t)(end - text);
}

static void reverse(char *from, char *to) {
  while (from < to) {
    char c = *from;
    *from++ = *to;
    *to-- = c;
  }
}

static void reverse_words(char *text) {
  size_t length = strlen(text), start = 0;
  reverse(text, text + length - 1);
  for (size_t i = 0; i <= length; i++) {
    if (text[i] == ' ' || text[i] == 0) {
      reverse(text + start, text + i - 1);
      start = i + 1;
    }
  }
}

static int32_t to_number(const char *text, int base) {
  int negative = *text == '-';
  int32_t value = 0;
  for (text += negative; *text != 0; text++) {
    int digit = *text <= '9' ? *text - '0' : (*text | 32) - 'a' + 10;
    value = value * base + digit;
  }
  return negative ? -value : value;
}

static char *to_text(uint32_t value, uint32_t base, char *end) {
  *--end = 0;
  do {
    *--end = "0123456789abcdefghijklmnopqrstuvwxyz"[value % base];
  } while ((value /= base) != 0);
  return end;
}

static void numbers(uint32_t *seed) {
  char room[40];
  for (uint32_t base = 2; base <= 36; base++) {
    uint32_t value = next_random(seed);
    expect((uint32_t)to_number(to_text(value, base, room + sizeof room), (int)base) == value, "number");
  }
}

int main(int argc, char **argv) {
  uint32_t rounds = argument(argc, argv, 1, 60), seed = 99;
  for (uint32_t i = 0; i < rounds; i++) {
    move_once(&seed);
    set_once(&seed);
    numbers(&seed);
  }
  static char sentence[] __attribute__((aligned(4))) = "the quick brown fox jumps over the lazy dog";
  expect(length_by_words(sentence) == strlen(sentence), "strlen");
  reverse_words(sentence);
  print(sentence);
  print_char('\n');
  report_unsigned("abc < abd", compare_text("abc", "abd") < 0);
  report_unsigned("ab < abc", compare_text("ab", "abc") < 0);
  report_unsigned("\\xff > a", compare_text("\xff", "a") > 0);
  report_unsigned("-2147483648", (uint32_t)to_number("-2147483648", 10));
  report_unsigned("failures", (uint32_t)failures);
  return failures != 0;
}
