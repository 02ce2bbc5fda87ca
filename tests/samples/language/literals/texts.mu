// Texts as they may be written: escapes, quotes, continued lines, units and characters; they stay as they are over awaits.
//
// > Texts.escapes() = ["tab\tend", "line\nend", "quote\"'`", "A", "é", "😀", "\\", "\u0000", "ab"]
// > Texts.templates("x") = ["line one\nline x", "${x}", "`x`", "a\\b", "[x-x]"]
// > Texts.kept() = [12, "{% $x %}", "$.path", "😀", 2, "$mu", "\ud83d"]
// > Texts.looksLike("{\"$mu\":\"undefined\"}") = "{\"$mu\":\"undefined\"}!"
// > Texts.object() = { "$mu": "undefined", "text": "x" }
// > Texts.lines() = ["a", "b", "", "c"]
import { Echo } from "./echo.mu";
export service Texts {
  async escapes(): Promise<string[]> {
    const all = ["tab\tend", 'line\nend', "quote\"'`", "\x41", "\u00e9", "\u{1F600}", "\\", "\0", "a\
b"];
    await Echo.count(all.length);
    return all;
  }

  async templates(x: string): Promise<string[]> {
    const two = `line one
line ${await Echo.say(x)}`;
    return [two, `\${x}`, `\`${x}\``, `a\\b`, `[${`${x}-${await Echo.say(x)}`}]`];
  }

  async kept(): Promise<(string | number)[]> {
    const expression = "{% $x %}";
    const path = "$.path";
    const emoji = "😀";
    const marked = "$mu";
    const half = emoji.charAt(0);
    const length = (await Echo.say("héllo wörld!")).length;
    return [length, expression, path, emoji, emoji.length, marked, half];
  }

  async looksLike(text: string): Promise<string> {
    const same = await Echo.say(text);
    return `${same}!`;
  }

  async object(): Promise<{ $mu: string; text: string }> {
    const object = { $mu: "undefined", text: "x" };
    await Echo.say("kept");
    return object;
  }

  lines(): string[] {
    return "a\r\nb\n\nc".split(/\r?\n/);
  }
}
