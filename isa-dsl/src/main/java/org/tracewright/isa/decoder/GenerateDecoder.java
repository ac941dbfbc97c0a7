package org.tracewright.isa.decoder;

import java.nio.file.Path;
import org.tracewright.isa.Isa;
import org.tracewright.isa.IsaException;

/**
 * The command that writes a decoder: {@code GenerateDecoder TABLE CLASS FOLDER}, where TABLE is a
 * static field, {@code org.example.Toy#ISA}, CLASS the decoder's name and FOLDER the source folder.
 */
public final class GenerateDecoder {
  private GenerateDecoder() {}

  /**
   * Writes the decoder; exits with 2 if the arguments are wrong, with 1 if the table cannot be
   * read.
   */
  public static void main(String[] args) {
    if (args.length != 3) {
      System.err.println(
          "usage: GenerateDecoder PACKAGE.CLASS#FIELD PACKAGE.DECODER SOURCE_FOLDER");
      System.exit(2);
    }
    try {
      DecoderSource source = DecoderSource.of(table(args[0]), args[1]);
      boolean changed = source.write(Path.of(args[2]));
      System.out.println(source.file(Path.of(args[2])) + (changed ? " written" : " is up to date"));
    } catch (IsaException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static Isa table(String name) {
    int hash = name.indexOf('#');
    try {
      var field =
          Class.forName(name.substring(0, Math.max(hash, 0)))
              .getDeclaredField(name.substring(hash + 1));
      field.setAccessible(true);
      return (Isa) field.get(null);
    } catch (ReflectiveOperationException | ClassCastException | NullPointerException e) {
      throw new IsaException(
          "'%s' is no static field of type Isa: write package.Class#FIELD", name);
    }
  }
}
