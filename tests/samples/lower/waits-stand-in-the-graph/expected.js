import {list, until, unwrap} from "mu:runtime";
export const Log$lines = list("Log", "lines", {
  scanned: false
});
export async function Log$add($, line) {
  await Log$lines.push($, line);
}
export async function Desk$ask$1($, v) {
  let {added_outcome, days, sleep_result} = v;
  let due, error, i, loop;
  unwrap(sleep_result);
  unwrap(added_outcome);
  i = 0;
  loop = 0;
  if (i < 2) {
    due = until($.now() + days * 86400000);
    return {
      exit: 2,
      values: {
        due,
        i,
        loop
      }
    };
  }
  return {
    exit: 3,
    values: {}
  };
}
export async function Desk$ask$2($, v) {
  let {days, i, loop} = v;
  let due, error;
  loop += 1;
  i++;
  if (i < 2) {
    due = until($.now() + days * 86400000);
    return {
      exit: 2,
      values: {
        due,
        i,
        loop
      }
    };
  }
  return {
    exit: 3,
    values: {}
  };
}
