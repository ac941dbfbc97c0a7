/* Recursion tens of thousands of calls deep, straight down and with a frame of its own a call. argv[1]: depth (default 60000). */
#include "guest.h"

static uint32_t __attribute__((noinline, optimize("no-optimize-sibling-calls"))) down(uint32_t depth, uint32_t value) {
  if (depth == 0) {
    return value;
  }
  return down(depth - 1, value * 3 + depth) ^ (value + depth);
}

static uint32_t __attribute__((noinline)) framed(uint32_t depth, const uint32_t *above) {
  volatile uint32_t frame[8];
  for (uint32_t i = 0; i < 8; i++) {
    frame[i] = (above != 0 ? above[i] : i) + depth;
  }
  uint32_t below = depth == 0 ? 0 : framed(depth - 1, (const uint32_t *)frame);
  uint32_t sum = below;
  for (int i = 0; i < 8; i++) {
    sum += frame[i];
  }
  return sum;
}

static uint32_t __attribute__((noinline)) paths(uint32_t depth, uint32_t turn) {
  if (depth == 0) {
    return turn;
  }
  return (depth & 1023) == 0 ? paths(depth - 1, turn + 1) + paths(depth - 1, turn + 2) : 1 + paths(depth - 1, turn);
}

int main(int argc, char **argv) {
  uint32_t depth = argument(argc, argv, 1, 60000);
  report_hex("down", down(depth, 1));
  report_hex("framed", framed(depth / 2, 0));
  report_hex("paths", paths(depth < 6000 ? depth : 6000, 0));
  return 0;
}
