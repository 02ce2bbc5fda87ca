// Methods with defaults, optional and rest parameters.
//
// > Methods.run() = ["1 10 -", "1 2 -", "1 2 x", "0", "6"]
import { Echo } from "./echo.mu";
export service Helper {
  show(a: number, b: number = 10, c?: string): string {
    return `${a} ${b} ${c ?? "-"}`;
  }

  sum(...values: number[]): string {
    return `${values.reduce((x, y) => x + y, 0)}`;
  }
}
export service Methods {
  async run(): Promise<string[]> {
    await Echo.say("x");
    return [
      await Helper.show(1),
      await Helper.show(1, 2),
      await Helper.show(1, 2, "x"),
      await Helper.sum(),
      await Helper.sum(1, ...[2, 3]),
    ];
  }
}
