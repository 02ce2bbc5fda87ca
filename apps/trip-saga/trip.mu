import { Bank } from "./bank.mu";
import { Hotel, SoldOut } from "./hotel.mu";

/** Where travellers come in. Nothing is held while the calls are made; what cannot be finished is undone. */
export service Trip {
  state booked: number = 0;

  count(): number {
    return this.booked;
  }

  /** The room first, then the money: an error of the bank gives the room back. */
  async book(account: string, hotel: string, cents: number): Promise<number> {
    await Hotel.reserve(hotel);
    const charge = await Bank.charge(account, cents);
    this.booked += 1;
    return charge;
  }

  /** One night after another, each paid at once; if one is not to be had, all are undone, last first. */
  async tour(account: string, hotels: string[], cents: number): Promise<number> {
    for (const hotel of hotels) {
      await Bank.charge(account, cents);
      await Hotel.reserve(hotel);
    }
    this.booked += 1;
    return hotels.length;
  }

  /** Both at the same time; what succeeded beside a failure is undone when both have ended. */
  async quick(account: string, hotel: string, cents: number): Promise<boolean> {
    try {
      saga {
        await Promise.all([Hotel.reserve(hotel), Bank.charge(account, cents)]);
      }
    } catch (error) {
      if (error instanceof SoldOut) return false;
      throw error;
    }
    this.booked += 1;
    return true;
  }
}
