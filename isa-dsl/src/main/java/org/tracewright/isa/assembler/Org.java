package org.tracewright.isa.assembler;

/** Bytes up to a given place of the section. */
final class Org extends Fragment {
  private final Section section;
  private final Expression place;
  private final Expression filler;

  Org(Token at, Section section, Expression place, Expression filler) {
    super(at);
    this.section = section;
    this.place = place;
    this.filler = filler;
  }

  @Override
  int measure(Evaluator evaluator) {
    long wanted;
    try {
      wanted = evaluator.value(place, address()) & 0xffff_ffffL;
    } catch (Unsettled e) {
      return 0;
    }
    long here = Integer.toUnsignedLong(address());
    long base = Integer.toUnsignedLong(section.address());
    long target = place instanceof Expression.Constant ? base + wanted : wanted;
    if (target < here || target - here > Section.LARGEST) {
      throw new SourceError(
          place.at(),
          "the place 0x%x is not ahead: the section begins at 0x%x and has come to 0x%x",
          target,
          base,
          here);
    }
    return (int) (target - here);
  }

  @Override
  void emit(Evaluator evaluator, Output out) {
    out.repeat((int) evaluator.value(filler, address()), size());
  }
}
