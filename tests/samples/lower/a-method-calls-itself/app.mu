service Files {
  state sizes: Map<string, number>;
  state folders: Map<string, string[]>;

  size(path: string): number {
    return this.sizes.get(path) ?? 0;
  }

  inside(path: string): string[] {
    return [...(this.folders.get(path) ?? [])];
  }
}

export service Disk {
  async usage(path: string): Promise<number> {
    const own = await Files.size(path);
    const inner = await Promise.all((await Files.inside(path)).map(each => this.usage(each)));
    return inner.reduce((sum, size) => sum + size, own);
  }
}
