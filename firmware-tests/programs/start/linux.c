#include "linux.h"
#include "guest.h"

void guest_write(int descriptor, const void *bytes, size_t length) {
  const char *next = bytes;
  while (length > 0) {
    long written = linux_call(SYS_WRITE, (long)descriptor, next, length);
    if (written <= 0) {
      return;
    }
    next += written;
    length -= (size_t)written;
  }
}

_Noreturn void guest_exit(int status) {
  for (;;) {
    linux_call(SYS_EXIT_GROUP, (long)status);
  }
}
