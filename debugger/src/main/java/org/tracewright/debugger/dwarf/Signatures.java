package org.tracewright.debugger.dwarf;

import java.util.Map;
import org.tracewright.debugger.dwarf.FunctionTable.Signature;

/**
 * What functions take, by the types of what they take. RISC-V calling conventions, "Integer Calling
 * Convention": a value of up to two words is passed in that many, a larger one by its address, and
 * a result that is larger goes where a hidden first argument says.
 */
final class Signatures {
  private static final int DEEPEST_TYPE = 64;
  private static final int WORD = 4;

  private final Map<Long, InfoEntry> entries;

  /** Of these entries, by their offsets. */
  Signatures(Map<Long, InfoEntry> entries) {
    this.entries = entries;
  }

  /** Code of a function that was inlined elsewhere, too, refers to its declaration. */
  Signature of(InfoEntry code) {
    InfoEntry function = entries.getOrDefault(code.origin, code);
    int least = 0;
    int most = 0;
    for (InfoEntry parameter : function.parameters) {
      long size = size(resolved(parameter.type));
      least += size == 0 ? 0 : 1;
      most += size == InfoUnit.NONE || (size > WORD && size <= 2 * WORD) ? 2 : 1;
    }
    if (function.type != InfoUnit.NONE) {
      InfoEntry result = resolved(function.type);
      boolean aggregate = result == null || result.isAggregate();
      least += aggregate && size(result) > 2 * WORD ? 1 : 0;
      most += aggregate ? 1 : 0;
    }
    return new Signature(
        function.name,
        function.parameters.stream().map(p -> p.name).toList(),
        least,
        function.more ? Integer.MAX_VALUE : most);
  }

  /** Bytes of a type, {@link InfoUnit#NONE} if it is not known. */
  private static long size(InfoEntry type) {
    if (type == null) {
      return InfoUnit.NONE;
    }
    return type.isPointer() ? WORD : type.size;
  }

  /** The type behind other names and qualifiers, {@code null} if there is none. */
  private InfoEntry resolved(long type) {
    InfoEntry found = entries.get(type);
    for (int i = 0; i < DEEPEST_TYPE && found != null && found.isAlias(); i++) {
      found = entries.get(found.type);
    }
    return found;
  }
}
