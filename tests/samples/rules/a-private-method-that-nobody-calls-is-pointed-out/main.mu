service Hotel {
  state free: number = 1;

  left(): number {
    return this.used();
  }

  private used(): number {
    return this.free;
  }

  private unused(): number {
    return this.unusedToo();
  }

  private unusedToo(): number {
    return this.free;
  }
}
