/* Canonical Huffman coding: code lengths from a heap, codes, encode, decode. argv[1]: rounds (default 4). */
#include "guest.h"

enum { LENGTH = 8000, SYMBOLS = 64, NODES = 2 * SYMBOLS };
static uint8_t input[LENGTH], output[LENGTH], coded[LENGTH * 2];
static uint32_t weight[NODES];
static int parent[NODES], heap[NODES], heap_size;
static uint8_t code_length[SYMBOLS];
static uint32_t code[SYMBOLS];

static int lighter(int a, int b) { return weight[a] != weight[b] ? weight[a] < weight[b] : a < b; }

static void push(int node) {
  int at = heap_size++;
  while (at > 0 && lighter(node, heap[(at - 1) / 2])) {
    heap[at] = heap[(at - 1) / 2];
    at = (at - 1) / 2;
  }
  heap[at] = node;
}

static int pop(void) {
  int top = heap[0], last = heap[--heap_size], at = 0;
  for (int child; (child = 2 * at + 1) < heap_size; at = child) {
    child += child + 1 < heap_size && lighter(heap[child + 1], heap[child]);
    if (!lighter(heap[child], last)) {
      break;
    }
    heap[at] = heap[child];
  }
  heap[at] = last;
  return top;
}

static void build_lengths(void) {
  heap_size = 0;
  for (int s = 0; s < SYMBOLS; s++) {
    weight[s] = 1; /* so that every symbol has a code */
  }
  for (int i = 0; i < LENGTH; i++) {
    weight[input[i]]++;
  }
  for (int s = 0; s < SYMBOLS; s++) {
    push(s);
  }
  int next = SYMBOLS;
  while (heap_size > 1) {
    int a = pop(), b = pop();
    parent[a] = parent[b] = next;
    weight[next] = weight[a] + weight[b];
    push(next++);
  }
  for (int s = 0; s < SYMBOLS; s++) {
    code_length[s] = 0;
    for (int node = s; node != next - 1; node = parent[node]) {
      code_length[s]++;
    }
  }
}

static void assign_codes(void) {
  uint32_t value = 0;
  for (int length = 1; length < 32; length++, value <<= 1) {
    for (int s = 0; s < SYMBOLS; s++) {
      if (code_length[s] == length) {
        code[s] = value++;
      }
    }
  }
}

static uint32_t encode(void) {
  uint32_t bits = 0;
  for (int i = 0; i < LENGTH; i++) {
    for (int bit = code_length[input[i]] - 1; bit >= 0; bit--, bits++) {
      if ((bits & 7) == 0) {
        coded[bits >> 3] = 0;
      }
      coded[bits >> 3] |= (uint8_t)((code[input[i]] >> bit & 1) << (7 - (bits & 7)));
    }
  }
  return bits;
}

/* Canonical decoding needs the first code and the symbols of each length, nothing else. */
static void decode(void) {
  uint8_t ordered[SYMBOLS];
  int count[32] = {0}, filled = 0;
  for (int length = 1; length < 32; length++) {
    for (int s = 0; s < SYMBOLS; s++) {
      if (code_length[s] == length) {
        ordered[filled++] = (uint8_t)s;
        count[length]++;
      }
    }
  }
  uint32_t bits = 0;
  for (int i = 0; i < LENGTH; i++) {
    int value = 0, first = 0, index = 0;
    for (int length = 1;; length++, bits++) {
      value = value << 1 | (coded[bits >> 3] >> (7 - (bits & 7)) & 1);
      first <<= 1;
      if (value - first < count[length]) {
        output[i] = ordered[index + value - first];
        bits++;
        break;
      }
      index += count[length];
      first += count[length];
    }
  }
}

int main(int argc, char **argv) {
  uint32_t rounds = argument(argc, argv, 1, 4), seed = 11, total = 0;
  for (uint32_t round = 0; round < rounds; round++) {
    for (int i = 0; i < LENGTH; i++) { /* small symbols often, large ones seldom */
      input[i] = (uint8_t)(next_random(&seed) % (1 + next_random(&seed) % SYMBOLS));
    }
    build_lengths();
    assign_codes();
    total += encode();
    decode();
    for (int i = 0; i < LENGTH; i++) {
      if (input[i] != output[i]) {
        return 1;
      }
    }
  }
  report_unsigned("symbols", rounds * LENGTH);
  report_unsigned("bits", total);
  return 0;
}
