import {defineError, map, unwrap} from "mu:runtime";
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
export async function Shop$compare$0($, v) {
  let {one, two} = v;
  let limit, second_outcome;
  second_outcome = undefined;
  limit = one.length + two.length;
  return {
    exit: 1,
    values: {
      limit
    }
  };
}
export async function Shop$compare$1($, v) {
  let {count_result, limit, second_outcome} = v;
  let value;
  value = unwrap(count_result);
  return {
    exit: 0,
    values: {
      value: value + unwrap(second_outcome) > limit
    }
  };
}
