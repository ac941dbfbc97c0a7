/* Greets each argument, or the world. The exit status is 0. */
#include "guest.h"

static void greet(const char *name) {
  print("hello ");
  print(name);
  print_char('\n');
}

int main(int argc, char **argv) {
  if (argc < 2) {
    greet("world");
  }
  for (int i = 1; i < argc; i++) {
    greet(argv[i]);
  }
  return 0;
}
