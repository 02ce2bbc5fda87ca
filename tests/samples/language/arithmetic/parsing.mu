// Texts become numbers as JavaScript makes them.
//
// > Parsing.all("42px") = [42, null, 3.5, 255, 12]
import { Echo } from "./echo.mu";
export service Parsing {
  async all(text: string): Promise<(number | null)[]> {
    const said = await Echo.say(text);
    const strict = Number(said);
    return [
      parseInt(said, 10),
      Number.isNaN(strict) ? null : strict,
      parseFloat("3.5m"),
      parseInt("ff", 16),
      Number(" 12 "),
    ];
  }
}
