// A result that nobody wants is computed all the same, for what it does on its way.
//
// > Steps.all() = [1, 2, 3]
// > Steps.seen() = ["statement 1", "variable 2", "finally 3"]
import { Echo } from "./echo.mu";
export service Steps {
  state log: List<string>;
  state count: number = 0;

  private note(text: string): number {
    this.count += 1;
    this.log.push(`${text} ${this.count}`);
    return this.count;
  }

  private async step(text: string): Promise<number> {
    await Echo.say(text);
    return this.note(text);
  }

  private async last(text: string): Promise<number> {
    await Echo.say(text);
    return text.length, this.note(text);
  }

  async all(): Promise<number[]> {
    await this.step("statement");
    let unused = await this.last("variable");
    try {
      return [1, 2, 3];
    } finally {
      unused = await this.last("finally");
    }
  }

  seen(): string[] {
    return [...this.log];
  }
}
