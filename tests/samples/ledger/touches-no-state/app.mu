service Prices {
  gross(net: number): number {
    return Math.round(net * 1.2);
  }
}
