// A switch asks its cases one by one, with awaits in them, and only until one fits.
//
// > Router.route("GET", "/users") = "list users"
// > Router.route("POST", "/users") = "create user"
// > Router.route("PUT", "/users") = "405"
// > Router.route("GET", "/x") = "404"
// > Router.asked(2) = "two"
// > Echo.history() = ["1", "2"]
// > Router.asked(7) = "many"
// > Echo.history() = ["1", "2", "3"]
// > Router.middle(1) = ["one", "after"]
// > Router.middle(5) = ["default", "two", "after"]
// > Router.middle(2) = ["two", "after"]
// > Router.grades([95, 80, 70, 10]) = ["A", "B", "C", "F"]
import { Echo } from "./echo.mu";
export service Router {
  async route(method: string, path: string): Promise<string> {
    switch (path) {
      case await Echo.say("/users"):
        switch (method) {
          case "GET":
            return await Echo.say("list users");
          case "POST":
            return await Echo.say("create user");
        }
        return "405";
      default:
        return "404";
    }
  }

  async asked(n: number): Promise<string> {
    await Echo.history();
    switch (n) {
      case await Echo.count(1):
        return "one";
      case await Echo.count(2):
        return "two";
      case await Echo.count(3):
        return "three";
    }
    return "many";
  }

  async middle(n: number): Promise<string[]> {
    const log: string[] = [];
    switch (n) {
      case 1:
        log.push(await Echo.say("one"));
        break;
      default:
        log.push(await Echo.say("default"));
      // falls through
      case 2:
        log.push(await Echo.say("two"));
    }
    log.push("after");
    return log;
  }

  async grades(points: number[]): Promise<string[]> {
    const grades: string[] = [];
    for (const p of points) {
      switch (true) {
        case p >= await Echo.count(90):
          grades.push("A");
          continue;
        case p >= 80:
          grades.push("B");
          break;
        case p >= await Echo.count(60): {
          grades.push("C");
          break;
        }
        default:
          grades.push("F");
      }
      await Echo.say("next");
    }
    return grades;
  }
}
