// apps/hotel-reservation/frontend.mu
import { Hotel } from "./hotel.mu";
import { Flight } from "./flight.mu";
import { Order } from "./order.mu";
import { Payments } from "./payments.mu";

export service Frontend {
  /** Both or neither, serializably, in one transaction: nobody ever sees half a trip. */
  @http("POST", "/reservations")
  async reserve(user: string, flightId: string, hotelId: string): Promise<string> {
    transaction {
      const room = Hotel.reserve(hotelId, user); // not awaited yet: an asynchronous call
      const seat = Flight.reserve(flightId, user); // runs beside it
      await Promise.all([room, seat]);
    }
    return await Order.place(user, flightId, hotelId);
  }

  /** The same trip where a payment provider takes part, which cannot join a transaction: a saga. */
  async reserveAndPay(
    user: string,
    flightId: string,
    hotelId: string,
    card: string,
  ): Promise<string> {
    const room = Hotel.reserve(hotelId, user);
    const seat = Flight.reserve(flightId, user);
    await Promise.all([room, seat]);
    await Payments.charge(card, 120); // if this throws, both reservations are undone
    return await Order.place(user, flightId, hotelId);
  }
}
