// Signed links and pages: hashing, base64, URLs, escaping, replacing with functions.
//
// > Links.sign("ann", 60) = "YW5u.60.e74cc654"
// > Links.check("YW5u.60.e74cc654", 59) = {"user": "ann", "left": 1}
// > Links.check("YW5u.60.e74cc654", 61) throws Expired {"by": 1}
// > Links.check("YW5u.61.e74cc654", 59) throws Forged {}
// > Links.check("nonsense", 0) throws Forged {}
// > Pages.link("/a b", {"q": "ä&b", "page": "2"}) = "https://mu.example/a%20b?page=2&q=%C3%A4%26b"
// > Pages.parts("https://x.example:8080/p/q/?a=1&a=2&b=#top") = {"host": "x.example", "port": "8080", "path": ["p", "q"], "query": {"a": ["1", "2"], "b": [""]}, "hash": "top"}
// > Pages.parts("not a url") = null
// > Pages.render("Hi {{name}}, {{ count }} new{{#s}}.", {"name": "<Ann>", "count": "2"}) = "Hi &lt;Ann&gt;, 2 new{{#s}}."
// > Pages.render("{{missing}}!", {}) throws Missing {"name": "missing"}
// > Pages.slug("  Ünïcode -- & Friends! ") = "unicode-friends"
import { base64, hmacSha256 } from "mu";

export error Expired { by: number }
export error Forged {}
export error Missing { name: string }

const secret = "not very secret";

function signature(user: string, until: number): string {
  return hmacSha256(secret, `${user}:${until}`).slice(0, 8);
}

export service Links {
  sign(user: string, until: number): string {
    return [base64.encode(user), until, signature(user, until)].join(".");
  }

  check(token: string, now: number): { user: string; left: number } {
    const [encoded, time, given, ...rest] = token.split(".");
    if (!encoded || !time || !given || rest.length) throw new Forged();
    const user = base64.decode(encoded);
    const until = Number.parseInt(time, 10);
    if (signature(user, until) !== given) throw new Forged();
    if (until < now) throw new Expired({ by: now - until });
    return { user, left: until - now };
  }
}

const entities: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };
const escape = (text: string) => text.replace(/[<>&"]/g, sign => entities[sign] ?? sign);

export service Pages {
  link(path: string, query: Record<string, string>): string {
    const url = new URL(encodeURI(path), "https://mu.example");
    Object.keys(query)
      .sort()
      .forEach(key => url.searchParams.set(key, query[key] ?? ""));
    return url.toString();
  }

  parts(text: string) {
    if (!URL.canParse(text)) return null;
    const { hostname, port, pathname, searchParams, hash } = new URL(text);
    const query: Record<string, string[]> = {};
    for (const [key, value] of searchParams) (query[key] ??= []).push(value);
    return { host: hostname, port, path: pathname.split("/").filter(Boolean), query, hash: hash.slice(1) };
  }

  render(template: string, values: Record<string, string>): string {
    return template.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Missing({ name });
      return escape(value);
    });
  }

  slug(title: string): string {
    return title
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(part => part !== "")
      .join("-");
  }
}
