/* Following pointers: one random cycle through 16,384 places, a linked matrix, and union-find. */
#include "workload.h"

enum { PLACES = 16384, SIDE = 40 };
static uint32_t next[PLACES];

struct cell {
  struct cell *right, *down;
  int32_t value;
};
static struct cell cells[SIDE][SIDE];

/* Sattolo's shuffle makes a single cycle. */
static void make_cycle(uint32_t *seed) {
  for (uint32_t i = 0; i < PLACES; i++) {
    next[i] = i;
  }
  for (uint32_t i = PLACES - 1; i > 0; i--) {
    uint32_t j = next_random(seed) % i, t = next[i];
    next[i] = next[j];
    next[j] = t;
  }
}

static uint32_t cycle(uint32_t hash) {
  uint32_t at = 0, turns = 0;
  do {
    at = next[at];
    hash = digest(hash, at);
    turns++;
  } while (at != 0);
  return turns == PLACES ? hash : 0;
}

static uint32_t matrix(uint32_t hash, uint32_t *seed) {
  int32_t by_rows = 0, by_columns = 0;
  for (int i = 0; i < SIDE; i++) {
    for (int j = 0; j < SIDE; j++) {
      cells[i][j] = (struct cell){j + 1 < SIDE ? &cells[i][j + 1] : 0, i + 1 < SIDE ? &cells[i + 1][j] : 0, (int32_t)next_random(seed)};
    }
  }
  for (const struct cell *row = &cells[0][0]; row != 0; row = row->down) {
    for (const struct cell *c = row; c != 0; c = c->right) by_rows += c->value;
  }
  for (const struct cell *column = &cells[0][0]; column != 0; column = column->right) {
    for (const struct cell *c = column; c != 0; c = c->down) by_columns += c->value;
  }
  return by_rows == by_columns ? digest(hash, (uint32_t)by_rows) : 0;
}

static uint32_t root(uint32_t x) {
  while (next[x] != x) {
    next[x] = next[next[x]];
    x = next[x];
  }
  return x;
}

/* Joining at random until one set is left; each join makes one set fewer. */
static uint32_t sets(uint32_t hash, uint32_t *seed) {
  uint32_t left = PLACES / 8, tries = 0;
  for (uint32_t i = 0; i < PLACES / 8; i++) {
    next[i] = i;
  }
  for (; left > 1 && tries < 200000; tries++) {
    uint32_t a = root(next_random(seed) % (PLACES / 8)), b = root(next_random(seed) % (PLACES / 8));
    left -= a != b;
    next[a] = b;
  }
  for (uint32_t i = 0; i < PLACES / 8; i++) {
    if (root(i) != root(0)) {
      return 0;
    }
  }
  return digest(hash, tries);
}

static uint32_t iteration(void) {
  uint32_t seed = 22;
  make_cycle(&seed);
  uint32_t hash = cycle(DIGEST_START);
  hash = hash == 0 ? 0 : matrix(hash, &seed);
  return hash == 0 ? 0 : sets(hash, &seed);
}

WORKLOAD("chase", 4, 0x073a5744)
