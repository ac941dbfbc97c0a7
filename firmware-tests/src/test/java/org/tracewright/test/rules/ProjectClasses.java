package org.tracewright.test.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The class files of the project's rooms, from directories or jars, without their tests. */
final class ProjectClasses {
  private static final String ROOT = "org.tracewright";

  private ProjectClasses() {}

  /** All classes, for rules about what depends on what. */
  static JavaClasses imported() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(ROOT);
  }

  /** All class files, for rules about bytecode. */
  static List<ClassFile> read() {
    List<ClassFile> files = new ArrayList<>();
    for (JavaClass type : imported()) {
      files.add(read(type.getSource().orElseThrow().getUri()));
    }
    return files;
  }

  /** The class file of a loaded class. */
  static ClassFile read(Class<?> type) {
    return read(new ClassFileImporter().importClass(type).getSource().orElseThrow().getUri());
  }

  private static ClassFile read(URI file) {
    try (InputStream in = file.toURL().openStream()) {
      return ClassFile.parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
