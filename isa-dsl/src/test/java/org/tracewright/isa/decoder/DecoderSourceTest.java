package org.tracewright.isa.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.isa.Field;
import org.tracewright.isa.Instruction;
import org.tracewright.isa.Isa;
import org.tracewright.isa.ToyIsa;

class DecoderSourceTest {
  @TempDir Path folder;

  static Isa[] tables() {
    return new Isa[] {ToyIsa.LONG, ToyIsa.SHORT, ToyIsa.BOTH, ToyIsa.WIDE};
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theGeneratedDecoderAgreesWithTheTable(Isa isa) throws Exception {
    Class<?> decoder = compile(DecoderSource.of(isa, "toy.Toy"));
    var decode = decoder.getMethod("decode", int.class);
    var name = decoder.getMethod("name", int.class);
    var bytes = decoder.getMethod("bytes", int.class);
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      int window = i % 2 == 0 ? random.nextInt() : likely(isa, random);
      window &= -1 >>> (32 - isa.windowBits());
      int opcode = (int) decode.invoke(null, window);
      Instruction wanted = isa.decode(window).orElse(null);
      assertThat(name.invoke(null, opcode))
          .as("window 0x%08x", window)
          .isEqualTo(wanted == null ? "illegal" : wanted.name());
      if (wanted != null) {
        assertThat(bytes.invoke(null, opcode)).isEqualTo(wanted.bytes());
      }
    }
  }

  private static int likely(Isa isa, Random random) {
    Instruction some = isa.instructions().get(random.nextInt(isa.instructions().size()));
    var encoding = some.encoding();
    int insn = (random.nextInt() & encoding.open()) | encoding.value();
    return encoding.bits() > isa.windowBits()
        ? insn >>> (encoding.bits() - isa.windowBits())
        : insn;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theGeneratedExtractorsAgreeWithTheFields(Isa isa) throws Exception {
    Class<?> decoder = compile(DecoderSource.of(isa, "toy.Toy"));
    Random random = new Random(12);
    for (Instruction instruction : isa.instructions()) {
      for (Field field : instruction.fields()) {
        var extractor = decoder.getMethod(field.id(), int.class);
        for (int i = 0; i < 100; i++) {
          int insn = random.nextInt();
          assertThat(extractor.invoke(null, insn)).isEqualTo(field.extract(insn));
        }
      }
    }
  }

  private Class<?> compile(DecoderSource source) throws Exception {
    source.write(folder);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-Xlint:all", "-Werror", source.file(folder).toString());
    assertThat(status).isZero();
    try (URLClassLoader loader =
        new URLClassLoader(new java.net.URL[] {folder.toUri().toURL()}, null)) {
      return loader.loadClass("toy.Toy");
    }
  }

  @Test
  void aStaleFileIsFoundAndWrittenAnew() throws IOException {
    DecoderSource source = DecoderSource.of(ToyIsa.LONG, "toy.Toy");
    assertThat(source.staleness(folder)).hasValueSatisfying(m -> assertThat(m).endsWith("missing"));
    assertThat(source.write(folder)).isTrue();
    assertThat(source.write(folder)).isFalse();
    source.verify(folder);
    Path file = source.file(folder);
    Files.writeString(file, Files.readString(file).replace("ADD = 1", "ADD = 7"));
    assertThatThrownBy(() -> source.verify(folder))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ADD = 7")
        .hasMessageContaining("ADD = 1")
        .hasMessageContaining("-Dtracewright.regenerate=true");
  }

  @Test
  void rowsThatMakeOneConstantAreRejected() {
    Isa isa =
        Isa.named("T", 8)
            .instruction("a.b", "00000000", "")
            .instruction("a_b", "00000001", "")
            .build();
    assertThatThrownBy(() -> DecoderSource.of(isa, "toy.Toy").text())
        .hasMessageContaining("both make the constant A_B");
    Isa digit = Isa.named("T", 8).instruction("0x", "00000000", "").build();
    assertThatThrownBy(() -> DecoderSource.of(digit, "toy.Toy").text())
        .hasMessageContaining("begin the row's name with a letter");
    assertThatThrownBy(() -> DecoderSource.of(digit, "Toy")).hasMessageContaining("no package");
  }
}
