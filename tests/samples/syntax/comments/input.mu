// At the very start.

/* A block. */
import { sleep } from "mu"; // behind an import
import { A, // the first
  B } from "./x.mu";


/**
   * A doc comment
 * of two lines.
 */
export type Room = {
  // before a field
  capacity: number; // behind a field

  /** What it is called. */
  name: string
  // after the last
}

export service Hotel { // behind a brace
  // before state
  state rooms: Map<string, Room>; /* behind state */
  /** Adds a room. */
  // and one more line
  @http("POST", "/rooms") // behind a decorator
  add(/* nothing yet */): void {
    // only a comment
  }

  find(id: string /* the key */, /* maybe */ other?: string): Room | undefined {
    // first

    const room = this.rooms.get(id); // look

    if (room === undefined) {
      // nobody there
      return undefined;
    } // before else
    else {
      f(a, // one
        b /* two */);
    }
    switch (id) {
      // before a case
      case "a": // behind a case
        break;
      // before default
      default:
        // nothing
    }
    const list = [
      1, // one
      // before two
      2,
      // the end
    ];
    return /* it */ room;
    // the end of the body
  } // behind a method

  // the end of the service
}
// the end of the file
