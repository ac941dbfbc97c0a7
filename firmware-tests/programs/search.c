/* Four ways to find a text, and a small regular-expression matcher, which must all agree. argv[1]: rounds (default 3). */
#include "guest.h"

enum { LENGTH = 20000, LONGEST = 32 };
static char text[LENGTH + 1];

static uint32_t naive(const char *word, int length) {
  uint32_t found = 0;
  for (int at = 0; at + length <= LENGTH; at++) {
    int i = 0;
    while (i < length && text[at + i] == word[i]) i++;
    found += i == length;
  }
  return found;
}

static uint32_t knuth_morris_pratt(const char *word, int length) {
  int border[LONGEST + 1];
  border[0] = -1;
  for (int i = 0, k = -1; i < length; border[++i] = ++k) {
    while (k >= 0 && word[i] != word[k]) k = border[k];
  }
  uint32_t found = 0;
  for (int at = 0, k = 0; at < LENGTH; at++) {
    while (k >= 0 && text[at] != word[k]) k = border[k];
    if (++k == length) {
      found++;
      k = border[k];
    }
  }
  return found;
}

static uint32_t horspool(const char *word, int length) {
  int shift[256];
  for (int c = 0; c < 256; c++) shift[c] = length;
  for (int i = 0; i < length - 1; i++) shift[(uint8_t)word[i]] = length - 1 - i;
  uint32_t found = 0;
  for (int at = 0; at + length <= LENGTH; at += shift[(uint8_t)text[at + length - 1]]) {
    int i = length - 1;
    while (i >= 0 && text[at + i] == word[i]) i--;
    found += i < 0;
  }
  return found;
}

static uint32_t rabin_karp(const char *word, int length) {
  uint32_t wanted = 0, rolling = 0, high = 1, found = 0;
  for (int i = 0; i < length; i++) {
    wanted = wanted * 257 + (uint8_t)word[i];
    rolling = rolling * 257 + (uint8_t)text[i];
    high = i == 0 ? 1 : high * 257;
  }
  for (int at = 0;; at++) {
    if (rolling == wanted) {
      int i = 0;
      while (i < length && text[at + i] == word[i]) i++;
      found += i == length;
    }
    if (at + length >= LENGTH) {
      return found;
    }
    rolling = (rolling - (uint8_t)text[at] * high) * 257 + (uint8_t)text[at + length];
  }
}

/* Patterns of letters, '.', and either of them followed by '*'. */
static int match_here(const char *pattern, const char *at) {
  if (*pattern == 0) {
    return 1;
  }
  if (pattern[1] == '*') {
    do {
      if (match_here(pattern + 2, at)) {
        return 1;
      }
    } while (*at != 0 && (*at++ == *pattern || *pattern == '.'));
    return 0;
  }
  return *at != 0 && (*pattern == '.' || *pattern == *at) && match_here(pattern + 1, at + 1);
}

static uint32_t expression(const char *pattern) {
  uint32_t found = 0;
  for (int at = 0; at < LENGTH; at++) {
    found += (uint32_t)match_here(pattern, text + at);
  }
  return found;
}

int main(int argc, char **argv) {
  uint32_t rounds = argument(argc, argv, 1, 3), seed = 41;
  for (int i = 0; i < LENGTH; i++) {
    text[i] = (char)('a' + (next_random(&seed) >> 9) % 3);
  }
  for (uint32_t round = 0; round < rounds; round++) {
    static const char *const words[] = {"abc", "aaaa", "abababa", "cabcabcab", "bbbbbbbbbbbbb"};
    for (size_t w = 0; w < 5; w++) {
      int length = 0;
      while (words[w][length] != 0) length++;
      uint32_t found = naive(words[w], length);
      if (found != knuth_morris_pratt(words[w], length) || found != horspool(words[w], length) ||
          found != rabin_karp(words[w], length) || found != expression(words[w])) {
        return 1;
      }
      if (round == 0) {
        report_unsigned(words[w], found);
      }
    }
  }
  report_unsigned("ab*c.a", expression("ab*c.a"));
  report_unsigned("aa.c*b", expression("aa.c*b"));
  return 0;
}
