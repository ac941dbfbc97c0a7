/* Singly linked lists: insertion in order, merge sort, reversal, removal, and a hash table with chains. */
#include "workload.h"

enum { COUNT = 1200, BUCKETS = 128 };
struct cell {
  struct cell *next;
  uint32_t key, value;
};
static struct cell cells[COUNT], *buckets[BUCKETS];

static struct cell *merge(struct cell *a, struct cell *b) {
  struct cell *head = 0, **end = &head;
  while (a != 0 && b != 0) {
    struct cell **least = a->key <= b->key ? &a : &b;
    *end = *least;
    end = &(*end)->next;
    *least = *end;
  }
  *end = a != 0 ? a : b;
  return head;
}

/* Bottom up: slot n holds a sorted list of 2^n cells, or none. */
static struct cell *sort(struct cell *list) {
  struct cell *slots[16] = {0}, *all = 0;
  while (list != 0) {
    struct cell *one = list;
    list = list->next;
    one->next = 0;
    int n = 0;
    for (; slots[n] != 0; n++) {
      one = merge(slots[n], one);
      slots[n] = 0;
    }
    slots[n] = one;
  }
  for (int n = 0; n < 16; n++) {
    all = merge(slots[n], all);
  }
  return all;
}

static struct cell *reverse(struct cell *list) {
  struct cell *done = 0;
  while (list != 0) {
    struct cell *next = list->next;
    list->next = done;
    done = list;
    list = next;
  }
  return done;
}

static struct cell *insert_in_order(struct cell *list, struct cell *fresh) {
  struct cell **at = &list;
  while (*at != 0 && (*at)->key < fresh->key) {
    at = &(*at)->next;
  }
  fresh->next = *at;
  *at = fresh;
  return list;
}

static struct cell *remove_odd(struct cell *list) {
  for (struct cell **at = &list; *at != 0;) {
    if ((*at)->key & 1) {
      *at = (*at)->next;
    } else {
      at = &(*at)->next;
    }
  }
  return list;
}

static uint32_t walk(const struct cell *list, uint32_t hash, uint32_t *length) {
  for (*length = 0; list != 0; list = list->next, ++*length) {
    hash = digest(hash, list->key);
  }
  return hash;
}

static uint32_t table(uint32_t hash) {
  uint32_t seed = 12;
  memset(buckets, 0, sizeof buckets);
  for (int i = 0; i < COUNT; i++) {
    uint32_t b = cells[i].key % BUCKETS;
    cells[i].next = buckets[b];
    buckets[b] = &cells[i];
  }
  for (int i = 0; i < 2 * COUNT; i++) {
    uint32_t key = next_random(&seed) % 4000;
    const struct cell *c = buckets[key % BUCKETS];
    while (c != 0 && c->key != key) {
      c = c->next;
    }
    hash = digest(hash, c != 0 ? c->value : 0);
  }
  return hash;
}

static uint32_t iteration(void) {
  uint32_t seed = 13, length, hash = DIGEST_START;
  struct cell *list = 0, *ordered = 0;
  for (uint32_t i = 0; i < COUNT; i++) {
    cells[i] = (struct cell){list, next_random(&seed) % 4000, i};
    list = &cells[i];
  }
  list = reverse(sort(list));
  hash = walk(list, hash, &length);
  for (const struct cell *c = list; c->next != 0; c = c->next) {
    if (length != COUNT || c->key < c->next->key) {
      return 0;
    }
  }
  hash = walk(remove_odd(list), hash, &length);
  for (int i = 0; i < COUNT / 4; i++) {
    ordered = insert_in_order(ordered, &cells[i]);
  }
  hash = walk(ordered, hash, &length);
  return length == COUNT / 4 ? table(hash) : 0;
}

WORKLOAD("lists", 10, 0x463e96c5)
