/* The same programs on the machine at hand, for the comparison with its own compiler. */
#include <stdlib.h>
#include <unistd.h>

#include "guest.h"

void guest_write(int descriptor, const void *bytes, size_t length) {
  const char *next = bytes;
  while (length > 0) {
    ssize_t written = write(descriptor, next, length);
    if (written <= 0) {
      return;
    }
    next += written;
    length -= (size_t)written;
  }
}

_Noreturn void guest_exit(int status) { exit(status); }

static void __attribute__((constructor)) flush_at_exit(void) { atexit(print_flush); }
