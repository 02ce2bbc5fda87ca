// Services that call each other in a circle, which ends.
//
// > Ping.hit(0) = "ping"
// > Ping.hit(3) = "ping pong ping pong"
// > Ping.score() = [3, 2]
// > Pong.hit(1) = "pong ping"
// > Ping.score() = [4, 3]
export service Ping {
  state hits: number = 0;

  async hit(more: number): Promise<string> {
    this.hits += 1;
    if (more === 0) return "ping";
    const rest = await Pong.hit(more - 1);
    return `ping ${rest}`;
  }

  async score(): Promise<[number, number]> {
    return [this.hits, await Pong.score()];
  }
}
export service Pong {
  state hits: number = 0;

  async hit(more: number): Promise<string> {
    this.hits += 1;
    if (more === 0) return "pong";
    const rest = await Ping.hit(more - 1);
    return `pong ${rest}`;
  }

  score(): number {
    return this.hits;
  }
}
