import {map, unwrap} from "mu:runtime";
export const Hotel$rooms = map("Hotel", "rooms", {
  key: "string",
  scanned: false
});
export async function Hotel$find($, id) {
  return await Hotel$rooms.get($, id) ?? 0;
}
export async function Trip$plan$0($, v) {
  let {city, others} = v;
  let best, error, jobs, mark, pending, promise, sum, value;
  let at = 0;
  for (; ; ) {
    try {
      switch (at) {
        case 0:
          {
            pending = [];
            best = $.begin("Hotel.find.started", [city], pending);
            sum = 0;
            mark = pending.length;
            at = 3;
            continue;
          }
        case 1:
          {
            promise = pending.slice(mark);
            return {
              exit: 1,
              values: {
                best,
                error,
                mark,
                pending,
                promise,
                sum,
                $started: $.started()
              }
            };
          }
        case 3:
          {
            jobs = others.map(other => $.begin("Hotel.find.started", [other], pending));
            value = sum;
            return $.leave({
              exit: 2,
              values: {
                best,
                jobs,
                mark,
                pending,
                sum,
                value,
                $started: $.started()
              }
            });
          }
      }
    } catch (thrown) {
      switch (at) {
        case 3:
          error = thrown;
          at = 1;
          continue;
        default:
          throw thrown;
      }
    }
  }
}
export async function Trip$plan$1($, v) {
  let {error, mark, pending, sum} = v;
  let e, value_3;
  pending = pending.slice(0, mark);
  e = error;
  {
    sum = -1;
  }
  void $.begin("Hotel.find.started", ["forgotten"]);
  value_3 = sum;
  return {
    exit: 3,
    values: {
      pending,
      value_3,
      $started: $.started()
    }
  };
}
export async function Trip$plan$2($, v) {
  let {awaited_3, value_3} = v;
  return {
    exit: 0,
    values: {
      value: value_3 + awaited_3
    }
  };
}
export async function Trip$plan$3($, v) {
  let {find_result, jobs, mark, pending, sum, value} = v;
  let error, job, loop, promise, value_2, value_3;
  let at = 7;
  for (; ; ) {
    try {
      switch (at) {
        case 7:
          {
            $.enter();
            sum = value + find_result;
            loop = 0;
            at = 11;
            continue;
          }
        case 1:
          {
            promise = pending.slice(mark);
            return {
              exit: 1,
              values: {
                error,
                mark,
                pending,
                promise,
                sum
              }
            };
          }
        case 2:
          {
            void $.begin("Hotel.find.started", ["forgotten"]);
            value_3 = sum;
            return {
              exit: 3,
              values: {
                pending,
                value_3,
                $started: $.started()
              }
            };
          }
        case 11:
          {
            if (loop < jobs.length) {
              at = 12;
              continue;
            }
            at = 14;
            continue;
          }
        case 12:
          {
            job = jobs[loop];
            value_2 = sum;
            return $.leave({
              exit: 4,
              values: {
                job,
                jobs,
                loop,
                mark,
                pending,
                sum,
                value_2
              }
            });
          }
        case 14:
          {
            at = 25;
            continue;
          }
        case 25:
          {
            at = 2;
            continue;
          }
      }
    } catch (thrown) {
      switch (at) {
        case 7:
          error = thrown;
          at = 1;
          continue;
        case 11:
          error = thrown;
          at = 1;
          continue;
        case 12:
          error = thrown;
          at = 1;
          continue;
        default:
          throw thrown;
      }
    }
  }
}
export async function Trip$plan$4($, v) {
  let {mark, pending} = v;
  let promise;
  promise = pending.slice(mark);
  return {
    exit: 1,
    values: {
      mark,
      pending,
      promise
    }
  };
}
export async function Trip$plan$5($, v) {
  let {awaited, jobs, loop, mark, pending, sum, value_2} = v;
  let error, job, promise, value_3;
  let at = 17;
  for (; ; ) {
    try {
      switch (at) {
        case 17:
          {
            $.enter();
            sum = value_2 + awaited;
            loop += 1;
            at = 11;
            continue;
          }
        case 1:
          {
            promise = pending.slice(mark);
            return {
              exit: 1,
              values: {
                error,
                mark,
                pending,
                promise,
                sum
              }
            };
          }
        case 2:
          {
            void $.begin("Hotel.find.started", ["forgotten"]);
            value_3 = sum;
            return {
              exit: 3,
              values: {
                pending,
                value_3,
                $started: $.started()
              }
            };
          }
        case 11:
          {
            if (loop < jobs.length) {
              at = 12;
              continue;
            }
            at = 14;
            continue;
          }
        case 12:
          {
            job = jobs[loop];
            value_2 = sum;
            return $.leave({
              exit: 4,
              values: {
                job,
                jobs,
                loop,
                mark,
                pending,
                sum,
                value_2
              }
            });
          }
        case 14:
          {
            at = 25;
            continue;
          }
        case 25:
          {
            at = 2;
            continue;
          }
      }
    } catch (thrown) {
      switch (at) {
        case 17:
          error = thrown;
          at = 1;
          continue;
        case 11:
          error = thrown;
          at = 1;
          continue;
        case 12:
          error = thrown;
          at = 1;
          continue;
        default:
          throw thrown;
      }
    }
  }
}
