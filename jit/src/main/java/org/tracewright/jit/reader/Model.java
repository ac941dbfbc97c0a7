package org.tracewright.jit.reader;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.LintRule;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Step;

/**
 * A model class as the JIT sees it: its loop, its slots, and the methods and fields its code uses.
 * Shared by all its instances and all threads.
 */
public final class Model {
  // Not a record: linking a record's own hashCode and equals costs more than reading a class file.
  private static final class Member {
    final Class<?> owner;
    final String name;
    final String descriptor;

    Member(Class<?> owner, String name, String descriptor) {
      this.owner = owner;
      this.name = name;
      this.descriptor = descriptor;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Member that
          && owner == that.owner
          && name.equals(that.name)
          && descriptor.equals(that.descriptor);
    }

    @Override
    public int hashCode() {
      return (owner.hashCode() * 31 + name.hashCode()) * 31 + descriptor.hashCode();
    }
  }

  private final MethodHandles.Lookup lookup;
  private final Access access;
  private final Slots slots;
  private final Map<Class<?>, Optional<ClassFile>> files = new ConcurrentHashMap<>();
  private final Map<Member, Optional<Method>> methods = new ConcurrentHashMap<>();
  private final Map<Member, ModelField> fields = new ConcurrentHashMap<>();
  private final Map<FieldRef, ModelField> named = new ConcurrentHashMap<>();
  private final List<Method> table = new CopyOnWriteArrayList<>();
  private final List<LintFinding> notes = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, Object> attachments = new ConcurrentHashMap<>();
  private final Map<Method, Boolean> readable = new ConcurrentHashMap<>();
  private final Loop loop;
  private final ModelField keyField;
  private int fieldCount;

  private Model(MethodHandles.Lookup lookup) throws RefusedException {
    this.lookup = lookup;
    this.access = new Access(lookup.lookupClass());
    Lint lint = new Lint(this);
    this.loop = lint.loop();
    this.slots = new Slots(this, lint);
    lint.finish();
    FieldInsnNode key = loop.keyField();
    this.keyField = key == null ? null : field(type(), key.owner, key.name, key.desc);
  }

  /**
   * Reads the class that made {@code lookup}.
   *
   * @throws RefusedException if it breaks a rule that a traced model has to keep
   */
  public static Model read(MethodHandles.Lookup lookup) throws RefusedException {
    return new Model(lookup);
  }

  /** Where the loop tests for its end. */
  public enum Form {
    /** Right after the merge point, before the turn has any effect. */
    CHECK_FIRST,
    /** Somewhere else, such as in {@code while (retired < limit) mergePoint...}. */
    WHILE
  }

  /** Where the loop tests for its end. */
  public Form form() {
    return loop.form();
  }

  /** The interpreter loop. */
  public Loop loop() {
    return loop;
  }

  /** The model class. */
  public Class<?> type() {
    return lookup.lookupClass();
  }

  /** With the access rights of the model class. */
  public MethodHandles.Lookup lookup() {
    return lookup;
  }

  /**
   * The slots of an instance; the same object for all instances with the same array lengths.
   *
   * @throws RefusedException if a virtualizable array is null or too long
   */
  public Layout layout(Object state) throws RefusedException {
    return slots.layout(state);
  }

  /** Whether the fact holds for an instance. */
  public boolean holds(Object state, Fact fact) {
    return new Facts(this).holds(state, fact);
  }

  /** What stands at the index that a fact speaks of, -1 if that is outside of the array. */
  public long element(Object state, Fact fact) {
    Object array = follow(state, fact.path());
    boolean inside = array != null && fact.index() < java.lang.reflect.Array.getLength(array);
    return inside ? Facts.element(array, fact.index()) : -1;
  }

  /** What a path of fields leads to from an instance; {@code null} if a reference on it is. */
  public Object follow(Object state, List<Step> path) {
    return new Facts(this).follow(state, path);
  }

