// A state machine as a discriminated union: an exhaustive switch, a transition per kind.
//
// > Doors.act("open") = "open"
// > Doors.act("lock") throws Impossible { "from": "open", "action": "lock" }
// > Doors.act("close") = "closed"
// > Doors.act("lock") = "locked with 1234"
// > Doors.act("open") throws Impossible { "from": "locked", "action": "open" }
// > Doors.act("unlock") = "closed"
import { Echo } from "./echo.mu";
type Door = { kind: "open"; since: number } | { kind: "closed" } | { kind: "locked"; code: string };
type Action = "open" | "close" | "lock" | "unlock";
error Impossible { from: Door["kind"]; action: Action }
function next(door: Door, action: Action, time: number): Door {
  switch (action) {
    case "open":
      if (door.kind === "closed") return { kind: "open", since: time };
      break;
    case "close":
      if (door.kind === "open") return { kind: "closed" };
      break;
    case "lock":
      if (door.kind === "closed") return { kind: "locked", code: "1234" };
      break;
    case "unlock":
      if (door.kind === "locked") return { kind: "closed" };
      break;
  }
  throw new Impossible({ from: door.kind, action });
}
function show(door: Door): string {
  switch (door.kind) {
    case "open":
      return door.since >= 0 ? "open" : "never";
    case "closed":
      return "closed";
    case "locked":
      return `locked with ${door.code}`;
  }
}
export service Doors {
  state door: Door = { kind: "closed" };

  async act(action: Action): Promise<string> {
    const before = this.door;
    await Echo.say(action);
    this.door = next(before, action, 0);
    return show(this.door);
  }
}
