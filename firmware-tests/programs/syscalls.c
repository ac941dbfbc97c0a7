/*
 * What Linux answers when system calls are used well and badly: results and error numbers of some hundred
 * calls, in the directory argv[1], which they leave as it was.
 */
#include "guest.h"
#include "linux.h"

enum {
  SYS_DUP = 23,
  SYS_DUP3 = 24,
  SYS_FCNTL = 25,
  SYS_MKDIRAT = 34,
  SYS_FTRUNCATE = 46,
  SYS_FACCESSAT = 48,
  SYS_READV = 65,
  SYS_READLINKAT = 78,
  SYS_SCHED_YIELD = 124,
  SYS_KILL = 129,
  SYS_RT_SIGACTION = 134,
  SYS_RT_SIGPROCMASK = 135,
  SYS_GETPPID = 173,
  SYS_PRLIMIT64 = 261,
  SYS_GETRANDOM = 278,
  SYS_STATX = 291,
  SYS_CLOCK_GETRES64 = 406,
  SYS_CLOCK_NANOSLEEP64 = 407,
  SYS_FUTEX_TIME64 = 422
};
enum { O_WRONLY = 1, O_EXCL = 0200, O_APPEND = 02000, O_DIRECTORY = 0200000 };
enum { AT_SYMLINK_NOFOLLOW = 0x100, AT_REMOVEDIR = 0x200, AT_EMPTY_PATH = 0x1000, STATX_BASIC_STATS = 0x7ff };

#define BAD ((void *)4) /* no page is mapped there */

struct piece {
  const void *base;
  size_t length;
};

struct statx {
  uint32_t mask, block_size;
  uint64_t attributes;
  uint32_t links, user, group;
  uint16_t mode, unused;
  uint64_t inode, size, blocks, rest[27];
};

static unsigned char buffer[8192];
static long folder;

static void show(const char *what, long result) {
  print("  ");
  print(what);
  print(": ");
  print_signed(result);
  print_char('\n');
}

static void section(const char *name) {
  print(name);
  print_char('\n');
}

/* All arguments are words; those left out are whatever the registers hold. */
#define CALL(...) linux_call(__VA_ARGS__)
#define SHOW(what, ...) show(what, CALL(__VA_ARGS__))

static long open_at(const char *name, long flags) {
  return CALL(SYS_OPENAT, folder, name, flags, 0644L);
}

static void opening(void) {
  section("openat");
  show("missing", open_at("missing", O_RDONLY));
  show("directory for writing", open_at(".", O_WRONLY));
  show("no name", open_at("", O_RDONLY));
  SHOW("name nowhere", SYS_OPENAT, folder, BAD, 0L, 0L);
  long file = open_at("file", O_RDWR | O_CREAT | O_TRUNC);
  show("created", file > folder);
  show("created again", open_at("file", O_RDWR | O_CREAT | O_EXCL));
  show("file as directory", open_at("file", O_RDONLY | O_DIRECTORY));
  show("below a file", open_at("file/x", O_RDONLY));
  show("file with a slash", open_at("file/", O_RDONLY));
  SHOW("start is a file", SYS_OPENAT, file, "x", 0L, 0L);
  SHOW("start is closed", SYS_OPENAT, 99L, "x", 0L, 0L);
  SHOW("read from directory", SYS_READ, folder, buffer, 10L);
  SHOW("close", SYS_CLOSE, file);
  SHOW("close again", SYS_CLOSE, file);
}

static void vectors(long file) {
  struct piece pieces[3] = {{"ab", 2}, {"", 0}, {"cdef", 4}};
  SHOW("writev", SYS_WRITEV, file, pieces, 3L);
  SHOW("writev of none", SYS_WRITEV, file, pieces, 0L);
  SHOW("writev from nowhere", SYS_WRITEV, file, BAD, 3L);
  SHOW("writev of too many", SYS_WRITEV, file, pieces, 2000L);
  SHOW("writev of fewer than none", SYS_WRITEV, file, pieces, -1L);
  pieces[0].base = buffer;
  SHOW("readv at the end", SYS_READV, file, pieces, 2L);
}

static void seek(const char *what, long file, long high, long low, long whence) {
  int64_t at = -1;
  long result = CALL(SYS_LLSEEK, file, high, low, &at, whence);
  show(what, result < 0 ? result : (long)at);
}

