/** Nothing is left of what was asked for. */
export error SoldOut { what: string }

export error NoSuchHotel { id: string }
export error NoSuchFlight { id: string }
export error NoSuchOrder { id: string }
