import {map} from "mu:runtime";
export const Hotel$rooms = map("Hotel", "rooms", {
  key: "string",
  scanned: false
});
export async function Hotel$find($, id) {
  return await Hotel$rooms.get($, id) ?? 0;
}
export async function Trip$plan$1($, v) {
  let {cities, least, returned} = v;
  let first, plan_each_arguments;
  first = returned;
  plan_each_arguments = cities.map(given0 => [least, given0]);
  return {
    exit: 2,
    values: {
      first,
      plan_each_arguments
    }
  };
}
export async function Trip$plan$2($, v) {
  let {calls, first, rooms} = v;
  return {
    exit: 0,
    values: {
      value: first + calls + rooms.length
    }
  };
}
export async function Trip$plan_each$arguments($, v) {
  const [least, city] = v.args;
  return {
    exit: 1,
    values: {
      least,
      city
    }
  };
}
