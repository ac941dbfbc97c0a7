package org.tracewright.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The workloads that come with the program, unpacked into a folder. */
public final class Catalogue {
  private static final String LIST = "workloads.txt";
  private static final String GUEST_ONLY = "guest-only";
  private static final List<String> COMMON =
      List.of("guest.h", "workload.h", "host.c", "print.c", "memory.c");

  private final Path folder;
  private final List<Workload> workloads;
  private final Workload hello;

  private Catalogue(Path folder) {
    this.folder = folder;
    COMMON.forEach(this::unpack);
    this.hello = unpacked("hello", 1);
    this.workloads = listed().stream().map(this::unpackedLine).toList();
  }

  /** Unpacks everything into a folder. */
  public static Catalogue unpackedTo(Path folder) {
    return new Catalogue(folder);
  }

  /** The names of all workloads, in the order of the list. */
  public static List<String> names() {
    return listed().stream().map(line -> line.split(" +")[0]).toList();
  }

  /** Where everything lies. */
  public Path folder() {
    return folder;
  }

  /** All workloads, in the order of the list. */
  public List<Workload> workloads() {
    return workloads;
  }

  /** The workload of that name, which must be on the list. */
  Workload workload(String name) {
    return workloads.stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow();
  }

  /** A program that prints a line, which shows what a start costs. */
  public Workload hello() {
    return hello;
  }

  private static List<String> listed() {
    try (InputStream in = open(LIST)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Workload unpackedLine(String line) {
    String[] words = line.split(" +");
    Workload workload = unpacked(words[0], Integer.parseInt(words[1]));
    return words.length > 2 && words[2].equals(GUEST_ONLY) ? workload.guestOnly() : workload;
  }

  private Workload unpacked(String name, int iterations) {
    List<Path> sources = new ArrayList<>();
    for (String source : List.of(name + ".c", "host.c", "print.c", "memory.c")) {
      sources.add(folder.resolve(source));
    }
    unpack(name + ".c");
    return new Workload(name, iterations, unpack(name + ".elf"), sources);
  }

  private Path unpack(String name) {
    Path file = folder.resolve(name);
    try (InputStream in = open(name)) {
      Files.copy(in, file);
      if (name.endsWith(".elf") && !file.toFile().setExecutable(true)) {
        throw new IOException(file + " cannot be made executable");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static InputStream open(String name) {
    InputStream in = Catalogue.class.getResourceAsStream("workloads/" + name);
    if (in == null) {
      throw new AssertionError("the build has not packed " + name);
    }
    return in;
  }
}
