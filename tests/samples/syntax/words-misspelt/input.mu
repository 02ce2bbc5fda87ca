servce Hotel {
  f(): number {
    return 1;
  }
}

export servcie Guests {
}

funtion f(): number {
  return 1;
}

erorr Late { id: string }

const x = 1;
f();

service Desk {
  function open(): void {}
  const limit = 3;
  stat rooms: Map<string, number>;
  get(): void {}
}

service Bar {
  async f(): Promise<void> {
    transacton { await Desk.get(); }
    retrun 3;
    x y;
  }
}
