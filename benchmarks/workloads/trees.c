/* A treap with parents' invariants checked, a heap as priority queue, and a radix tree of bits. */
#include "workload.h"

enum { COUNT = 1000 };
struct node {
  struct node *left, *right;
  uint32_t key, priority;
};
static struct node nodes[COUNT];
static uint32_t heap[COUNT + 1];
static uint16_t bits[COUNT * 12][2];

static struct node *rotate_right(struct node *n) {
  struct node *up = n->left;
  n->left = up->right;
  up->right = n;
  return up;
}

static struct node *rotate_left(struct node *n) {
  struct node *up = n->right;
  n->right = up->left;
  up->left = n;
  return up;
}

static struct node *insert(struct node *n, struct node *fresh) {
  if (n == 0) {
    return fresh;
  }
  if (fresh->key < n->key) {
    n->left = insert(n->left, fresh);
    return n->left->priority > n->priority ? rotate_right(n) : n;
  }
  n->right = insert(n->right, fresh);
  return n->right->priority > n->priority ? rotate_left(n) : n;
}

static struct node *join(struct node *a, struct node *b) {
  if (a == 0 || b == 0) {
    return a != 0 ? a : b;
  }
  if (a->priority > b->priority) {
    a->right = join(a->right, b);
    return a;
  }
  b->left = join(a, b->left);
  return b;
}

static struct node *without(struct node *root, uint32_t key) {
  struct node **at = &root;
  while (*at != 0 && (*at)->key != key) {
    at = key < (*at)->key ? &(*at)->left : &(*at)->right;
  }
  if (*at != 0) {
    *at = join((*at)->left, (*at)->right);
  }
  return root;
}

static uint32_t walk(const struct node *n, uint32_t hash, uint32_t *count) {
  if (n == 0) {
    return hash;
  }
  hash = digest(walk(n->left, hash, count), n->key);
  ++*count;
  return walk(n->right, hash, count);
}

static int is_treap(const struct node *n, uint32_t low, uint32_t high) {
  if (n == 0) {
    return 1;
  }
  int heaped = (n->left == 0 || n->left->priority <= n->priority) && (n->right == 0 || n->right->priority <= n->priority);
  return heaped && n->key >= low && n->key <= high && is_treap(n->left, low, n->key) && is_treap(n->right, n->key, high);
}

static uint32_t queue(uint32_t hash) {
  uint32_t size = 0, last = 0;
  for (int i = 0; i < COUNT; i++) {
    uint32_t at = ++size;
    for (; at > 1 && heap[at / 2] > nodes[i].priority; at /= 2) {
      heap[at] = heap[at / 2];
    }
    heap[at] = nodes[i].priority;
  }
  while (size > 0) {
    uint32_t least = heap[1], moved = heap[size--], at = 1;
    for (uint32_t child; (child = 2 * at) <= size; at = child) {
      child += child < size && heap[child + 1] < heap[child];
      if (heap[child] >= moved) {
        break;
      }
      heap[at] = heap[child];
    }
    heap[at] = moved;
    if (least < last) {
      return 0;
    }
    hash = digest(hash, last = least);
  }
  return hash;
}

static uint32_t radix(uint32_t hash) {
  uint32_t made = 1, found = 0;
  bits[0][0] = bits[0][1] = 0;
  for (int i = 0; i < COUNT; i++) {
    uint32_t at = 0;
    for (int bit = 11; bit > 0; bit--) {
      uint16_t *next = &bits[at][nodes[i].key >> bit & 1];
      if (*next == 0) {
        bits[made][0] = bits[made][1] = 0;
        *next = (uint16_t)made++;
      }
      at = *next;
    }
    bits[at][nodes[i].key & 1] = 1;
  }
  for (uint32_t key = 0; key < 4096; key++) {
    uint32_t at = 0;
    for (int bit = 11; bit > 0 && (at != 0 || bit == 11); bit--) {
      at = bits[at][key >> bit & 1];
    }
    found += at != 0 && bits[at][key & 1] != 0;
  }
  return digest(digest(hash, made), found);
}

static uint32_t iteration(void) {
  uint32_t seed = 14, count = 0, hash = DIGEST_START;
  struct node *root = 0;
  for (int i = 0; i < COUNT; i++) {
    nodes[i] = (struct node){0, 0, next_random(&seed) & 4095, next_random(&seed)};
    root = insert(root, &nodes[i]);
  }
  hash = walk(root, hash, &count);
  if (count != COUNT || !is_treap(root, 0, ~0u)) {
    return 0;
  }
  for (int i = 0; i < COUNT; i += 3) {
    root = without(root, nodes[i].key);
  }
  count = 0;
  hash = walk(root, hash, &count);
  return is_treap(root, 0, ~0u) ? queue(radix(digest(hash, count))) : 0;
}

WORKLOAD("trees", 8, 0x18bffc09)
