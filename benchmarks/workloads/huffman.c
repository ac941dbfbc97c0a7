/* Adaptive statistics, length-limited by construction: Huffman code of 6000 symbols, written and read bit by bit through a 32-bit window. */
#include "workload.h"

enum { LENGTH = 6000, SYMBOLS = 256 };
static uint8_t input[LENGTH], coded[LENGTH * 2 + 8];
static uint32_t weight[2 * SYMBOLS];
static int16_t parent[2 * SYMBOLS], queue[SYMBOLS];
static uint8_t length_of[SYMBOLS];
static uint32_t code_of[SYMBOLS];
static int16_t tree[2 * SYMBOLS][2];

static void sort_by_weight(int n) {
  for (int i = 1; i < n; i++) {
    int16_t symbol = queue[i];
    int at = i;
    for (; at > 0 && weight[queue[at - 1]] > weight[symbol]; at--) {
      queue[at] = queue[at - 1];
    }
    queue[at] = symbol;
  }
}

/* Two queues: sorted leaves, and inner nodes, which come into being in order. */
static int build(void) {
  int leaves = 0, leaf = 0, inner = SYMBOLS, next = SYMBOLS;
  memset(weight, 0, sizeof weight);
  for (int i = 0; i < LENGTH; i++) {
    weight[input[i]]++;
  }
  for (int s = 0; s < SYMBOLS; s++) {
    if (weight[s] != 0) {
      queue[leaves++] = (int16_t)s;
    }
  }
  sort_by_weight(leaves);
  for (int made = 1; made < leaves; made++, next++) {
    weight[next] = 0;
    for (int side = 0; side < 2; side++) {
      int take_leaf = leaf < leaves && (inner == next || weight[queue[leaf]] <= weight[inner]);
      int child = take_leaf ? queue[leaf++] : inner++;
      tree[next][side] = (int16_t)child;
      parent[child] = (int16_t)(next << 1 | side);
      weight[next] += weight[child];
    }
  }
  return next - 1;
}

static void make_codes(int root) {
  for (int s = 0; s < SYMBOLS; s++) {
    length_of[s] = 0;
    code_of[s] = 0;
    for (int node = s; weight[s] != 0 && node != root; node = parent[node] >> 1) {
      code_of[s] |= (uint32_t)(parent[node] & 1) << length_of[s]++;
    }
  }
}

static int encode(void) {
  uint32_t window = 0;
  int held = 0, out = 0;
  for (int i = 0; i < LENGTH; i++) {
    window = window << length_of[input[i]] | code_of[input[i]];
    for (held += length_of[input[i]]; held >= 8; held -= 8) {
      coded[out++] = (uint8_t)(window >> (held - 8));
    }
  }
  coded[out++] = (uint8_t)(window << (8 - held));
  return out;
}

static int decode(int root) {
  int in = 0, bit = 7;
  for (int i = 0; i < LENGTH; i++) {
    int node = root;
    while (node >= SYMBOLS) {
      node = tree[node][coded[in] >> bit & 1];
      in += bit == 0;
      bit = bit == 0 ? 7 : bit - 1;
    }
    if (node != input[i]) {
      return 0;
    }
  }
  return 1;
}

static uint32_t iteration(void) {
  uint32_t seed = 8, hash = DIGEST_START;
  for (int i = 0; i < LENGTH; i++) {
    input[i] = (uint8_t)((next_random(&seed) & 31) * (next_random(&seed) & 7) + i % 5);
  }
  int root = build();
  make_codes(root);
  int bytes = encode();
  for (int i = 0; i < bytes; i++) {
    hash = digest(hash, coded[i]);
  }
  return decode(root) ? digest(hash, (uint32_t)bytes) : 0;
}

WORKLOAD("huffman", 10, 0x6f7701c3)
