package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

class StackMapsTest {
  private static final String READER = "org/objectweb/asm/ClassReader.class";
  private static final String OURS = "org/tracewright/cli/StackMaps.class";

  @TempDir private Path folder;

  private Path jarOf(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.write(resource(entry));
        out.closeEntry();
      }
    }
    return jar;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = StackMapsTest.class.getClassLoader().getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] entry(Path jar, String name) throws IOException {
    try (ZipFile in = new ZipFile(jar.toFile());
        InputStream content = in.getInputStream(in.getEntry(name))) {
      return content.readAllBytes();
    }
  }

  @Test
  void oldClassesGetThemAndStillWork() throws Exception {
    assertThat(resource(READER)[7]).as("ASM is compiled for Java 5").isEqualTo((byte) 49);
    Path jar =
        jarOf(
            "old.jar",
            READER,
            OURS,
            "org/objectweb/asm/Context.class",
            "org/objectweb/asm/ByteVector.class");

    StackMaps.addToJarsIn(folder);

    assertThat(entry(jar, READER)[7]).isEqualTo((byte) 52);
    assertThat(entry(jar, OURS)).as("a newer class is left alone").isEqualTo(resource(OURS));
    assertThat(folder.toFile().list()).containsExactly("old.jar");
    // Its own loader verifies it with the stack maps, and runs the longest of its methods.
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, new Parent())) {
      Class<?> reader = loader.loadClass("org.objectweb.asm.ClassReader");
      assertThat(reader.getClassLoader()).isSameAs(loader);
      Object made = reader.getConstructor(byte[].class).newInstance((Object) resource(OURS));
      assertThat(reader.getMethod("getClassName").invoke(made))
          .isEqualTo("org/tracewright/cli/StackMaps");
    }
  }

  /** Hides the class under test from the loader that is asked first. */
  private static final class Parent extends ClassLoader {
    Parent() {
      super(StackMapsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(ClassReader.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void jarsWithoutOldClassesAreLeftAlone() throws IOException {
    Path jar = jarOf("new.jar", OURS);
    byte[] before = Files.readAllBytes(jar);

    StackMaps.addToJarsIn(folder);

    assertThat(Files.readAllBytes(jar)).isEqualTo(before);
  }
}
