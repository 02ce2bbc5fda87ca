import { Backend } from "./backend.mu";

/** The second hop: keeps nothing, passes the request on. */
export service Caller2 {
  async req(key: string): Promise<number> {
    return await Backend.req(key);
  }
}
