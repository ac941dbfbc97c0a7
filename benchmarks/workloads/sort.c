/* Sorting records through comparisons and exchanges given as function pointers, and a radix sort of their keys. */
#include "workload.h"

enum { COUNT = 1000 };
struct record {
  uint32_t key;
  int16_t rank;
  uint8_t name[6];
};
static struct record records[COUNT], start[COUNT];
static uint32_t keys[COUNT], spare[COUNT];

typedef int comparison(const void *, const void *);

static int by_key(const void *a, const void *b) {
  uint32_t x = ((const struct record *)a)->key, y = ((const struct record *)b)->key;
  return (x > y) - (x < y);
}

static int by_name(const void *a, const void *b) {
  int order = memcmp(((const struct record *)a)->name, ((const struct record *)b)->name, 6);
  return order != 0 ? order : by_key(a, b);
}

static int by_rank(const void *a, const void *b) {
  int order = ((const struct record *)b)->rank - ((const struct record *)a)->rank;
  return order != 0 ? order : by_key(a, b);
}

static void exchange(char *a, char *b, size_t size) {
  for (; size > 0; size--, a++, b++) {
    char t = *a;
    *a = *b;
    *b = t;
  }
}

static void sort(char *base, size_t count, size_t size, comparison *compare) {
  while (count > 8) {
    char *middle = base + count / 2 * size, *last = base + (count - 1) * size;
    if (compare(middle, base) < 0) exchange(middle, base, size);
    if (compare(last, base) < 0) exchange(last, base, size);
    if (compare(last, middle) < 0) exchange(last, middle, size);
    exchange(base, middle, size);
    char *low = base, *high = last + size;
    for (;;) {
      do low += size; while (low <= last && compare(low, base) < 0);
      do high -= size; while (compare(high, base) > 0);
      if (low >= high) break;
      exchange(low, high, size);
    }
    exchange(base, high, size);
    size_t before = (size_t)(high - base) / size;
    sort(base, before, size, compare);
    base = high + size;
    count -= before + 1;
  }
  for (char *i = base + size; i < base + count * size; i += size) {
    for (char *at = i; at > base && compare(at - size, at) > 0; at -= size) {
      exchange(at - size, at, size);
    }
  }
}

static uint32_t radix_sort(uint32_t hash) {
  for (int i = 0; i < COUNT; i++) {
    keys[i] = start[i].key;
  }
  for (int shift = 0; shift < 24; shift += 8) {
    uint32_t count[257] = {0};
    for (int i = 0; i < COUNT; i++) count[(keys[i] >> shift & 255) + 1]++;
    for (int d = 0; d < 256; d++) count[d + 1] += count[d];
    for (int i = 0; i < COUNT; i++) spare[count[keys[i] >> shift & 255]++] = keys[i];
    memcpy(keys, spare, sizeof keys);
  }
  for (int i = 0; i < COUNT; i++) {
    hash = digest(hash, keys[i]);
  }
  return hash;
}

static uint32_t iteration(void) {
  static comparison *const orders[] = {by_key, by_name, by_rank};
  uint32_t seed = 15, hash = DIGEST_START;
  for (int i = 0; i < COUNT; i++) {
    start[i].key = next_random(&seed);
    start[i].rank = (int16_t)(next_random(&seed) % 50);
    for (int k = 0; k < 6; k++) {
      start[i].name[k] = (uint8_t)('a' + (next_random(&seed) >> 6) % 4);
    }
  }
  for (int o = 0; o < 3; o++) {
    memcpy(records, start, sizeof records);
    sort((char *)records, COUNT, sizeof *records, orders[o]);
    for (int i = 0; i < COUNT; i++) {
      if (i > 0 && orders[o](&records[i - 1], &records[i]) > 0) {
        return 0;
      }
      hash = digest(hash, records[i].key);
    }
    if (o == 0 && radix_sort(DIGEST_START) != hash) {
      return 0;
    }
  }
  return hash;
}

WORKLOAD("sort", 6, 0xba0a0e6b)