  /** Class and method name of a method number of {@link org.tracewright.jit.ir.Exit.Frame}. */
  public String methodName(int method) {
    return table.get(method).name();
  }

  /** All methods met so far, by number. */
  public List<Method> methods() {
    return List.copyOf(table);
  }

  /** The method with a number. */
  public Method method(int number) {
    return table.get(number);
  }

  /**
   * Methods that are called instead of inlined, with the reason, and turns that are too long; grows
   * while the model runs.
   */
  public List<LintFinding> notes() {
    return List.copyOf(notes);
  }

  /** What another part of the JIT keeps with the model; made at the first call. */
  public <T> T attachment(Class<T> type, Function<Model, T> maker) {
    Object found = attachments.get(type);
    return type.cast(
        found != null ? found : attachments.computeIfAbsent(type, t -> maker.apply(this)));
  }

  /** The classes whose files were read. */
  Set<Class<?>> filesRead() {
    return Set.copyOf(files.keySet());
  }

  ClassFile file(Class<?> type) {
    return files.computeIfAbsent(type, t -> Optional.ofNullable(ClassFile.of(t))).orElse(null);
  }

  /** The class with an internal name or array descriptor, as the model's class loader finds it. */
  public Class<?> type(String internalName) throws ClassNotFoundException {
    return type(internalName, type());
  }

