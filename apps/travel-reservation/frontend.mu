import { Flight } from "./flight.mu";
import { Hotel } from "./hotel.mu";
import { Order } from "./order.mu";

/** Where travellers come in. */
export service Frontend {
  /** A room and a seat, both or neither, in one transaction: nobody ever sees half a trip. Answers the order's number. */
  @http("POST", "/reservations")
  async reserve(user: string, flightId: string, hotelId: string): Promise<string> {
    transaction {
      const room = Hotel.reserve(hotelId, user);
      const seat = Flight.reserve(flightId, user);
      await Promise.all([room, seat]);
    }
    return await Order.place(user, flightId, hotelId);
  }
}
