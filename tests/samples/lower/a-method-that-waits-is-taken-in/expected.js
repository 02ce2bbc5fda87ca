import {defineError, map} from "mu:runtime";
export const SoldOut = defineError("SoldOut");
export const Stock$items = map("Stock", "items", {
  key: "string",
  scanned: false
});
export async function Stock$take($, id, count) {
  const left = (await Stock$items.get($, id) ?? 0) - count;
  if (left < 0) throw new SoldOut({
    id
  });
  await Stock$items.set($, id, left);
  return left;
}
export async function Stock$put($, id, count) {
  await Stock$items.set($, id, count);
}
export async function Stock$count($, id) {
  return await Stock$items.get($, id) ?? 0;
}
export async function Shop$fillBoth$2($, v) {
  let {first, second} = v;
  return {
    exit: 0,
    values: {
      value: first + second
    }
  };
}
