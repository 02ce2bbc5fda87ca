export const yes = true;
export const no = false;
export const none = null;
export const text = "it's \"quoted\"";

export function isText(x: unknown): x is string {
  return typeof x === "string";
}
