// JSON.stringify with replacers and indents, JSON.parse with a reviver.
//
// > Json.shown({ "b": 1, "a": [1, { "c": null }] }) = ["{\"b\":1,\"a\":[1,{\"c\":null}]}", "{\"a\":[1,{}],\"b\":1}", "{\n--\"b\": 1,\n--\"a\": [\n----1,\n----{\n------\"c\": null\n----}\n--]\n}"]
// > Json.without("{\"user\":\"a\",\"password\":\"x\",\"deep\":{\"password\":\"y\",\"n\":1}}") = "{\"user\":\"a\",\"deep\":{\"n\":1}}"
// > Json.doubled("{\"n\":1,\"list\":[2,\"x\"]}") = "{\"n\":2,\"list\":[4,\"x\"]}"
// > Json.odd() = ["\"\\u2028\\ud83d\"", "null", "[null,null]", "{}", "\"\\\"\\\\\\n\""]
type Value = { b: number; a: (number | { c: null })[] };
export service Json {
  async shown(value: Value): Promise<string[]> {
    return [
      JSON.stringify(value),
      JSON.stringify(value, ["a", "b"]),
      JSON.stringify(value, null, "--"),
    ];
  }

  without(text: string): string {
    return JSON.stringify(JSON.parse(text), (key, value) => key === "password" ? undefined : value);
  }

  doubled(text: string): string {
    return JSON.stringify(
      JSON.parse(text, (_key, value) => typeof value === "number" ? value * 2 : value),
    );
  }

  odd(): string[] {
    return [
      JSON.stringify("\u2028\ud83d").replace("\u2028", "\\u2028"),
      JSON.stringify(NaN),
      JSON.stringify([undefined, Infinity]),
      JSON.stringify({ a: undefined }),
      JSON.stringify("\"\\\n"),
    ];
  }
}
