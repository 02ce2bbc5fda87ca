// Unions told apart by numbers, booleans, null and two properties at once.
//
// > Protocol.read({ "version": 1, "body": "x" }) = "old x"
// > Protocol.read({ "version": 2, "body": { "text": "y" } }) = "new y"
// > Protocol.answer({ "ok": true, "value": 3 }) = 4
// > Protocol.answer({ "ok": false, "error": "bad" }) throws Refused { "why": "bad" }
// > Protocol.page({ "next": null, "items": ["a"] }) = ["a", "end"]
// > Protocol.page({ "next": "p2", "items": [] }) = ["go to p2"]
// > Protocol.route([{ "kind": "user", "action": "add", "name": "n" }, { "kind": "user", "action": "drop", "id": 3 }, { "kind": "group", "action": "add", "members": ["a", "b"] }]) = ["user n", "no user 3", "group of 2"]
import { Echo } from "./echo.mu";
type Message = { version: 1; body: string } | { version: 2; body: { text: string } };
type Answer = { ok: true; value: number } | { ok: false; error: string };
type Page = { next: string; items: string[] } | { next: null; items: string[] };
type Command =
  | { kind: "user"; action: "add"; name: string }
  | { kind: "user"; action: "drop"; id: number }
  | { kind: "group"; action: "add"; members: string[] };
error Refused { why: string }
export service Protocol {
  async read(message: Message): Promise<string> {
    await Echo.count(message.version);
    return message.version === 1 ? `old ${message.body}` : `new ${message.body.text}`;
  }

  async answer(answer: Answer): Promise<number> {
    if (!answer.ok) throw new Refused({ why: answer.error });
    return await Echo.count(answer.value) + 1;
  }

  async page(page: Page): Promise<string[]> {
    const lines = [...page.items];
    if (page.next === null) lines.push(await Echo.say("end"));
    else lines.push(await Echo.say(`go to ${page.next}`));
    return lines;
  }

  async route(commands: Command[]): Promise<string[]> {
    const done: string[] = [];
    for (const command of commands) {
      await Echo.say(command.kind);
      switch (command.action) {
        case "drop":
          done.push(`no user ${command.id}`);
          break;
        case "add":
          done.push(command.kind === "user" ? `user ${command.name}` : `group of ${command.members.length}`);
          break;
        default:
          command satisfies never;
      }
    }
    return done;
  }
}
