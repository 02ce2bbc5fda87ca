// Own methods that wait run side by side, too.
//
// > OwnMethods.run("a", "b") = "a1a2|b1b2"
import { Echo } from "./echo.mu";
export service OwnMethods {
  async run(a: string, b: string): Promise<string> {
    const [first, second] = await Promise.all([this.twice(a), this.twice(b)]);
    return `${first}|${second}`;
  }

  private async twice(text: string): Promise<string> {
    const one = await Echo.say(`${text}1`);
    const two = await Echo.say(`${text}2`);
    return one + two;
  }
}
