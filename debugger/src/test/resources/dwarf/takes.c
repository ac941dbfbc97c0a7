// Functions that take what a calling convention has rules for. build.sh makes takes-*.elf of it.
#include <stdarg.h>

struct none {};
struct word { int a; };
struct pair { int a, b; };
struct large { int a, b, c; };
typedef const volatile struct pair alias;
typedef int (*callback)(int, int, int);

int result;

int nothing(void) { return 1; }
int three(int first, const char *restrict text, callback then) { return first + text[0] + then(1, 2, 3); }
long long doubled(long long value, int more) { return value * 2 + more; }
int small(struct word w, alias p) { return w.a + p.a + p.b; }
int big(struct large l, int more) { return l.a + l.b + l.c + more; }
int empty(struct none n, int more) { return more; }
struct pair makes_pair(int a) { return (struct pair){a, a}; }
struct large makes_large(int a) { return (struct large){a, a, a}; }

int sum(int count, ...) {
  va_list rest;
  va_start(rest, count);
  int total = 0;
  for (int i = 0; i < count; i++) {
    total += va_arg(rest, int);
  }
  va_end(rest);
  return total;
}

int old(a, b) int a, b; { return a - b; }

// Its code stands here and where it is called.
inline int outlined(int a, int unused) { return a * 3; }
extern int outlined(int a, int unused);

static int add(int a, int b, int c) { return a + b + c; }

void _start(void) {
  result = outlined(2, 1) + old(1, 2) + sum(2, 1, 2) + three(1, "a", add);
}
