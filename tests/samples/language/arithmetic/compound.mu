// Compound assignments read their target before the value is awaited.
//
// > Compound.all(10) = [13, 20, 5, 100, 1, 4]
import { Echo } from "./echo.mu";
export service Compound {
  async all(n: number): Promise<number[]> {
    let a = n;
    a += await Echo.count(3);
    let b = n;
    b *= await Echo.count(2);
    let c = n;
    c /= await Echo.count(2);
    let d = n;
    d **= await Echo.count(2);
    let e = n;
    e %= await Echo.count(3);
    let f = n;
    f -= await Echo.count(6);
    return [a, b, c, d, e, f];
  }
}
