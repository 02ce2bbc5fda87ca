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
export async function Shop$find$1($, v) {
  let {count_result, id, ids, loop, wanted} = v;
  if (count_result >= wanted) {
    return {
      exit: 0,
      values: {
        value: id
      }
    };
  }
  loop += 1;
  if (loop < ids.length) {
    id = ids[loop];
    return {
      exit: 1,
      values: {
        id,
        ids,
        loop
      }
    };
  }
  return {
    exit: 0,
    values: {
      value: undefined
    }
  };
}
