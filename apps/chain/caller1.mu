import { Caller2 } from "./caller2.mu";

/** The first hop: keeps nothing, passes the request on. */
export service Caller1 {
  @http("POST", "/counts/{key}")
  async req(key: string): Promise<number> {
    return await Caller2.req(key);
  }
}
