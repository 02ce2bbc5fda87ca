import {counter, defineError, map} from "mu:runtime";
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
export const Shop$tried = counter("Shop", "tried", {
  scanned: false
});
export const Shop$failed = counter("Shop", "failed", {
  scanned: false
});
export async function Shop$buy$1($, v) {
  let finally_value, finally_way;
  let at = 21;
  for (; ; ) {
    try {
      switch (at) {
        case 21:
          {
            $.enter();
            finally_value = 5;
            finally_way = 3;
            at = 1;
            continue;
          }
        case 1:
          {
            {
              await Shop$tried.add($, 1);
            }
            if (finally_way === 1) {
              at = 35;
              continue;
            }
            at = 36;
            continue;
          }
        case 2:
          {
            finally_way = 1;
            at = 1;
            continue;
          }
        case 35:
          {
            throw finally_value;
          }
        case 36:
          {
            if (finally_way === 2) {
              at = 39;
              continue;
            }
            at = 40;
            continue;
          }
        case 39:
          {
            return {
              exit: 0,
              values: {
                value: finally_value
              }
            };
          }
        case 40:
          {
            if (finally_way === 3) {
              at = 43;
              continue;
            }
            at = 44;
            continue;
          }
        case 43:
          {
            return {
              exit: 0,
              values: {
                value: finally_value
              }
            };
          }
        case 44:
          {
            return {
              exit: 0,
              values: {}
            };
          }
      }
    } catch (thrown) {
      switch (at) {
        case 21:
          finally_value = thrown;
          at = 2;
          continue;
        default:
          throw thrown;
      }
    }
  }
}
export async function Shop$buy$2($, v) {
  let {finally_value} = v;
  let finally_way;
  finally_way = 1;
  {
    await Shop$tried.add($, 1);
  }
  if (finally_way === 1) {
    throw finally_value;
  }
  if (finally_way === 2) {
    return {
      exit: 0,
      values: {
        value: finally_value
      }
    };
  }
  if (finally_way === 3) {
    return {
      exit: 0,
      values: {
        value: finally_value
      }
    };
  }
  return {
    exit: 0,
    values: {}
  };
}
export async function Shop$buy$3($, v) {
  let {finally_value} = v;
  let e, error, finally_way;
  let at = 11;
  for (; ; ) {
    try {
      switch (at) {
        case 11:
          {
            $.enter();
            finally_way = 2;
            at = 1;
            continue;
          }
        case 1:
          {
            {
              await Shop$tried.add($, 1);
            }
            if (finally_way === 1) {
              at = 35;
              continue;
            }
            at = 36;
            continue;
          }
        case 2:
          {
            finally_way = 1;
            at = 1;
            continue;
          }
        case 5:
          {
            e = error;
            if (!(e instanceof SoldOut)) throw e;
            await Shop$failed.add($, 1);
            return {
              exit: 2,
              values: {}
            };
          }
        case 35:
          {
            throw finally_value;
          }
        case 36:
          {
            if (finally_way === 2) {
              at = 39;
              continue;
            }
            at = 40;
            continue;
          }
        case 39:
          {
            return {
              exit: 0,
              values: {
                value: finally_value
              }
            };
          }
        case 40:
          {
            if (finally_way === 3) {
              at = 43;
              continue;
            }
            at = 44;
            continue;
          }
        case 43:
          {
            return {
              exit: 0,
              values: {
                value: finally_value
              }
            };
          }
        case 44:
          {
            return {
              exit: 0,
              values: {}
            };
          }
      }
    } catch (thrown) {
      switch (at) {
        case 11:
          error = thrown;
          at = 5;
          continue;
        case 5:
          finally_value = thrown;
          at = 2;
          continue;
        default:
          throw thrown;
      }
    }
  }
}
export async function Shop$buy$4($, v) {
  let {error} = v;
  let e, finally_value, finally_way;
  let at = 5;
  for (; ; ) {
    try {
      switch (at) {
        case 5:
          {
            $.enter();
            e = error;
            if (!(e instanceof SoldOut)) throw e;
            await Shop$failed.add($, 1);
            return {
              exit: 2,
              values: {}
            };
          }
        case 1:
          {
            {
              await Shop$tried.add($, 1);
            }
            if (finally_way === 1) {
              at = 35;
              continue;
            }
            at = 36;
            continue;
          }
        case 2:
          {
            finally_way = 1;
            at = 1;
            continue;
          }
        case 35:
          {
            throw finally_value;
          }
        case 36:
          {
            if (finally_way === 2) {
              at = 39;
              continue;
            }
            at = 40;
            continue;
          }
        case 39:
          {
            return {
              exit: 0,
              values: {
                value: finally_value
              }
            };
          }
        case 40:
          {
            if (finally_way === 3) {
              at = 43;
              continue;
            }
            at = 44;
            continue;
          }
        case 43:
          {
            return {
              exit: 0,
              values: {
                value: finally_value
              }
            };
          }
        case 44:
          {
            return {
              exit: 0,
              values: {}
            };
          }
      }
    } catch (thrown) {
      switch (at) {
        case 5:
          finally_value = thrown;
          at = 2;
          continue;
        default:
          throw thrown;
      }
    }
  }
}
