// A program with what debug information has to describe: calls through several files and frames of
// several shapes. build.sh makes calls-*.elf of it.
#include "twice.h"

int leaf(int n);
int bare(int n);
void halt(int status) __attribute__((noreturn));

volatile int sink;

__attribute__((noinline)) int depth(int n) {
  if (n == 0) {
    return leaf(7);
  }
  int below = depth(n - 1);
  sink = below;
  return below + 1;
}

// Its frame has a size that only the run knows, so the frame address is found from s0.
__attribute__((noinline)) int varying(int n) {
  char *room = __builtin_alloca(n);
  for (int i = 0; i < n; i++) {
    room[i] = (char)twice(i);
  }
  sink = room[n - 1];
  return depth(3) + room[0];
}

__attribute__((noinline)) int through(int n) {
  int inner = bare(n);
  sink = inner;
  return inner + 1;
}

int main(void) {
  int a = varying(twice(20));
  int b = through(a);
  halt((a + b) & 0x7f);
}