  /** Whether this is the class that the model's class loader finds by an internal name. */
  public boolean isNamed(Class<?> type, String internalName) {
    try {
      return type(internalName) == type;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }

  /** The class with an internal name, as code in {@code from} finds it. */
  public Class<?> type(String internalName, Class<?> from) throws ClassNotFoundException {
    return Class.forName(internalName.replace('/', '.'), false, from.getClassLoader());
  }

  /**
   * The method that a class itself declares; {@code null} if it declares none with code to read.
   */
  public Method declared(Class<?> owner, String name, String descriptor) {
    Member member = new Member(owner, name, descriptor);
    Optional<Method> known = methods.get(member);
    return (known != null ? known : methods.computeIfAbsent(member, this::read)).orElse(null);
  }

  private Optional<Method> read(Member member) {
    ClassFile file = file(member.owner);
    ClassFile.SizedMethod node = file == null ? null : file.method(member.name, member.descriptor);
    return node == null ? Optional.empty() : Optional.of(number(member.owner, node));
  }

  private Method number(Class<?> owner, ClassFile.SizedMethod node) {
    synchronized (table) {
      Method method = new Method(table.size(), owner, node);
      table.add(method);
      return method;
    }
  }

  /** The method that a call in the model's own code names, searched in superclasses too. */
  Method find(String owner, String name, String descriptor) {
    try {
      return select(type(owner), name, descriptor);
    } catch (ClassNotFoundException | LinkageError missing) {
      return null;
    }
  }

  /** The method that a class has, its own or inherited, interfaces last; {@code null} if none. */
  public Method select(Class<?> type, String name, String descriptor) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      Method found = declared(each, name, descriptor);
      if (found != null) {
        return found;
      }
    }
    return selectDefault(type, name, descriptor);
  }

  // JVM specification 5.4.6: a single most specific method that is not abstract, if there is one.
  private Method selectDefault(Class<?> type, String name, String descriptor) {
    List<Method> found = new ArrayList<>();
    collectDefaults(type, name, descriptor, found);
    found.removeIf(m -> !m.hasCode());
    List<Method> most =
        found.stream()
            .filter(
                m -> found.stream().noneMatch(o -> o != m && m.owner().isAssignableFrom(o.owner())))
            .distinct()
            .toList();
    return most.size() == 1 ? most.get(0) : null;
  }

  private void collectDefaults(Class<?> type, String name, String descriptor, List<Method> found) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Class<?> parent : each.getInterfaces()) {
        Method method = declared(parent, name, descriptor);
        if (method != null && !found.contains(method)) {
          found.add(method);
        }
        collectDefaults(parent, name, descriptor, found);
      }
    }
  }

  /**
   * The field that code in {@code from} names.
   *
   * @return {@code null} if there is no such field
   */
  public ModelField field(Class<?> from, String owner, String name, String descriptor) {
    try {
      Field field = declaredField(type(owner, from), name, descriptor);
      return field == null ? null : field(field);
    } catch (ClassNotFoundException | LinkageError missing) {
      return null;
    }
  }

  /** The field with a symbolic name, which names its declaring class. */
  public ModelField field(FieldRef ref) {
    ModelField known = named.get(ref);
    if (known != null) {
      return known;
    }
    ModelField found = field(type(), ref.owner(), ref.name(), ref.descriptor());
    if (found != null) {
      named.put(ref, found);
    }
    return found;
  }

  /**
   * The field of the model whose value is the green key; {@code null} if the key is computed in
   * another way.
   */
  public ModelField keyField() {
    return keyField;
  }

  /**
   * Makes what reads and writes the model's own fields, which is made at the first use otherwise.
   */
  public void link() {
    for (Field field : type().getDeclaredFields()) {
      field(field).link();
    }
  }

  ModelField field(Field field) {
    Member member =
        new Member(field.getDeclaringClass(), field.getName(), field.getType().descriptorString());
    ModelField known = fields.get(member);
    return known != null ? known : fields.computeIfAbsent(member, m -> open(field));
  }

  private ModelField open(Field field) {
    Class<?> owner = field.getDeclaringClass();
    boolean accessible = access.allows(owner, field.getModifiers());
    synchronized (table) {
      return new ModelField(fieldCount++, field, hints(field), accessible, lookupIn(owner));
    }
  }

  /** Whether compiled code may call a method of a class, its own or inherited. */
  public boolean accessible(Class<?> owner, String name, String descriptor) {
    Method found = select(owner, name, descriptor);
    if (found != null) {
      return access.allows(owner, found.node().access)
          && (!Modifier.isPrivate(found.node().access) || found.owner() == owner);
    }
    for (java.lang.reflect.Method each : owner.getMethods()) {
      if (each.getName().equals(name)
          && MethodType.methodType(each.getReturnType(), each.getParameterTypes())
              .descriptorString()
              .equals(descriptor)) {
        return access.allows(owner, Modifier.PUBLIC);
      }
    }
    return false;
  }

  /** Whether compiled code may make an object of a class with this constructor. */
  public boolean accessibleConstructor(Class<?> owner, String descriptor) {
    for (Constructor<?> each : owner.getDeclaredConstructors()) {
      if (MethodType.methodType(void.class, each.getParameterTypes())
          .descriptorString()
          .equals(descriptor)) {
        return access.allows(owner, each.getModifiers());
      }
    }
    return false;
  }

  /** Whether everything that code of a class uses can be used here, too. */
  boolean isOpen(Class<?> type) {
    MethodHandles.Lookup inside = lookupIn(type);
    return inside.lookupClass() == type && inside.hasFullPrivilegeAccess();
  }

  /** The best access there is to the members of a class. */
  public MethodHandles.Lookup lookupIn(Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(type, lookup);
    } catch (IllegalAccessException closed) {
      return lookup;
    }
  }

  Hints hints(Field field) {
    ClassFile file = file(field.getDeclaringClass());
    if (file != null) {
      for (FieldNode each : file.fields) {
        if (each.name.equals(field.getName())) {
          return Hints.of(each.visibleAnnotations);
        }
      }
    }
    return Hints.of(null);
  }

  // JVM specification 5.4.3.2: the class, its superinterfaces, its superclass.
  private static Field declaredField(Class<?> type, String name, String descriptor) {
    if (type == null) {
      return null;
    }
    for (Field each : type.getDeclaredFields()) {
      if (each.getName().equals(name) && each.getType().descriptorString().equals(descriptor)) {
        return each;
      }
    }
    for (Class<?> parent : type.getInterfaces()) {
      Field found = declaredField(parent, name, descriptor);
      if (found != null) {
        return found;
      }
    }
    return declaredField(type.getSuperclass(), name, descriptor);
  }

  /** What compiled code may touch. */
  Access access() {
    return access;
  }

  /** Whether compiled code may name a class. */
  public boolean accessible(Class<?> type) {
    return access.allows(type);
  }

  /**
   * Why a method is called instead of inlined; empty if it may be inlined. The reason is noted once
   * when it is not the model's own wish.
   */
  public String whyNotInlined(Method method) {
    String known = method.refusal();
    if (known == null) {
      known = new Inlining(this).refusal(method);
      method.refuse(known);
      boolean wanted = method.residual() || method.elidable();
      if (!known.isEmpty() && (!wanted || method.misshapen())) {
        note(method, known);
      }
    }
    return known;
  }

  /**
   * Whether a constructor can do nothing but fill the new object: see {@link
   * org.tracewright.jit.ir.Op.Make}.
   */
  public boolean fills(Method constructor) {
    return fillsBut(constructor).isEmpty();
  }

  private String fillsBut(Method constructor) {
    String known = constructor.filling();
    if (known == null) {
      known = new Filling(this).refusal(constructor);
      constructor.fillsBut(known);
    }
    return known;
  }

  /** The fields of a class's objects that hold what its constructors make. */
  public Set<ModelField> filledInside(Class<?> type) {
    Filling filling = new Filling(this);
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Constructor<?> constructor : each.getDeclaredConstructors()) {
        MethodType of = MethodType.methodType(void.class, constructor.getParameterTypes());
        Method method = declared(each, "<init>", of.descriptorString());
        if (method != null) {
          filling.refusal(method);
        }
      }
    }
    return filling.inside();
  }

  /**
   * Whether a constructor is followed and its object made by {@link
   * org.tracewright.jit.ir.Op.Make}; the reason is noted once if it is not.
   */
  public boolean makes(Method constructor) {
    boolean exception = Throwable.class.isAssignableFrom(constructor.owner());
    if (exception || !whyNotInlined(constructor).isEmpty()) {
      return false; // an exception keeps its stack trace
    }
    String more = fillsBut(constructor);
    if (!more.isEmpty()) {
      callInstead(constructor, "it does more than fill the new object: it " + more);
    }
    return more.isEmpty();
  }

  /** The fields of a class's objects, inherited ones too. */
  public List<ModelField> fieldsOf(Class<?> type) {
    List<ModelField> all = new ArrayList<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          all.add(field(field));
        }
      }
    }
    return all;
  }

  /** Whether a method can be executed from its class file, whatever its hints. */
  public boolean isReadable(Method method) {
    Boolean known = readable.get(method);
    return known != null
        ? known
        : readable.computeIfAbsent(method, m -> new Inlining(this).unreadable(m).isEmpty());
  }

  /** Has the method called, not inlined, from now on. */
  public void callInstead(Method method, String reason) {
    method.refuse(reason);
    note(method, reason);
  }

  /** Adds to the {@link #notes}; answers whether that is news. */
  public boolean note(LintFinding finding) {
    boolean fresh = !notes.contains(finding);
    if (fresh) {
      notes.add(finding);
    }
    return fresh;
  }

  /** Has the owner of the model know why a method is called. */
  public void note(Method method, String reason) {
    notes.add(new LintFinding(LintRule.INLINABLE, method.name(), reason));
  }

  /**
   * Has the owner of the model know, once, where elements that are slots are chosen at run time.
   */
  public void noteChosen(FieldRef array, String place) {
    LintFinding note = new LintFinding(LintRule.CONSTANT_INDEX, place, Lint.place(array));
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }
}
