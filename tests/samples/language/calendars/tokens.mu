// Signed tokens: base64url, hmac, sha256, JSON and time together; a token that was changed or is too old is refused.
//
// > Tokens.parts("ann", 1000) = [2, true, { "user": "ann", "until": 1000 }]
// > Tokens.check("ann", 1000, 999) = "ann"
// > Tokens.check("ann", 1000, 1001) throws Refused { "why": "expired" }
// > Tokens.forged("ann", 1000) throws Refused { "why": "signature" }
// > Tokens.broken("x") throws Refused { "why": "form" }
// > Tokens.hash("abc") = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
// > Tokens.unicode("né 😀") = ["né 😀", true]
// > Tokens.distinct(3) = [3, true]
import { base64, base64url, hmacSha256, sha256, timingSafeEqual } from "mu";
import { Echo } from "./echo.mu";
type Claims = { user: string; until: number };
error Refused { why: "form" | "signature" | "expired" }
const key = "secret";
function sign(claims: Claims): string {
  const body = base64url.encode(JSON.stringify(claims));
  return `${body}.${hmacSha256(key, body)}`;
}
function isClaims(value: unknown): value is Claims {
  return typeof value === "object" && value !== null && "user" in value && "until" in value;
}
function verify(token: string, now: number): Claims {
  const [body, signature, ...more] = token.split(".");
  if (body === undefined || signature === undefined || more.length > 0) throw new Refused({ why: "form" });
  if (!timingSafeEqual(signature, hmacSha256(key, body))) throw new Refused({ why: "signature" });
  const claims: unknown = JSON.parse(base64url.decode(body));
  if (!isClaims(claims)) throw new Refused({ why: "form" });
  if (claims.until < now) throw new Refused({ why: "expired" });
  return claims;
}
export service Tokens {
  async parts(user: string, until: number): Promise<(number | boolean | Claims)[]> {
    const parts = sign({ user, until }).split(".");
    await Echo.count(parts.length);
    const [body = "", signature = ""] = parts;
    const claims: unknown = JSON.parse(base64url.decode(body));
    return [parts.length, /^[0-9a-f]{64}$/.test(signature), isClaims(claims) ? claims : false];
  }

  async check(user: string, until: number, now: number): Promise<string> {
    const token = await Echo.say(sign({ user, until }));
    return verify(token, now).user;
  }

  async forged(user: string, until: number): Promise<string> {
    const [, signature = ""] = sign({ user, until }).split(".");
    const other = base64url.encode(JSON.stringify({ user: "root", until }));
    return verify(await Echo.say(`${other}.${signature}`), 0).user;
  }

  async broken(token: string): Promise<string> {
    return verify(await Echo.say(token), 0).user;
  }

  hash(text: string): string {
    return sha256(text);
  }

  async unicode(text: string): Promise<(string | boolean)[]> {
    const encoded = base64.encode(text);
    return [base64.decode(await Echo.say(encoded)), sha256(text) === sha256(base64.decode(encoded))];
  }

  async distinct(n: number): Promise<(number | boolean)[]> {
    const made: string[] = [];
    for (let i = 0; i < n; i++) made.push(await Echo.say(crypto.randomUUID()));
    const ids = new Set(made);
    return [ids.size, made.every(id => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))];
  }
}
