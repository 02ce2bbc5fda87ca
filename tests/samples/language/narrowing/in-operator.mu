// `in` finds out which object it is, also when the property is optional elsewhere.
//
// > Contacts.reach({ "mail": "a@b" }) = "mail a@b"
// > Contacts.reach({ "phone": "12", "extension": 3 }) = "call 12-3"
// > Contacts.reach({ "phone": "12" }) = "call 12"
// > Contacts.reach({ "street": "Elm", "city": "Ulm" }) = "visit Elm, Ulm"
// > Contacts.reached() = ["a@b", "12", "12", "Ulm"]
import { Echo } from "./echo.mu";
type Contact =
  | { mail: string }
  | { phone: string; extension?: number }
  | { street: string; city: string };
export service Contacts {
  state log: List<string>;

  async reach(contact: Contact): Promise<string> {
    if ("mail" in contact) {
      this.log.push(await Echo.say(contact.mail));
      return `mail ${contact.mail}`;
    } else if ("phone" in contact) {
      this.log.push(contact.phone);
      const { phone, extension } = contact;
      return `call ${await Echo.say(phone)}${extension === undefined ? "" : `-${extension}`}`;
    }
    this.log.push(contact.city);
    return `visit ${contact.street}, ${contact.city}`;
  }

  reached(): string[] {
    return [...this.log];
  }
}
