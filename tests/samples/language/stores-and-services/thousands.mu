// Some thousand records: written in one go, counted, looked up, taken away by range.
//
// > Meters.record(1200) = 1200
// > Meters.at(700) = 1400
// > Meters.sum(10, 13) = 66
// > Meters.last(3) = [1199, 1198, 1197]
// > Meters.forget(1000) = 200
// not in Node: ranges are mu's
export service Meters {
  state readings: Map<number, number>;

  record(count: number): number {
    for (let i = 0; i < count; i++) this.readings.set(i, i * 2);
    return this.readings.size;
  }

  at(minute: number): number | undefined {
    return this.readings.get(minute);
  }

  sum(from: number, to: number): number {
    let sum = 0;
    for (const [, value] of this.readings.entries({ from, to })) sum += value;
    return sum;
  }

  last(limit: number): number[] {
    return this.readings.entries({ limit, reverse: true }).map(([minute]) => minute);
  }

  forget(before: number): number {
    for (const [minute] of this.readings.entries({ to: before })) this.readings.delete(minute);
    return this.readings.size;
  }
}
