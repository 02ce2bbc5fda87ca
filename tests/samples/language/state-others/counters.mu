// A counter adds, and takes only what is there.
//
// > Counters.add(5) = 5
// > Counters.take(3) = [true, 2]
// > Counters.take(3) = [false, 2]
// > Counters.add(-1) = 1
export service Counters {
  state seats: Counter;

  add(n: number): number {
    this.seats.add(n);
    return this.seats.value;
  }

  take(n: number): (boolean | number)[] {
    return [this.seats.take(n), this.seats.value];
  }
}
