// The left side of ||, && and ?? may be of another kind than the whole: what it is decides whether the right side waits.
//
// > FalsyLeft.andOr(0) = "none"
// > FalsyLeft.andOr(2) = "4"
// > FalsyLeft.flag(false) = "none"
// > FalsyLeft.flag(true) = "yes"
// > FalsyLeft.missing(null) = "none"
// > FalsyLeft.missing("") = "none"
// > FalsyLeft.missing("x") = "x"
// > FalsyLeft.coalesced(null) = 2
// > FalsyLeft.coalesced(0) = 0
// > FalsyLeft.assigned(0) = "none"
// > FalsyLeft.assigned("a") = "a"
// > FalsyLeft.assigned(false) = "none"
// > FalsyLeft.assignedAnd(0) = 0
// > FalsyLeft.assignedAnd("a") = "none"
// > FalsyLeft.both(0) = [0, true]
// > FalsyLeft.both(1) = ["none", false]
// > FalsyLeft.chain(0, false) = "none"
// > FalsyLeft.chain(0, true) = true
// > FalsyLeft.chain(3, true) = 3
// > FalsyLeft.inCondition(0) = "off"
// > FalsyLeft.inCondition(1) = "on"
service FallBack {
  double(n: number): number {
    return n * 2;
  }

  text(s: string): string {
    return s;
  }

  no(): boolean {
    return false;
  }
}

export service FalsyLeft {
  async andOr(n: number): Promise<string> {
    return n && `${await FallBack.double(n)}` || await FallBack.text("none");
  }

  async flag(known: boolean): Promise<string> {
    return known && "yes" || await FallBack.text("none");
  }

  async missing(s: string | null): Promise<string> {
    return s || await FallBack.text("none");
  }

  async coalesced(n: number | null): Promise<number> {
    return n ?? await FallBack.double(1);
  }

  async assigned(start: string | number | boolean): Promise<string | number | boolean> {
    let value = start;
    value ||= await FallBack.text("none");
    return value;
  }

  async assignedAnd(start: string | number): Promise<string | number> {
    let value = start;
    value &&= await FallBack.text("none");
    return value;
  }

  async both(n: number): Promise<[number | string, boolean]> {
    const first = n && await FallBack.text("none");
    return [first, n === 0 && "zero" && !await FallBack.no() || await FallBack.no()];
  }

  async chain(n: number, b: boolean): Promise<number | boolean | string> {
    return n || b || await FallBack.text("none");
  }

  async inCondition(n: number): Promise<string> {
    if (n && "on" || await FallBack.no()) return await FallBack.text("on");
    return "off";
  }
}
