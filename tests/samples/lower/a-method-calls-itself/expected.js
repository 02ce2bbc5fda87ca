import {map} from "mu:runtime";
export const Files$sizes = map("Files", "sizes", {
  key: "string",
  scanned: false
});
export const Files$folders = map("Files", "folders", {
  key: "string",
  scanned: false
});
export async function Files$size($, path) {
  return await Files$sizes.get($, path) ?? 0;
}
export async function Files$inside($, path) {
  return [...await Files$folders.get($, path) ?? []];
}
export async function Disk$usage$2($, v) {
  let {inside_result, pending} = v;
  let promise;
  promise = inside_result.map(each => $.begin("Disk.usage.started", [each], pending));
  return {
    exit: 3,
    values: {
      pending,
      promise,
      $started: $.started()
    }
  };
}
export async function Disk$usage$3($, v) {
  let {inner, own} = v;
  return {
    exit: 0,
    values: {
      value: inner.reduce((sum, size) => sum + size, own)
    }
  };
}
