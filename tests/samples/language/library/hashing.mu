// Hashes, signatures, base64: the published test values.
//
// > Hashes.all("abc") = ["ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "YWJj", "YWJj"]
// > Hashes.sign("key", "The quick brown fox jumps over the lazy dog") = "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"
// > Hashes.check("key", "m", "wrong") = false
// > Hashes.token("ä?>") = ["w6Q/Pg==", "w6Q_Pg", "ä?>"]
// > Hashes.broken("*") = "SyntaxError"
// > Hashes.password("secret") = [true, false]
import {
  base64,
  base64url,
  hashPassword,
  hmacSha256,
  sha256,
  timingSafeEqual,
  verifyPassword,
} from "mu";
import { Echo } from "./echo.mu";
export service Hashes {
  async all(text: string): Promise<string[]> {
    return [sha256(await Echo.say(text)), base64.encode(text), base64url.encode(text)];
  }

  sign(key: string, text: string): string {
    return hmacSha256(key, text);
  }

  check(key: string, text: string, signature: string): boolean {
    return timingSafeEqual(hmacSha256(key, text), signature);
  }

  token(text: string): string[] {
    const token = base64url.encode(text);
    return [base64.encode(text), token, base64url.decode(token)];
  }

  broken(text: string): string {
    try {
      return base64.decode(text);
    } catch (e) {
      return e instanceof SyntaxError ? e.name : "other";
    }
  }

  async password(text: string): Promise<boolean[]> {
    const hash = await Echo.say(hashPassword(text));
    return [verifyPassword(text, hash), verifyPassword("other", hash)];
  }
}