static void moving(void) {
  section("read, write, llseek");
  long file = open_at("file", O_RDWR | O_CREAT | O_TRUNC);
  SHOW("write", SYS_WRITE, file, "hello world\n", 12L);
  vectors(file);
  seek("to 6", file, 0, 6, 0);
  seek("on by 2", file, 0, 2, 1);
  seek("3 before the end", file, -1, -3, 2);
  seek("before the start", file, -1, -3, 0);
  seek("from somewhere else", file, 0, 0, 9);
  seek("closed", 99, 0, 0, 0);
  SHOW("position nowhere", SYS_LLSEEK, file, 0L, 0L, BAD, 0L);
  seek("past the end", file, 0, 100, 0);
  SHOW("read past the end", SYS_READ, file, buffer, 10L);
  seek("to the start", file, 0, 0, 0);
  SHOW("read", SYS_READ, file, buffer, 5L);
  SHOW("read to nowhere", SYS_READ, file, BAD, 5L);
  SHOW("read nothing to nowhere", SYS_READ, file, BAD, 0L);
  SHOW("write from nowhere", SYS_WRITE, file, BAD, 5L);
  SHOW("ftruncate", SYS_FTRUNCATE, file, 7L, 0L);
  seek("its end", file, 0, 0, 2);
  CALL(SYS_CLOSE, file);
  file = open_at("file", O_RDONLY);
  SHOW("write to a file for reading", SYS_WRITE, file, "x", 1L);
  CALL(SYS_CLOSE, file);
  file = open_at("file", O_WRONLY | O_APPEND);
  SHOW("read from a file for writing", SYS_READ, file, buffer, 1L);
  SHOW("append", SYS_WRITE, file, "more", 4L);
  seek("its end", file, 0, 0, 1);
  CALL(SYS_CLOSE, file);
}

static void state(const char *what, long directory, const char *name, long flags) {
  struct statx *s = (struct statx *)buffer;
  long result = CALL(SYS_STATX, directory, name, flags, (long)STATX_BASIC_STATS, s);
  show(what, result);
  if (result == 0) {
    show(" type", s->mode >> 12);
  }
  if (result == 0 && s->mode >> 12 == 8) {
    show(" size", (long)s->size);
    show(" links", (long)s->links);
    show(" told", (long)(s->mask & STATX_BASIC_STATS));
  }
}

static void stating(void) {
  section("statx, faccessat, readlinkat");
  long file = open_at("file", O_RDONLY);
  state("by descriptor", file, "", AT_EMPTY_PATH);
  state("by name", folder, "file", 0);
  state("of the link itself", folder, "file", AT_SYMLINK_NOFOLLOW);
  state("of the directory", folder, ".", 0);
  state("missing", folder, "missing", 0);
  state("no name", folder, "", 0);
  state("closed", 99, "", AT_EMPTY_PATH);
  state("name nowhere", folder, BAD, 0);
  SHOW("answer nowhere", SYS_STATX, folder, "file", 0L, (long)STATX_BASIC_STATS, BAD);
  SHOW("may be read", SYS_FACCESSAT, folder, "file", 4L);
  SHOW("missing", SYS_FACCESSAT, folder, "missing", 4L);
  SHOW("link that is a file", SYS_READLINKAT, folder, "file", buffer, 100L);
  SHOW("link that is missing", SYS_READLINKAT, folder, "missing", buffer, 100L);
  CALL(SYS_CLOSE, file);
}

static void naming(void) {
  section("mkdirat, unlinkat");
  SHOW("mkdir", SYS_MKDIRAT, folder, "d", 0755L);
  SHOW("mkdir again", SYS_MKDIRAT, folder, "d", 0755L);
  SHOW("unlink a directory", SYS_UNLINKAT, folder, "d", 0L);
  long inner = open_at("d", O_RDONLY | O_DIRECTORY);
  long file = CALL(SYS_OPENAT, inner, "x", (long)(O_WRONLY | O_CREAT), 0600L);
  show("created inside", file > inner);
  SHOW("rmdir of what is not empty", SYS_UNLINKAT, folder, "d", (long)AT_REMOVEDIR);
  SHOW("rmdir of a file", SYS_UNLINKAT, inner, "x", (long)AT_REMOVEDIR);
  SHOW("unlink", SYS_UNLINKAT, inner, "x", 0L);
  SHOW("unlink again", SYS_UNLINKAT, inner, "x", 0L);
  SHOW("rmdir", SYS_UNLINKAT, folder, "d", (long)AT_REMOVEDIR);
  CALL(SYS_CLOSE, file);
  CALL(SYS_CLOSE, inner);
}

static void duplicating(void) {
  section("dup, fcntl, ioctl");
  long file = open_at("file", O_RDONLY);
  long copy = CALL(SYS_DUP, file);
  show("next descriptor", copy - file);
  SHOW("dup of a closed one", SYS_DUP, 99L);
  SHOW("dup3 to itself", SYS_DUP3, copy, copy, 0L);
  SHOW("dup3", SYS_DUP3, copy, 50L, 0L);
  CALL(SYS_READ, file, buffer, 3L);
  SHOW("one position", SYS_READ, 50L, buffer, 100L);
  SHOW("fcntl of a closed one", SYS_FCNTL, 99L, 3L, 0L);
  SHOW("fcntl dup", SYS_FCNTL, copy, 0L, 60L);
  SHOW("no terminal", SYS_IOCTL, file, 0x5401L, buffer);
  long all[] = {file, copy, 50, 60};
  for (int i = 0; i < 4; i++) CALL(SYS_CLOSE, all[i]);
}

