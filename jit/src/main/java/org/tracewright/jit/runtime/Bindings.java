package org.tracewright.jit.runtime;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The bindings of all model objects, found by the object's identity, which it does not keep alive.
 */
final class Bindings {
  private static final class Key extends WeakReference<Object> {
    private final int hash;
    private Binding binding;

    Key(Object state, ReferenceQueue<Object> gone) {
      super(state, gone);
      hash = System.identityHashCode(state);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || (other instanceof Key key && get() != null && key.refersTo(get()));
    }
  }

  private static final int RECENT = 64;

  private final Map<Key, Key> all = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private final Key[] recent = new Key[RECENT];
  private final Supplier<Binding> maker;

  Bindings(Supplier<Binding> maker) {
    this.maker = maker;
  }

  /** The binding of an object, made at the first call. */
  Binding of(Object state) {
    int place = System.identityHashCode(state) & RECENT - 1;
    Key key = recent[place];
    if (key == null || key.get() != state) { // which C1 knows, as it does not know refersTo
      key = find(state);
      recent[place] = key;
    }
    return key.binding;
  }

  private Key find(Object state) {
    purge();
    Key wanted = new Key(state, gone);
    return all.computeIfAbsent(
        wanted,
        key -> {
          key.binding = maker.get();
          return key;
        });
  }

  private void purge() {
    for (Reference<?> key = gone.poll(); key != null; key = gone.poll()) {
      Key dead = (Key) key;
      all.remove(dead);
      if (dead.binding != null) {
        dead.binding.releaseAll();
      }
    }
  }
}
