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
export async function Shop$total$1($, v) {
  let {count, ids, loop, total} = v;
  let id;
  let at = 9;
  for (; ; ) {
    switch (at) {
      case 9:
        {
          if (count === 0) {
            at = 11;
            continue;
          }
          at = 12;
          continue;
        }
      case 3:
        {
          if (loop < ids.length) {
            at = 4;
            continue;
          }
          at = 6;
          continue;
        }
      case 4:
        {
          id = ids[loop];
          return {
            exit: 1,
            values: {
              id,
              ids,
              loop,
              total
            }
          };
        }
      case 5:
        {
          loop += 1;
          at = 3;
          continue;
        }
      case 6:
        {
          return {
            exit: 0,
            values: {
              value: total
            }
          };
        }
      case 11:
        {
          at = 5;
          continue;
        }
      case 12:
        {
          total += count;
          if (total > 100) {
            at = 16;
            continue;
          }
          at = 17;
          continue;
        }
      case 16:
        {
          at = 6;
          continue;
        }
      case 17:
        {
          at = 5;
          continue;
        }
    }
  }
}
