import {defineError, map, mapAsync, value} from "mu:runtime";
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
export const Shop$rate = value("Shop", "rate", {
  initial: () => 2
});
export async function Shop$price($, count) {
  return count * await Shop$rate.get($);
}
export async function Shop$prices$0($, v) {
  let {ids} = v;
  let count_arguments;
  count_arguments = ids.map(id => [id]);
  return {
    exit: 1,
    values: {
      count_arguments
    }
  };
}
export async function Shop$prices$1($, v) {
  let {counts, tax} = v;
  const withTax = price => price + tax;
  return {
    exit: 0,
    values: {
      value: await mapAsync(counts.filter(count => count > 0), async count_2 => withTax(await Shop$price($, count_2)))
    }
  };
}
