package org.tracewright.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods that the recorder may have to read: every one with a merge point, and whatever those
 * call in our own packages, up to what the hints take out of the recorder's sight.
 */
final class TracedCode {
  /** HotSpot compiles no method of this many bytes of bytecode or more. */
  private static final int HUGE_METHOD = 8000;

  private static final String OURS = "org/tracewright/";
  private static final String DRIVER = "org/tracewright/jit/JitDriver";
  private static final Set<String> OPAQUE =
      Set.of(
          "Lorg/tracewright/jit/Residual;",
          "Lorg/tracewright/jit/Elidable;",
          "Lorg/tracewright/jit/MemoryAccess;");

  private final Map<String, MethodNode> methods = new HashMap<>();
  private final Map<String, String> superclasses = new HashMap<>();
  private final Map<String, Set<String>> subtypes = new HashMap<>();

  /** The main code on the class path: class folders and jars of ours, test folders left out. */
  static TracedCode ofClassPath() {
    TracedCode code = new TracedCode();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(element);
      if (!path.endsWith("test-classes") && Files.exists(path)) {
        code.addAll(path);
      }
    }
    return code;
  }

  /** Just these classes. */
  static TracedCode of(Collection<Class<?>> classes) {
    TracedCode code = new TracedCode();
    for (Class<?> type : classes) {
      String file = type.getName().replace('.', '/') + ".class";
      try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
        code.add(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return code;
  }

  /** What breaks a rule: {@code "class.method: what"}. */
  Collection<String> offences() {
    return offences(HUGE_METHOD);
  }

  /** The same with another limit on the bytes of a method. */
  Collection<String> offences(int limit) {
    Set<String> offences = new TreeSet<>();
    for (String key : reachable()) {
      MethodNode method = methods.get(key);
      String name = key.substring(0, key.indexOf('('));
      if (uses(method, InvokeDynamicInsnNode.class)) {
        offences.add(name + ": invokedynamic");
      }
      int size = size(method);
      if (size >= limit) {
        offences.add(name + ": " + size + " bytes of bytecode");
      }
    }
    return offences;
  }

  private Set<String> reachable() {
    Set<String> reached = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>();
    methods.forEach(
        (key, method) -> {
          if (callees(method).anyMatch(callee -> callee.startsWith(DRIVER + ".mergePoint("))) {
            open.add(key);
          }
        });
    while (!open.isEmpty()) {
      String key = open.remove();
      if (reached.add(key)) {
        callees(methods.get(key)).flatMap(this::targets).filter(this::isTraced).forEach(open::add);
      }
    }
    return reached;
  }

  private static Stream<String> callees(MethodNode method) {
    List<String> callees = new ArrayList<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call) {
        callees.add(call.owner + "." + call.name + call.desc);
      }
    }
    return callees.stream();
  }

  // What a call may come to: the method it names and those that override it.
  private Stream<String> targets(String key) {
    Stream<String> overriding = key.contains(".<") ? Stream.empty() : overriding(key);
    return Stream.concat(Stream.of(resolved(key)), overriding);
  }

  private Stream<String> overriding(String key) {
    int dot = key.indexOf('.');
    return subtypes.getOrDefault(key.substring(0, dot), Set.of()).stream()
        .map(subtype -> subtype + key.substring(dot))
        .flatMap(below -> Stream.concat(Stream.of(below), overriding(below)));
  }

  // A call names the class of the receiver; the method may stand in a superclass.
  private String resolved(String key) {
    int dot = key.indexOf('.');
    String owner = key.substring(0, dot);
    while (owner != null && !methods.containsKey(owner + key.substring(dot))) {
      owner = superclasses.get(owner);
    }
    return owner + key.substring(dot);
  }

  private boolean isTraced(String key) {
    MethodNode method = methods.get(key);
    if (method == null || key.startsWith("org/tracewright/jit/")) {
      return false;
    }
    List<AnnotationNode> annotations =
        method.visibleAnnotations == null ? List.of() : method.visibleAnnotations;
    return annotations.stream().noneMatch(annotation -> OPAQUE.contains(annotation.desc));
  }

  private static boolean uses(MethodNode method, Class<? extends AbstractInsnNode> kind) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (kind.isInstance(instruction)) {
        return true;
      }
    }
    return false;
  }

  private static int size(MethodNode method) {
    Label end = new Label();
    ClassWriter writer = new ClassWriter(0);
    MethodNode copy = new MethodNode(method.access, method.name, method.desc, null, null);
    method.accept(copy);
    copy.instructions.add(new LabelNode(end));
    copy.accept(writer);
    return end.getOffset();
  }

  private void addAll(Path element) {
    if (Files.isDirectory(element)) {
      addTree(element);
    } else if (element.toString().endsWith(".jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(element)) {
        addTree(jar.getPath("/"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void addTree(Path root) {
    Path ours = root.resolve(OURS);
    if (!Files.isDirectory(ours)) {
      return;
    }
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    superclasses.put(node.name, node.superName);
    Stream.concat(Stream.ofNullable(node.superName), node.interfaces.stream())
        .forEach(type -> subtypes.computeIfAbsent(type, t -> new TreeSet<>()).add(node.name));
    for (MethodNode method : node.methods) {
      methods.put(node.name + "." + method.name + method.desc, method);
    }
  }
}
