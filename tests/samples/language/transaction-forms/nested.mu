// Transactions in transactions, in methods that are called in transactions, three services deep.
//
// > Top.all("x", 0) = ["x/top", "x/middle", "x/bottom"]
// > Top.all("y", 3) throws Deep { "level": 3 }
// > Top.all("z", 2) = ["z/top"]
// > Names.all() = ["x/bottom", "x/middle", "x/top", "z/top"]
error Deep { level: number }
export service Names {
  state names: Set<string>;

  put(name: string): string {
    this.names.add(name);
    return name;
  }

  all(): readonly string[] {
    return this.names.values();
  }
}
export service Bottom {
  async put(name: string, fail: number): Promise<string[]> {
    transaction {
      const put = await Names.put(`${name}/bottom`);
      if (fail === 3) throw new Deep({ level: 3 });
      return [put];
    }
  }
}
export service Middle {
  async put(name: string, fail: number): Promise<string[]> {
    const put = await Names.put(`${name}/middle`);
    const below = await Bottom.put(name, fail);
    if (fail === 2) throw new Deep({ level: 2 });
    return [put, ...below];
  }
}
export service Top {
  async all(name: string, fail: number): Promise<string[]> {
    const all: string[] = [];
    transaction {
      all.push(await Names.put(`${name}/top`));
      try {
        transaction {
          all.push(...await Middle.put(name, fail));
        }
      } catch (e) {
        if (!(e instanceof Deep) || e.level !== 2) throw e;
      }
    }
    return all;
  }
}
