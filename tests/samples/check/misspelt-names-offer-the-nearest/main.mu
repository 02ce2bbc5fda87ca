import { Hotel, Rooom } from "./hotel.mu";
import { sleeep } from "mu";
import { charge } from "stripe";
import { Other } from "./hotl.mu";

service Desk {
  state visits: Counter;

  async show(user: string): Promise<void> {
    await Hotel.fre("a");
    console.log(usr, user.toUppercase());
    this.vists.add(1);
    setTimeout(() => {}, 100);
    const key = process.env.KEY;
  }
}
