package org.tracewright.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Makes classes from before Java 6 fit for a class archive: HotSpot archives none that has to be
 * verified without stack maps. ASM is such a library, and it is what the first compiled guest code
 * waits for.
 */
final class StackMaps {
  private static final int MAJOR_VERSION = 7; // where in a class file its low byte is, JVMS 4.1
  private static final int JAVA_6 = 50;

  private StackMaps() {}

  /** Replaces the jars of a folder that have such classes, each in one step. */
  static void addToJarsIn(Path folder) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path jar : jars) {
        if (hasOldClasses(jar)) {
          replace(jar);
        }
      }
    }
  }

  private static boolean hasOldClasses(Path jar) throws IOException {
    try (ZipFile in = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        if (isOld(entry, read(in, entry))) {
          return true;
        }
      }
      return false;
    }
  }

  private static void replace(Path jar) throws IOException {
    Path replacement = jar.resolveSibling(jar.getFileName() + ".new");
    try {
      try (ZipFile in = new ZipFile(jar.toFile());
          ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(replacement))) {
        for (ZipEntry entry : Collections.list(in.entries())) {
          byte[] content = read(in, entry);
          out.putNextEntry(new ZipEntry(entry.getName()));
          out.write(isOld(entry, content) ? withStackMaps(content) : content);
          out.closeEntry();
        }
      }
      Files.move(replacement, jar, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(replacement);
    }
  }

  private static byte[] read(ZipFile in, ZipEntry entry) throws IOException {
    try (InputStream content = in.getInputStream(entry)) {
      return content.readAllBytes();
    }
  }

  private static boolean isOld(ZipEntry entry, byte[] content) {
    return entry.getName().endsWith(".class")
        && content.length > MAJOR_VERSION
        && content[MAJOR_VERSION] < JAVA_6;
  }

  private static byte[] withStackMaps(byte[] old) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    ClassVisitor newer =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              String signature,
              String parent,
              String[] types) {
            super.visit(Opcodes.V1_8, access, name, signature, parent, types);
          }
        };
    new ClassReader(old).accept(newer, 0);
    return writer.toByteArray();
  }
}
