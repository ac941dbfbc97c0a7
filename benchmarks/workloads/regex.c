/* Regular expressions two ways - a set of states of an automaton, and derivatives cached as a table - and Boyer-Moore. */
#include "workload.h"

enum { LENGTH = 6000, STATES = 64, SETS = 128 };
static char text[LENGTH + 1];

/* An automaton of one character a state: state n goes to n + 1 on its character, '*' loops, '?' may be skipped. */
struct step {
  char from, to, repeat, optional;
};
static struct step steps[STATES];
static int count;

static void parse(const char *pattern) {
  for (count = 0; *pattern != 0; count++) {
    struct step *s = &steps[count];
    if (*pattern == '[') {
      s->from = pattern[1];
      s->to = pattern[3];
      pattern += 5;
    } else {
      s->from = *pattern == '.' ? 0 : *pattern;
      s->to = *pattern == '.' ? 127 : *pattern;
      pattern++;
    }
    s->repeat = *pattern == '*' || *pattern == '+';
    s->optional = *pattern == '*' || *pattern == '?';
    pattern += s->repeat || s->optional;
  }
}

static uint32_t closure(uint32_t set) {
  for (int i = 0; i < count; i++) {
    if ((set >> i & 1) && steps[i].optional) {
      set |= 2u << i;
    }
  }
  return set;
}

static uint32_t advance(uint32_t set, char c) {
  uint32_t next = 0;
  for (int i = 0; i < count; i++) {
    if ((set >> i & 1) && c >= steps[i].from && c <= steps[i].to) {
      next |= (steps[i].repeat ? 3u : 2u) << i;
    }
  }
  return closure(next | 1);
}

static uint32_t by_sets(uint32_t *last) {
  uint32_t set = closure(1), found = 0;
  for (int i = 0; i < LENGTH; i++) {
    set = advance(set, text[i]);
    if (set >> count & 1) {
      found++;
      *last = (uint32_t)i;
    }
  }
  return found;
}

static uint32_t sets[SETS];
static int16_t table[SETS][128];

static int number_of(uint32_t set, int *known) {
  for (int i = 0; i < *known; i++) {
    if (sets[i] == set) {
      return i;
    }
  }
  sets[*known] = set;
  memset(table[*known], -1, sizeof table[0]);
  return (*known)++;
}

static uint32_t by_table(uint32_t *last) {
  int known = 0, state = number_of(closure(1), &known);
  uint32_t found = 0;
  for (int i = 0; i < LENGTH; i++) {
    int c = text[i];
    if (table[state][c] < 0) {
      int next = number_of(advance(sets[state], (char)c), &known);
      table[state][c] = (int16_t)next;
    }
    state = table[state][c];
    if (sets[state] >> count & 1) {
      found++;
      *last = (uint32_t)i;
    }
  }
  return found;
}

static uint32_t boyer_moore(const char *word) {
  int length = (int)strlen(word), skip[128];
  uint32_t found = 0;
  for (int c = 0; c < 128; c++) skip[c] = length;
  for (int i = 0; i < length - 1; i++) skip[(int)word[i]] = length - 1 - i;
  for (int at = 0; at + length <= LENGTH; at += skip[(int)text[at + length - 1]]) {
    int i = length;
    while (i > 0 && text[at + i - 1] == word[i - 1]) i--;
    found += i == 0;
  }
  return found;
}

static uint32_t iteration(void) {
  static const char *const patterns[] = {"ab+c", "[a-c]*x[0-9]+", "h.l+o?w", "q[a-z]u", "[0-9]+y?[x-z]*a", "abc"};
  uint32_t seed = 16, hash = DIGEST_START;
  for (int i = 0; i < LENGTH; i++) {
    uint32_t r = next_random(&seed) >> 3;
    text[i] = (char)(r % 7 == 0 ? '0' + r / 7 % 10 : r % 5 < 3 ? 'a' + r / 35 % 3 : 'a' + r / 35 % 26);
  }
  for (int p = 0; p < 6; p++) {
    uint32_t last = 0, last_by_table = 0;
    parse(patterns[p]);
    uint32_t found = by_sets(&last);
    if (by_table(&last_by_table) != found || last != last_by_table) {
      return 0;
    }
    hash = digest(digest(hash, found), last);
    if (p == 5 && boyer_moore("abc") != found) {
      return 0;
    }
  }
  return digest(hash, boyer_moore("abcab"));
}

WORKLOAD("regex", 4, 0xee4aaf07)
