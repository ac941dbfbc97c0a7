/*
 * The frame of a workload: static uint32_t iteration(void) does the work once from the same start and
 * answers a digest; main does it argv[1] times and holds each digest against the one stated here.
 * After every argv[2] iterations it writes a dot to standard error, for somebody with a clock; then
 * one to standard output, for a host that keeps back what goes to one stream until the other is used.
 */
#ifndef WORKLOAD_H
#define WORKLOAD_H

#include "guest.h"

extern void *memcpy(void *restrict, const void *restrict, size_t);
extern void *memmove(void *, const void *, size_t);
extern void *memset(void *, int, size_t);
extern int memcmp(const void *, const void *, size_t);
extern size_t strlen(const char *);

/* FNV-1a, a word at a time. */
static inline uint32_t digest(uint32_t hash, uint32_t word) { return (hash ^ word) * 16777619u; }
enum { DIGEST_START = 0x11c9dc5 };

#define WORKLOAD(name, iterations, expected)                        \
  int main(int argc, char **argv) {                                 \
    uint32_t turns = argument(argc, argv, 1, iterations), last = 0; \
    uint32_t lap = argument(argc, argv, 2, 0), left = lap;          \
    for (uint32_t turn = 0; turn < turns; turn++) {                 \
      last = iteration();                                           \
      if (last != (expected)) {                                     \
        report_hex(name " is wrong", last);                         \
        return 1;                                                   \
      }                                                             \
      if (lap != 0 && --left == 0) {                                \
        guest_write(2, ".", 1);                                     \
        guest_write(1, ".", 1);                                     \
        left = lap;                                                 \
      }                                                             \
    }                                                               \
    report_hex(name, last);                                         \
    return 0;                                                       \
  }

#endif
