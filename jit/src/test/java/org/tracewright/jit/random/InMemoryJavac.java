package org.tracewright.jit.random;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.tracewright.jit.JitDriver;

/** Compiles a source file, and loads its classes with a loader that has their files, too. */
public final class InMemoryJavac extends ClassLoader {
  private final Map<String, byte[]> files = new HashMap<>();

  private InMemoryJavac() {
    super(InMemoryJavac.class.getClassLoader());
  }

  /** Loads a class from the source file of that name. */
  public static Class<?> load(String name, String source) throws ClassNotFoundException {
    InMemoryJavac loader = new InMemoryJavac();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    StandardJavaFileManager standard = javac.getStandardFileManager(null, null, null);
    List<String> options =
        List.of("-proc:none", "-nowarn", "-classpath", place(JitDriver.class, Specimen.class));
    boolean done =
        javac
            .getTask(
                messages,
                loader.new Files(standard),
                null,
                options,
                null,
                List.of(file(name, source)))
            .call();
    if (!done) {
      throw new AssertionError(messages + "\n" + source);
    }
    return loader.loadClass(name);
  }

  private static String place(Class<?>... types) {
    return Stream.of(types)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static JavaFileObject file(String name, String source) {
    URI uri = URI.create("string:///" + name.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreErrors) {
        return source;
      }
    };
  }

  private final class Files extends ForwardingJavaFileManager<JavaFileManager> {
    Files(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("bytes:///" + name.replace('.', '/')), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              files.put(name, toByteArray());
            }
          };
        }
      };
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public InputStream getResourceAsStream(String resource) {
    byte[] bytes = files.get(resource.replace(".class", "").replace('/', '.'));
    return bytes == null ? super.getResourceAsStream(resource) : new ByteArrayInputStream(bytes);
  }
}
