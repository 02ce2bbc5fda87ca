import { sleep } from "mu";
import { Hotel } from "./hotel.mu";

export service Desk {
  async direct(): Promise<void> {
    transaction {
      await sleep("1 second");
    }
  }

  async far(): Promise<void> {
    await Hotel.slow();
    transaction {
      await Hotel.reserve();
      const other = Hotel.quick();
      await other;
    }
  }

  async mine(): Promise<void> {
    transaction {
      await this.helper();
    }
  }

  private async helper(): Promise<void> {
    await Hotel.slow();
  }
}
