import {assign, defineError, map, value} from "mu:runtime";
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
export const Till$total = value("Till", "total", {
  initial: () => 0
});
export async function Till$pay($, amount) {
  await assign($, [Till$total], "+=", amount);
  return await Till$total.get($);
}
export async function Shop$buy$0($, v) {
  let {id, price} = v;
  let left;
  left = 0;
  {
    const mark = $.mark();
    const left_before = left;
    try {
      left = await $.call(Stock$take, id, 1);
      await $.call(Till$pay, price);
    } catch (error) {
      $.rollback(mark);
      left = left_before;
      throw error;
    }
  }
  return {
    exit: 1,
    values: {
      left
    }
  };
}
