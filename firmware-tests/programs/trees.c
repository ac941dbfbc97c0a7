/* Linked lists and trees from one pool: list merge sort, reversal, an AVL tree, a trie. argv[1]: nodes (default 3000). */
#include "guest.h"

enum { POOL = 40000, LARGEST = 15000 };

struct cell {
  struct cell *next;
  int32_t value;
};

struct node {
  struct node *child[2];
  int32_t key, height;
};

static uint32_t pool[POOL * 4];
static size_t taken;

static void *take(size_t bytes) {
  void *result = &pool[taken];
  taken += (bytes + 3) / 4;
  return result;
}

static struct cell *merge(struct cell *a, struct cell *b) {
  struct cell *head = 0, **end = &head;
  while (a != 0 && b != 0) {
    struct cell **least = a->value <= b->value ? &a : &b;
    *end = *least;
    *least = (*least)->next;
    end = &(*end)->next;
  }
  *end = a != 0 ? a : b;
  return head;
}

static struct cell *sort(struct cell *list) {
  if (list == 0 || list->next == 0) {
    return list;
  }
  struct cell *slow = list, *fast = list->next;
  while (fast != 0 && fast->next != 0) {
    slow = slow->next;
    fast = fast->next->next;
  }
  struct cell *second = slow->next;
  slow->next = 0;
  return merge(sort(list), sort(second));
}

static struct cell *reverse(struct cell *list) {
  struct cell *result = 0;
  while (list != 0) {
    struct cell *next = list->next;
    list->next = result;
    result = list;
    list = next;
  }
  return result;
}

static uint32_t list_digest(const struct cell *list) {
  uint32_t hash = 2166136261u;
  for (; list != 0; list = list->next) {
    hash = (hash ^ (uint32_t)list->value) * 16777619u;
  }
  return hash;
}

static int32_t height(const struct node *n) { return n == 0 ? 0 : n->height; }

static void measure(struct node *n) {
  int32_t left = height(n->child[0]), right = height(n->child[1]);
  n->height = 1 + (left > right ? left : right);
}

static struct node *rotate(struct node *n, int side) { /* the child on `side` rises */
  struct node *risen = n->child[side];
  n->child[side] = risen->child[!side];
  risen->child[!side] = n;
  measure(n);
  measure(risen);
  return risen;
}

static struct node *balance(struct node *n) {
  measure(n);
  int32_t lean = height(n->child[1]) - height(n->child[0]);
  if (lean >= -1 && lean <= 1) {
    return n;
  }
  int side = lean > 0;
  struct node *heavy = n->child[side];
  if (height(heavy->child[!side]) > height(heavy->child[side])) {
    n->child[side] = rotate(heavy, !side);
  }
  return rotate(n, side);
}

static struct node *insert(struct node *n, int32_t key) {
  if (n == 0) {
    n = take(sizeof *n);
    n->child[0] = n->child[1] = 0;
    n->key = key;
    n->height = 1;
    return n;
  }
  if (n->key == key) {
    return n;
  }
  int side = key > n->key;
  n->child[side] = insert(n->child[side], key);
  return balance(n);
}

static int find(const struct node *n, int32_t key) {
  while (n != 0 && n->key != key) {
    n = n->child[key > n->key];
  }
  return n != 0;
}

static uint32_t walk(const struct node *n, uint32_t hash) {
  if (n == 0) {
    return hash;
  }
  hash = walk(n->child[0], hash);
  return walk(n->child[1], (hash ^ (uint32_t)n->key) * 16777619u);
}

static int sound(const struct node *n) {
  if (n == 0) {
    return 1;
  }
  int32_t lean = height(n->child[1]) - height(n->child[0]);
  return lean >= -1 && lean <= 1 && sound(n->child[0]) && sound(n->child[1]);
}

int main(int argc, char **argv) {
  uint32_t nodes = argument(argc, argv, 1, 3000), seed = 31;
  if (nodes > LARGEST) {
    return 2;
  }
  struct cell *list = 0;
  for (uint32_t i = 0; i < nodes; i++) {
    struct cell *fresh = take(sizeof *fresh);
    fresh->value = (int32_t)next_random(&seed) % 100000;
    fresh->next = list;
    list = fresh;
  }
  report_hex("list", list_digest(list));
  list = sort(list);
  report_hex("sorted", list_digest(list));
  list = reverse(list);
  report_hex("reversed", list_digest(list));
  struct node *tree = 0;
  for (const struct cell *c = list; c != 0; c = c->next) {
    tree = insert(tree, c->value);
  }
  uint32_t found = 0;
  for (int32_t key = 0; key < 20000; key++) {
    found += (uint32_t)find(tree, key * 5);
  }
  report_hex("tree", walk(tree, 2166136261u));
  report_unsigned("height", (uint32_t)height(tree));
  report_unsigned("found", found);
  report_unsigned("sound", (uint32_t)sound(tree));
  return !sound(tree);
}
