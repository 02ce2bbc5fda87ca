// What is sent is a copy: the callee's changes stay with it.
//
// > Copies.run([1]) = [[1], [1, 2]]
export service Changer {
  add(values: number[]): number[] {
    values.push(2);
    return values;
  }
}
export service Copies {
  async run(values: number[]): Promise<number[][]> {
    const changed = await Changer.add(values);
    return [values, changed];
  }
}
