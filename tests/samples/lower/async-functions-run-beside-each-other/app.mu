service Hotel {
  state rooms: Map<string, number>;

  find(id: string): number {
    return this.rooms.get(id) ?? 0;
  }
}

export service Trip {
  async plan(cities: string[], least: number): Promise<number> {
    let calls = 0;
    const ask = async (id: string): Promise<number> => {
      calls++;
      return await Hotel.find(id);
    };
    const first = await ask("first");
    const rooms = await Promise.all(
      cities.map(async city => {
        const found = await Hotel.find(city);
        return found < least ? await Hotel.find(`${city}/more`) : found;
      }),
    );
    return first + calls + rooms.length;
  }
}
