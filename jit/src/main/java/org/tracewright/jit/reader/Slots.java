package org.tracewright.jit.reader;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.LintRule;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Layout.SlotInfo;

/** The virtualizable fields of a model, superclasses first, and the layouts of its instances. */
final class Slots {
  private static final int MAX_ELEMENTS = 256;

  private final Model model;
  private final List<ModelField> fields = new ArrayList<>();
  private final Map<List<Integer>, Layout> layouts = new ConcurrentHashMap<>();
  private ModelField retired;
  private FieldRef limit;

  Slots(Model model, Lint lint) {
    this.model = model;
    for (Class<?> each : hierarchy(model.type())) {
      for (Field field : each.getDeclaredFields()) {
        add(field, model.hints(field), lint);
      }
    }
  }

  private static List<Class<?>> hierarchy(Class<?> type) {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      classes.addFirst(each);
    }
    return classes;
  }

  private void add(Field field, Hints hints, Lint lint) {
    if (hints.has("Limit")) {
      lint.count(field, limit != null);
      limit = ModelField.refTo(field);
    }
    if (hints.has("Retired")) {
      lint.count(field, retired != null);
    }
    boolean hinted = hints.has("Virtualizable") || hints.has("Retired");
    if (hinted ? lint.virtualizable(field) : isLinked(field, hints)) {
      ModelField slot = model.field(field);
      fields.add(slot);
      retired = hints.has("Retired") ? slot : retired;
    }
  }

  // The top of a linked stack, say, which is another object after each turn. That it is kept in a
  // local variable lets most of these objects vanish.
  private boolean isLinked(Field field, Hints hints) {
    int kept = Modifier.STATIC | Modifier.FINAL | Modifier.VOLATILE;
    boolean plain = (field.getModifiers() & kept) == 0 && hints.none();
    Class<?> type = field.getType();
    boolean linked = plain && !type.isPrimitive() && !type.isArray();
    return linked && model.field(field).accessible() && isWritten(field);
  }

  private boolean isWritten(Field field) {
    return isWrittenBy(field.getDeclaringClass(), field)
        || nest().stream().anyMatch(member -> isWrittenBy(member, field));
  }

  // Instructions are often nested classes of the model's.
  private List<Class<?>> nest() {
    try {
      return List.of(model.type().getNestMembers());
    } catch (LinkageError missing) {
      return List.of();
    }
  }

  private boolean isWrittenBy(Class<?> type, Field field) {
    ClassFile file = model.file(type);
    return file != null
        && file.methods.stream()
            .filter(method -> !method.name.equals("<init>"))
            .anyMatch(method -> writes(method, field));
  }

  private static boolean writes(MethodNode method, Field field) {
    for (AbstractInsnNode each : method.instructions) {
      if (each instanceof FieldInsnNode put
          && put.getOpcode() == Opcodes.PUTFIELD
          && put.name.equals(field.getName())) {
        return true;
      }
    }
    return false;
  }

  Layout layout(Object state) throws RefusedException {
    List<Integer> lengths = new ArrayList<>();
    for (ModelField field : fields) {
      lengths.add(length(state, field));
    }
    Layout known = layouts.get(lengths);
    return known != null ? known : layouts.computeIfAbsent(lengths, this::make);
  }

  private static int length(Object state, ModelField field) throws RefusedException {
    if (!field.ref().descriptor().startsWith("[")) {
      return -1;
    }
    Object array = field.get(state);
    if (array == null || Array.getLength(array) > MAX_ELEMENTS) {
      String culprit = array == null ? "it is null" : Array.getLength(array) + " elements";
      throw new RefusedException(
          List.of(new LintFinding(LintRule.ARRAY_LENGTH, Lint.place(field.ref()), culprit)));
    }
    return Array.getLength(array);
  }

  private Layout make(List<Integer> lengths) {
    List<SlotInfo> slots = new ArrayList<>();
    int count = -1;
    int key = -1;
    for (int i = 0; i < lengths.size(); i++) {
      FieldRef ref = fields.get(i).ref();
      count = fields.get(i) == retired ? slots.size() : count;
      key = fields.get(i) == model.keyField() ? slots.size() : key;
      if (lengths.get(i) < 0) {
        slots.add(new SlotInfo(ref, -1, null));
      }
      for (int index = 0; index < lengths.get(i); index++) {
        slots.add(new SlotInfo(ref, index, element(ref.descriptor())));
      }
    }
    return new Layout(model.type().getName().replace('.', '/'), slots, count, limit, key);
  }

  static boolean isSlotType(Field field) {
    Class<?> type = field.getType();
    return !type.isArray() || type.componentType().isPrimitive();
  }

  static boolean isOpenArray(Field field) {
    return field.getType().isArray() && !Modifier.isFinal(field.getModifiers());
  }

  private static Element element(String descriptor) {
    return switch (descriptor.charAt(1)) {
      case 'B' -> Element.BYTE;
      case 'C' -> Element.CHAR;
      case 'S' -> Element.SHORT;
      case 'I' -> Element.INT;
      case 'J' -> Element.LONG;
      case 'F' -> Element.FLOAT;
      case 'D' -> Element.DOUBLE;
      case 'Z' -> Element.BOOLEAN;
      default -> Element.REF;
    };
  }
}
