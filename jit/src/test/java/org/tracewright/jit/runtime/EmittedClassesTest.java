package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.tracewright.jit.JitSettings;

class EmittedClassesTest {
  @Test
  void whatIsUnsoundIsFound() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V21, Opcodes.ACC_PUBLIC, "Unsound", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "run", "(J)I", null, null);
    method.visitCode();
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(1, 2);
    method.visitEnd();
    writer.visitEnd();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> EmittedClasses.require(writer.toByteArray(), null))
        .withMessageContaining("Expected I, but found J");
  }

  @Test
  void allThatTestsEmitAreLookedAt() {
    Counter.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(5, 3));
    Counter counter = new Counter(0, 0x10);
    long before = EmittedClasses.count();
    counter.run(1000);
    assertThat(Counter.JIT.statistics(counter).regions()).isPositive();
    assertThat(EmittedClasses.count()).isGreaterThan(before);
  }
}
