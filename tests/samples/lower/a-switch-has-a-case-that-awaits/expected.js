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
export async function Shop$price$0($, v) {
  let {size} = v;
  let price, subject, value;
  let at = 0;
  for (; ; ) {
    switch (at) {
      case 0:
        {
          price = 1;
          subject = size;
          if (subject === "small") {
            at = 1;
            continue;
          }
          at = 5;
          continue;
        }
      case 1:
        {
          return {
            exit: 0,
            values: {
              value: price
            }
          };
        }
      case 2:
        {
          value = price;
          return {
            exit: 1,
            values: {
              value
            }
          };
        }
      case 3:
        {
          price *= 10;
          at = 4;
          continue;
        }
      case 4:
        {
          return {
            exit: 0,
            values: {
              value: price + 1
            }
          };
        }
      case 5:
        {
          if (subject === "middle") {
            at = 2;
            continue;
          }
          at = 7;
          continue;
        }
      case 7:
        {
          if (subject === "large") {
            at = 3;
            continue;
          }
          at = 9;
          continue;
        }
      case 9:
        {
          at = 4;
          continue;
        }
    }
  }
}
export async function Shop$price$1($, v) {
  let {count_result, value} = v;
  let price;
  price = value + count_result;
  return {
    exit: 0,
    values: {
      value: price + 1
    }
  };
}
