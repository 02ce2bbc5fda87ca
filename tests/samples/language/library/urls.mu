// URLs are taken apart, put together and escaped.
//
// > Links.parts("https://ann:x@example.org:8080/a%20b/?q=1&q=2&r=%C3%A9#top") = { "host": "example.org:8080", "path": "/a%20b/", "q": ["1", "2"], "r": "é", "hash": "#top" }
// > Links.built("/search", { "q": "a b&c", "page": "2" }) = "https://shop.example/search?q=a+b%26c&page=2"
// > Links.relative("../x?y=1") = "https://shop.example/x?y=1"
// > Links.valid(["https://a.b", "nothing", "/x"]) = [true, false, false]
// > Links.escaped("ä/ &?") = ["%C3%A4%2F%20%26%3F", "%C3%A4/%20&?", "ä/ &?"]
import { Echo } from "./echo.mu";
const base = "https://shop.example/sub/page";
export service Links {
  parts(text: string): { host: string; path: string; q: string[]; r: string | null; hash: string } {
    const url = new URL(text);
    const { searchParams } = url;
    return {
      host: url.host,
      path: url.pathname,
      q: searchParams.getAll("q"),
      r: searchParams.get("r"),
      hash: url.hash,
    };
  }

  async built(path: string, query: Record<string, string>): Promise<string> {
    const said = await Echo.say(path);
    const url = new URL(said, base);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url.href;
  }

  relative(to: string): string {
    return new URL(to, base).toString();
  }

  valid(texts: string[]): boolean[] {
    return texts.map(text => URL.canParse(text));
  }

  async escaped(text: string): Promise<string[]> {
    const part = encodeURIComponent(text);
    return [part, encodeURI(text), decodeURIComponent(await Echo.say(part))];
  }
}
