// URLs and queries live across awaits, as the same objects: a query that was taken from a URL goes on changing it.
//
// > Links.built("https://shop.example/a") = "https://shop.example/b?page=2&tag=x+y#top"
// > Links.query("a=1&b=2&a=3") = ["1,3", "a=1&b=2&a=3&c=4", "3"]
// > Links.joined("https://shop.example/?x=1") = ["https://shop.example/?x=1&y=2", "x=1&y=2", "x=1&y=2&z=3"]
// > Links.early("https://shop.example/?x=1") = "https://shop.example/?x=1&y=2"
// > Links.listed(["https://a.example/1", "nothing", "https://b.example/2"]) = ["a.example", "b.example"]
// > Links.given("https://a.example/x?q=1") = ["a.example", "https://a.example/y?q=1", "https://a.example/x?q=1"]
// > Links.named("k") = { "k": "https://k.example/" }
import { Echo } from "./echo.mu";

export service Links {
  async built(base: string): Promise<string> {
    const url = new URL(base);
    url.pathname = await Echo.say("/b");
    url.searchParams.set("page", `${await Echo.count(2)}`);
    url.searchParams.append("tag", await Echo.say("x y"));
    url.hash = "top";
    await Echo.count(3);
    return url.href;
  }

  async query(text: string): Promise<string[]> {
    const query = new URLSearchParams(text);
    const all = query.getAll(await Echo.say("a")).join();
    query.append("c", `${await Echo.count(4)}`);
    return [all, query.toString(), `${query.size - 1}`];
  }

  async joined(text: string): Promise<string[]> {
    const url = new URL(text);
    const query = url.searchParams;
    await Echo.count(1);
    query.append("y", "2");
    await Echo.count(2);
    const before = url.href;
    const said = query.toString();
    url.searchParams.append("z", "3");
    await Echo.count(3);
    return [before, said, query.toString()];
  }

  async early(text: string): Promise<string> {
    const a = new URL(text).searchParams;
    const b = new URL(text);
    const c = b.searchParams;
    await Echo.say(a.toString());
    a.append("no", "1");
    c.append("y", "2");
    await Echo.say(a.toString());
    return b.href;
  }

  async listed(texts: string[]): Promise<string[]> {
    const urls: URL[] = [];
    for (const text of texts) {
      const said = await Echo.say(text);
      if (URL.canParse(said)) urls.push(new URL(said));
    }
    await Echo.count(urls.length);
    return urls.map(url => url.host);
  }

  private async moved(url: URL, to: string): Promise<URL> {
    const path = await Echo.say(to);
    return new URL(path + url.search, url);
  }

  async given(text: string): Promise<string[]> {
    const url = new URL(text);
    const other = await this.moved(url, "/y");
    return [url.hostname, other.href, url.href];
  }

  async named(name: string): Promise<Record<string, string>> {
    const all: Record<string, URL> = { [name]: new URL(`https://${name}.example`) };
    await Echo.say(name);
    return Object.fromEntries(Object.entries(all).map(([key, url]): [string, string] => [key, url.href]));
  }
}
