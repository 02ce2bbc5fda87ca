// A promise that a method or a function returns is waited for by who calls.
//
// > Returning.direct(2) = 4
// > Returning.conditional(1) = 2
// > Returning.conditional(-1) = 0
// > Returning.through(4) = 8
// > Returning.caught(3) = "caught inside"
// > Returning.escapes(3) = "caught outside"
import { Slow } from "./slow.mu";
export service Returning {
  async direct(n: number): Promise<number> {
    return Slow.double(n);
  }

  async conditional(n: number): Promise<number> {
    return n > 0 ? Slow.double(n) : 0;
  }

  async through(n: number): Promise<number> {
    const call = (m: number): Promise<number> => Slow.double(m);
    return await call(n);
  }

  async caught(n: number): Promise<string> {
    try {
      return `${await Slow.double(n)}`;
    } catch {
      return "caught inside";
    }
  }

  private async returned(n: number): Promise<number> {
    let job: Promise<number>;
    try {
      job = Slow.double(n);
    } catch {
      return -1;
    }
    return job;
  }

  async escapes(n: number): Promise<string> {
    try {
      return `${await this.returned(n)}`;
    } catch {
      return "caught outside";
    }
  }
}