static void mapping(void) {
  section("mmap, munmap");
  long file = open_at("file", O_RDONLY);
  const char *at = (const char *)CALL(SYS_MMAP, 0L, 4096L, (long)PROT_READ, (long)MAP_PRIVATE, file, 0L);
  show("first of the file", at[0]);
  show("behind its end", at[100]);
  SHOW("unmapped", SYS_MUNMAP, at, 4096L);
  SHOW("nothing", SYS_MMAP, 0L, 0L, 3L, (long)(MAP_PRIVATE | MAP_ANONYMOUS), -1L, 0L);
  SHOW("closed", SYS_MMAP, 0L, 10L, 3L, (long)MAP_PRIVATE, 99L, 0L);
  SHOW("unmapping what starts within a page", SYS_MUNMAP, at + 1, 4096L);
  SHOW("protecting what starts within a page", SYS_MPROTECT, at + 1, 4096L, 1L);
  CALL(SYS_CLOSE, file);
}

static void timing(void) {
  section("clocks");
  int64_t time[2] = {0, -1};
  SHOW("real time", SYS_CLOCK_GETTIME64, 0L, time);
  show("plausible", time[0] > 1600000000 && time[1] >= 0 && time[1] < 1000000000);
  SHOW("no such clock", SYS_CLOCK_GETTIME64, 99L, time);
  SHOW("to nowhere", SYS_CLOCK_GETTIME64, 0L, BAD);
  SHOW("resolution", SYS_CLOCK_GETRES64, 1L, time);
  show("a nanosecond", time[0] == 0 && time[1] == 1);
  SHOW("sleep", SYS_CLOCK_NANOSLEEP64, 1L, 0L, time, 0L);
  time[1] = 2000000000;
  SHOW("sleep for a crooked time", SYS_CLOCK_NANOSLEEP64, 1L, 0L, time, 0L);
}

static void signalling(void) {
  section("signals");
  uint32_t action[4] = {1, 0, 0, 0}; /* ignore */
  uint64_t mask = 3;
  SHOW("ignore 10", SYS_RT_SIGACTION, 10L, action, 0L, 8L);
  action[0] = 0;
  SHOW("ask", SYS_RT_SIGACTION, 10L, 0L, action, 8L);
  show("is ignored", (long)action[0]);
  SHOW("no such signal", SYS_RT_SIGACTION, 99L, 0L, action, 8L);
  SHOW("mask of another size", SYS_RT_SIGACTION, 10L, 0L, action, 4L);
  SHOW("kill cannot be handled", SYS_RT_SIGACTION, 9L, action, 0L, 8L);
  SHOW("block two", SYS_RT_SIGPROCMASK, 0L, &mask, 0L, 8L);
  mask = 0;
  SHOW("ask", SYS_RT_SIGPROCMASK, 0L, 0L, &mask, 8L);
  show("blocked", (long)mask);
  SHOW("no such way", SYS_RT_SIGPROCMASK, 7L, &mask, 0L, 8L);
  SHOW("send what is ignored", SYS_KILL, CALL(SYS_GETPID), 10L);
  SHOW("send nothing", SYS_KILL, CALL(SYS_GETPID), 0L);
}

static void others(void) {
  section("others");
  int64_t limits[2];
  int64_t wait[2] = {0, 1000};
  uint32_t word = 5;
  SHOW("random", SYS_GETRANDOM, buffer, 16L, 0L);
  SHOW("random to nowhere", SYS_GETRANDOM, BAD, 16L, 0L);
  SHOW("uname", SYS_UNAME, buffer);
  print("  ");
  print((const char *)buffer);
  print_char(' ');
  print((const char *)buffer + 4 * 65);
  print_char('\n');
  SHOW("uname to nowhere", SYS_UNAME, BAD);
  SHOW("limit", SYS_PRLIMIT64, 0L, 7L, 0L, limits);
  SHOW("no such limit", SYS_PRLIMIT64, 0L, 99L, 0L, limits);
  SHOW("futex of another value", SYS_FUTEX_TIME64, &word, 128L, 4L, 0L);
  SHOW("futex in time", SYS_FUTEX_TIME64, &word, 0L, 5L, wait);
  SHOW("futex wakes nobody", SYS_FUTEX_TIME64, &word, 129L, 1L, 0L);
  SHOW("futex nowhere", SYS_FUTEX_TIME64, BAD, 0L, 1L, 0L);
  SHOW("yield", SYS_SCHED_YIELD);
  show("parent", CALL(SYS_GETPPID) > 0);
  SHOW("no such call", 1000L);
}

int main(int argc, char **argv) {
  if (argc < 2) {
    print("syscalls: which directory?\n");
    return 2;
  }
  folder = CALL(SYS_OPENAT, (long)AT_FDCWD, argv[1], (long)(O_RDONLY | O_DIRECTORY), 0L);
  if (folder < 0) {
    print("syscalls: cannot open the directory\n");
    return 2;
  }
  opening();
  moving();
  stating();
  naming();
  duplicating();
  mapping();
  timing();
  signalling();
  others();
  SHOW("clean up", SYS_UNLINKAT, folder, "file", 0L);
  print_flush();
  linux_call(SYS_EXIT, 300L); /* the status is its low eight bits */
  return 1;
}
