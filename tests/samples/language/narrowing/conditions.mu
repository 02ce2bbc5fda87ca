// &&, ||, ?? and conditions kept in constants narrow as ifs do.
//
// > Offers.price({ "price": 10 }) = 10
// > Offers.price({ "price": 10, "coupon": { "percent": 20 } }) = 8
// > Offers.price({ "price": 10, "coupon": { "percent": 20, "least": 50 } }) = 10
// > Offers.price(null) = 0
// > Offers.name({ "first": "Ada" }) = "Ada"
// > Offers.name({ "first": "Ada", "last": "" }) = "Ada"
// > Offers.name({ "first": "Ada", "last": "L" }) = "Ada L"
import { Echo } from "./echo.mu";
type Offer = { price: number; readonly coupon?: { percent: number; least?: number } };
export service Offers {
  async price(offer: Readonly<Offer> | null): Promise<number> {
    const hasCoupon = offer !== null && offer.coupon !== undefined;
    const price = await Echo.count(offer?.price ?? 0);
    if (!hasCoupon) return price;
    const { percent, least = 0 } = offer.coupon;
    return price >= least && percent > 0 ? price - price * percent / 100 : price;
  }

  async name(person: { first: string; last?: string }): Promise<string> {
    const { first, last } = person;
    return last && `${first} ${await Echo.say(last)}` || first;
  }
}
