/* Integer matrix products, plain and by blocks, and a determinant modulo a prime. argv[1]: size (default 48, at most 128). */
#include "guest.h"

enum { LARGEST = 128, BLOCK = 8, PRIME = 65521 };
static int32_t a[LARGEST][LARGEST], b[LARGEST][LARGEST], c[LARGEST][LARGEST], d[LARGEST][LARGEST];

static void plain(int n) {
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j++) {
      int32_t sum = 0;
      for (int k = 0; k < n; k++) {
        sum += a[i][k] * b[k][j];
      }
      c[i][j] = sum;
    }
  }
}

static int least(int x, int y) { return x < y ? x : y; }

static void add_block(int i0, int j0, int k0, int n) {
  for (int i = i0; i < least(i0 + BLOCK, n); i++) {
    for (int k = k0; k < least(k0 + BLOCK, n); k++) {
      int32_t factor = a[i][k];
      for (int j = j0; j < least(j0 + BLOCK, n); j++) {
        d[i][j] += factor * b[k][j];
      }
    }
  }
}

static void by_blocks(int n) {
  for (int i = 0; i < n; i += BLOCK) {
    for (int j = 0; j < n; j += BLOCK) {
      for (int k = 0; k < n; k += BLOCK) {
        add_block(i, j, k, n);
      }
    }
  }
}

static uint32_t power(uint32_t base, uint32_t exponent) {
  uint32_t result = 1;
  for (; exponent != 0; exponent >>= 1, base = (uint32_t)((uint64_t)base * base % PRIME)) {
    if (exponent & 1) {
      result = (uint32_t)((uint64_t)result * base % PRIME);
    }
  }
  return result;
}

static uint32_t determinant(int n) {
  uint32_t product = 1;
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j++) {
      d[i][j] = (int32_t)((uint32_t)a[i][j] % PRIME);
    }
  }
  for (int column = 0; column < n; column++) {
    if (d[column][column] == 0) {
      return 0;
    }
    product = (uint32_t)((uint64_t)product * (uint32_t)d[column][column] % PRIME);
    uint32_t inverse = power((uint32_t)d[column][column], PRIME - 2);
    for (int row = column + 1; row < n; row++) {
      uint32_t factor = (uint32_t)((uint64_t)(uint32_t)d[row][column] * inverse % PRIME);
      for (int k = column; k < n; k++) {
        uint32_t taken = (uint32_t)((uint64_t)factor * (uint32_t)d[column][k] % PRIME);
        d[row][k] = (int32_t)(((uint32_t)d[row][k] + PRIME - taken) % PRIME);
      }
    }
  }
  return product;
}

int main(int argc, char **argv) {
  int n = (int)argument(argc, argv, 1, 48);
  uint32_t seed = 17, trace = 0, hash = 0;
  if (n > LARGEST) {
    return 2;
  }
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j++) {
      a[i][j] = (int32_t)next_random(&seed);
      b[i][j] = (int32_t)next_random(&seed) - (1 << 23);
    }
  }
  plain(n);
  by_blocks(n);
  for (int i = 0; i < n; i++) {
    trace += (uint32_t)c[i][i];
    for (int j = 0; j < n; j++) {
      hash = hash * 31 + (uint32_t)c[i][j];
      if (c[i][j] != d[i][j]) {
        return 1;
      }
    }
  }
  report_unsigned("trace", trace);
  report_hex("digest", hash);
  report_unsigned("determinant modulo 65521", determinant(n < 24 ? n : 24));
  return 0;
}
