// Bitwise operators work on 32 bits.
//
// > Bits.all(13, 6) = [4, 15, 11, -14, 52, 3, 1073741820]
import { Echo } from "./echo.mu";
export service Bits {
  async all(a: number, b: number): Promise<number[]> {
    const x = await Echo.count(a);
    return [x & b, x | b, x ^ b, ~x, x << 2, x >> 2, -13 >>> 2];
  }
}
