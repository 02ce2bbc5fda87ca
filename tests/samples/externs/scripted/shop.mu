export error CardRefused { reason: string }

extern service Payments from "./payments.ts" {
  charge(card: string): Promise<{ id: string }>;
  note(text: string): Promise<void>;
  real(): Promise<string>;
}

export service Shop {
  async pay(card: string): Promise<string> {
    try {
      const receipt = await Payments.charge(card);
      await Payments.note(receipt.id);
      return receipt.id;
    } catch (e) {
      if (e instanceof CardRefused) return `refused: ${e.reason}`;
      if (e instanceof Timeout) return "late";
      if (e instanceof CallFailed) return e.message;
      throw e;
    }
  }

  async real(): Promise<string> {
    return await Payments.real();
  }
}
