/*
 * Files through raw system calls, in the directory argv[1]: create, write, seek, read back, and the errors
 * of what must not work. Copies standard input to its output in capitals at the end.
 */
#include "guest.h"
#include "linux.h"

extern int memcmp(const void *, const void *, size_t);

struct piece {
  const void *base;
  size_t length;
};

static void report_result(const char *what, long result) {
  print(what);
  print(": ");
  print_signed(result);
  print_char('\n');
}

static const char *in_directory(char **argv, const char *name) {
  static char path[256];
  char *end = path;
  for (const char *part = argv[1]; *part != 0 && end < path + 200;) *end++ = *part++;
  *end++ = '/';
  while ((*end++ = *name++) != 0) {
  }
  return path;
}

static long seek(long file, int32_t to, int whence) {
  int64_t at = -1;
  long result = linux_call(SYS_LLSEEK, file, to < 0 ? -1L : 0L, (long)to, &at, (long)whence);
  return result < 0 ? result : (long)at;
}

static long fill(long file) {
  static const char line[] = "line of text\n";
  struct piece pieces[3] = {{"first ", 6}, {line, sizeof line - 1}, {"last", 4}};
  long written = 0;
  for (int i = 0; i < 100; i++) {
    written += linux_call(SYS_WRITE, file, line, sizeof line - 1);
  }
  return written + linux_call(SYS_WRITEV, file, pieces, 3L);
}

static uint32_t sum_from(long file, int32_t at) {
  unsigned char chunk[61];
  uint32_t sum = 0;
  seek(file, at, 0);
  for (long got; (got = linux_call(SYS_READ, file, chunk, sizeof chunk)) > 0;) {
    for (long i = 0; i < got; i++) {
      sum = sum * 31 + chunk[i];
    }
  }
  return sum;
}

static void capitals(void) {
  char chunk[16];
  uint32_t lines = 0;
  for (long got; (got = linux_call(SYS_READ, 0L, chunk, sizeof chunk)) > 0;) {
    for (long i = 0; i < got; i++) {
      lines += chunk[i] == '\n';
      print_char(chunk[i] >= 'a' && chunk[i] <= 'z' ? (char)(chunk[i] - 32) : chunk[i]);
    }
  }
  report_unsigned("lines", lines);
}

int main(int argc, char **argv) {
  if (argc < 2) {
    print("files: which directory?\n");
    return 2;
  }
  const char *name = in_directory(argv, "guest-file.txt");
  long file = linux_call(SYS_OPENAT, (long)AT_FDCWD, name, (long)(O_RDWR | O_CREAT | O_TRUNC), 0644L);
  report_unsigned("opened", file >= 0);
  report_result("written", fill(file));
  report_result("end", seek(file, 0, 2));
  report_result("back", seek(file, -4, 2));
  char last[8];
  report_result("read", linux_call(SYS_READ, file, last, sizeof last));
  report_result("is last", memcmp(last, "last", 4) == 0);
  report_hex("sum", sum_from(file, 0));
  report_hex("sum from 100", sum_from(file, 100));
  report_result("seek before the start", seek(file, -1, 0));
  report_result("close", linux_call(SYS_CLOSE, file));
  report_result("close again", linux_call(SYS_CLOSE, file));
  report_result("read closed", linux_call(SYS_READ, file, last, sizeof last));
  report_result("open again", linux_call(SYS_OPENAT, (long)AT_FDCWD, name, (long)O_RDONLY) == file);
  report_result("write to read-only", linux_call(SYS_WRITE, file, last, 1L));
  report_result("no such file", linux_call(SYS_OPENAT, (long)AT_FDCWD, in_directory(argv, "no-such-file"), (long)O_RDONLY));
  report_result("bad address", linux_call(SYS_WRITE, 1L, (void *)0xfffffff0, 4L));
  report_result("no such call", linux_call(4000L));
  capitals();
  return 0;
}
