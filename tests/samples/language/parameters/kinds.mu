// Optional, default, rest and taken-apart parameters, of methods, functions and closures, from inside and outside.
//
// > Kinds.call("a") = "a 1 []"
// > Kinds.call("a", 2) = "a 2 []"
// > Kinds.call("a", 2, "x", "y") = "a 2 [x,y]"
// > Kinds.inside() = ["a 1 []", "b 5 [z]", "c 1 [q]"]
// > Kinds.options({ "name": "n" }) = "n/small/none"
// > Kinds.options({ "name": "n", "size": "big", "tags": ["t"] }) = "n/big/t"
// > Kinds.closures() = [3, 11, "1:2,3"]
import { Echo } from "./echo.mu";
function joined(first: number, ...[second = 0, ...others]: number[]): string {
  return `${first}:${[second, ...others].join()}`;
}
export service Kinds {
  async call(name: string, times: number = 1, ...more: string[]): Promise<string> {
    return `${await Echo.say(name)} ${times} [${more.join()}]`;
  }

  async inside(): Promise<string[]> {
    const more = ["z"];
    return [
      await this.call("a"),
      await this.call("b", 5, ...more),
      await this.call("c", undefined, "q"),
    ];
  }

  options(
    { name, size = "small", tags: [first = "none"] = [] }: {
      name: string;
      size?: string;
      tags?: string[];
    },
  ): string {
    return `${name}/${size}/${first}`;
  }

  async closures(): Promise<(number | string)[]> {
    const add = (a: number, b = a + 1): number => a + b;
    const one = add(1);
    await Echo.count(one);
    return [one, add(1, 10), joined(1, 2, 3)];
  }
}
