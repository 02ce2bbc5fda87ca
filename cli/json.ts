export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The arguments of a call as the user wrote them: `["u1", 3]`. */
export function parseJson(text: string): Json {
  return JSON.parse(text) as Json;
}
