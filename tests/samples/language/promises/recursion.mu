// Methods and functions that wait may call themselves and each other.
//
// > Tree.sum({ "value": 1, "children": [{ "value": 2, "children": [] }, { "value": 3, "children": [{ "value": 4, "children": [] }] }] }) = 10
// > Tree.countdown(4) = "4 3 2 1 0"
// > Tree.even(5) = false
// > Tree.even(4) = true
type Node = { value: number; children: Node[] };

service Values {
  of(n: number): number {
    return n;
  }
}

export service Tree {
  async sum(node: Node): Promise<number> {
    const own = await Values.of(node.value);
    const sums = await Promise.all(node.children.map(child => this.sum(child)));
    return sums.reduce((all, n) => all + n, own);
  }

  async countdown(n: number): Promise<string> {
    const down = async (m: number): Promise<string> => {
      const text = `${await Values.of(m)}`;
      return m === 0 ? text : `${text} ${await down(m - 1)}`;
    };
    return await down(n);
  }

  async even(n: number): Promise<boolean> {
    return n === 0 ? true : await Other.odd(n - 1);
  }
}

service Other {
  async odd(n: number): Promise<boolean> {
    return n === 0 ? false : await Tree.even(n - 1);
  }
}
